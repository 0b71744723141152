/** Names and values, one below the other. What is not there is left out. */
import type { ComponentChildren } from 'preact';

export function Values({
  rows,
}: {
  readonly rows: readonly (readonly [name: string, value: ComponentChildren | undefined])[];
}) {
  return (
    <dl class="values">
      {rows.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

export function Hash({ children }: { readonly children: string }) {
  return <code dir="ltr">{children}</code>;
}
