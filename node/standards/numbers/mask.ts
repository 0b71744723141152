/**
 * Masks turn the named groups of a pattern into text: `{year}-{serial:6}`.
 *
 *   {name}          the group as it is
 *   {name:6}        a number in exactly 6 digits: leading zeros added or taken away; no match if it is longer
 *   {name:0}        a number without leading zeros
 *   {name:y79}      a year of two digits: 79 to 99 are 19xx, 00 to 78 are 20xx
 *   {name:heisei}   a year of the Japanese era Heisei (1 = 1989) as four digits
 *   {name:showa}    a year of the Japanese era Showa (1 = 1926) as four digits
 */

const TOKEN = /\{(\w+)(?::(\w+))?\}/g;

export type Groups = Readonly<Record<string, string | undefined>>;

/** The text, or undefined when a group is absent or does not fit its token. */
export function renderMask(mask: string, groups: Groups): string | undefined {
  let fits = true;
  const text = mask.replace(TOKEN, (_, name: string, transform?: string) => {
    const value = groups[name];
    const rendered = value === undefined ? undefined : transformed(value, transform);
    if (rendered === undefined) fits = false;
    return rendered ?? '';
  });
  return fits ? text : undefined;
}

function transformed(value: string, transform: string | undefined): string | undefined {
  if (transform === undefined) return value;
  if (transform === 'heisei') return String(1988 + Number(value));
  if (transform === 'showa') return String(1925 + Number(value));
  if (transform.startsWith('y')) return (value >= transform.slice(1) ? '19' : '20') + value;
  const digits = value.replace(/^0+(?=\d)/, '');
  const length = Number(transform);
  if (length === 0) return digits;
  return digits.length > length ? undefined : digits.padStart(length, '0');
}
