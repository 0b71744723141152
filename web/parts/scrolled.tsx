/** What may be wider than the page scrolls by itself, and can be reached by the keyboard for it. */
import type { ComponentChildren } from 'preact';

export function Scrolled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks for it
    <section class="scrolled" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
