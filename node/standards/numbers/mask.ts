/**
 * Masks turn the named groups of a pattern into text: `{year}-{serial:6}`.
 *
 *   {name}          the group as it is
 *   {name:6}        a number in exactly 6 digits: leading zeros added or taken away; no match if it is longer
 *   {name:0}        a number without leading zeros
 *   {name:y79}      a year of two digits: 79 to 99 are 19xx, 00 to 78 are 20xx
 *   {name:yy}       the last two digits of a year
 *   {name:roc}      a year of the Republic of China (1 = 1912) as four digits; {name:toroc} the way back, 3 digits
 *   {name:heisei}   a year of the Japanese era Heisei (1 = 1989) as four digits
 *   {name:showa}    a year of the Japanese era Showa (1 = 1926) as four digits
 */

const TOKEN = /\{(\w+)(?::(\w+))?\}/;

export type Groups = Readonly<Record<string, string | undefined>>;

/** The text, or undefined when a group is absent or does not fit its token. */
export type Mask = (groups: Groups) => string | undefined;

type Transform = (value: string) => string | undefined;

export function compileMask(mask: string): Mask {
  // Literal, name, transform, literal, name, …: what String.split gives for a pattern with two groups.
  const [first = '', ...rest] = mask.split(TOKEN);
  const tokens: { name: string; transform: Transform; literal: string }[] = [];
  for (let i = 0; i < rest.length; i += 3) {
    tokens.push({ name: rest[i] ?? '', transform: transformOf(rest[i + 1]), literal: rest[i + 2] ?? '' });
  }
  return (groups) => {
    let text = first;
    for (const { name, transform, literal } of tokens) {
      const value = groups[name];
      const transformed = value === undefined ? undefined : transform(value);
      if (transformed === undefined) return undefined;
      text += transformed + literal;
    }
    return text;
  };
}

function transformOf(name: string | undefined): Transform {
  if (name === undefined) return (value) => value;
  if (name === 'heisei') return (value) => String(1988 + Number(value));
  if (name === 'showa') return (value) => String(1925 + Number(value));
  if (name === 'roc') return (value) => String(1911 + Number(value));
  if (name === 'toroc') return (value) => String(Number(value) - 1911).padStart(3, '0');
  if (name === 'yy') return (value) => value.slice(-2);
  if (name.startsWith('y')) return (value) => (value >= name.slice(1) ? '19' : '20') + value;
  const length = Number(name);
  return (value) => {
    const digits = value.replace(/^0+(?=\d)/, '');
    if (length === 0) return digits;
    return digits.length > length ? undefined : digits.padStart(length, '0');
  };
}
