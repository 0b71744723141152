/**
 * What may be shown of a value from a document. A number field can hold anything, a name too, so letters are masked
 * unless they can only be a code.
 */

const WORD = /\p{L}[\p{L}\p{M}]*/gu;
/** A check digit, a letter of a number; an office or kind code; the one word that numbers hold in many offices. */
const CODE = /^(?:[A-Za-z]|[A-Z]{2}|PCT)$/;
const LONGEST = 64;

/** The value with each letter of a word as `•`, control characters as U+FFFD, cut at 64 characters. */
export function masked(value: string): string {
  const short = [...value.slice(0, 2 * LONGEST)];
  const cut = value.length > 2 * LONGEST || short.length > LONGEST;
  const shown = (cut ? `${short.slice(0, LONGEST).join('')}…` : value)
    .replace(WORD, (word) => (CODE.test(word) ? word : '•'.repeat([...word].length)))
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return shown;
}
