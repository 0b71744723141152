/** The answer to what was asked, in one sentence, before anything else. Read out when it arrives. */
import type { ComponentChildren } from 'preact';
import { Mark, type Tone } from './mark.tsx';

export function Answer({
  tone,
  sentence,
  children,
}: {
  readonly tone: Tone;
  readonly sentence: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <section class={`answer ${tone}`} role="status">
      <h2>
        <Mark tone={tone} size={40} />
        <span>{sentence}</span>
      </h2>
      {children}
    </section>
  );
}
