/**
 * What the standard fonts of PDF can write: Windows-1252, which they call WinAnsi (ISO 32000-2, Annex D). pdfkit writes
 * the code of any other character as if it were bytes of that, and so other characters in its place.
 */

/** The control characters and the soft hyphen have no sign of their own. */
const WITHOUT_SIGN = /[^ -~\u00a0-\u00ac\u00ae-\u00ff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]/gu;
const NARROW_SPACE = /\u202f/g;

/** The text with a name such as `[U+51FA]` for each character that the fonts have not. */
export function writable(text: string): string {
  return text.replace(NARROW_SPACE, '\u00a0').replace(WITHOUT_SIGN, nameOf);
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
