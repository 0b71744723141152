/** How something came out: as hoped, not so, not decided, or nothing to judge. */
export type Tone = 'good' | 'bad' | 'open' | 'plain';

/** A sign for how something came out; its shape says it too, for who does not see colours. */
const SHAPES: Readonly<Record<Tone, string>> = {
  good: 'M5 12.5l4.5 4.5L19 7.5',
  bad: 'M6 6l12 12M18 6L6 18',
  open: 'M9 9a3 3 0 1 1 4 2.8c-.8.4-1 1-1 2.2M12 17.5v.5',
  plain: 'M12 7v6M12 16.5v.5',
};

export function Mark({ tone, size = 20 }: { readonly tone: Tone; readonly size?: number }) {
  return (
    <svg class={`mark ${tone}`} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      <path d={SHAPES[tone]} />
    </svg>
  );
}
