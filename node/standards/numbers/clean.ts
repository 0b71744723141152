/**
 * The text of a number before any rule sees it. Fixed tables, not `String.normalize`: what a published rule
 * gives must not change with the Unicode version of the runtime.
 */

const DASHES = /[\u00ad\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d\uff70]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const WIDE_SPACES = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const PLAIN = /^[A-Z\d/.,-]+$/;
const SPACES = /[\t\n\v\f\r ]+/g;

/** What a number begins with when the code in front is none of its own letters. */
const BARE = /^(?:(?:[A-Z]{1,5}[-/.]?){0,2}|[\u4e00-\u9fff]{1,4})\d/;

export interface CleanText {
  /** Upper case ASCII letters, all white space removed. */
  readonly text: string;
  /** Whether characters other than ASCII white space and letter case were replaced. */
  readonly replaced: boolean;
}

export function cleanNumber(written: string): CleanText {
  if (PLAIN.test(written)) return { text: written, replaced: false };
  const ascii = written
    .replace(DASHES, '-')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(WIDE_SPACES, ' ');
  const text = ascii.replace(SPACES, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  return { text, replaced: ascii !== written };
}

/** Without the office's own code in front, once or twice (`FR FR1909731`); as it is when nothing would remain. */
export function withoutOffice(text: string, office: string): string {
  let rest = text;
  for (let i = 0; i < 2 && rest.startsWith(office); i++) {
    const shorter = rest.slice(office.length).replace(/^[-:./]+/, '');
    if (!BARE.test(shorter)) break;
    rest = shorter;
  }
  return rest;
}
