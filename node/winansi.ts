/**
 * What the standard fonts of PDF can write: Windows-1252, which they call WinAnsi (ISO 32000-2, Annex D). pdfkit writes
 * the code of any other character as if it were bytes of that, and so other characters in its place.
 */

/** The control characters and the soft hyphen have no sign of their own. */
const WITH_SIGN = /^[ -~\u00a0-\u00ac\u00ae-\u00ff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]$/u;
const NARROW_SPACE = /\u202f/g;

/**
 * The text with a name such as `[U+51FA]` for each character that the fonts have not.
 * @param has of a character; without, what the standard fonts have
 */
export function writable(text: string, has = (character: string) => WITH_SIGN.test(character)): string {
  const characters = [...text.replace(NARROW_SPACE, '\u00a0')];
  return characters.map((character) => (has(character) ? character : nameOf(character))).join('');
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
