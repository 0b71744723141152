/** Finding one's way in the text of Canonical XML. Positions; -1 where the text ends too early. */

const SLASH = 0x2f;
const GREATER = 0x3e;
const QUOTE = 0x22;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7}));/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Whether `<` and this character begin a comment or a processing instruction. */
export function startsMarkup(code: number): boolean {
  return code === EXCLAMATION || code === QUESTION;
}

export function pastNext(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

/** Past the comment or processing instruction at `at`. */
export function pastMarkup(xml: string, at: number): number {
  return xml.charCodeAt(at + 1) === QUESTION ? pastNext(xml, '?>', at + 2) : pastNext(xml, '-->', at + 2);
}

/** Past the end tag of the element whose content `from` is in. */
export function pastElement(xml: string, from: number): number {
  let depth = 1;
  for (let at = xml.indexOf('<', from); at !== -1; ) {
    const code = xml.charCodeAt(at + 1);
    let after = at + 1;
    if (code === SLASH) {
      if (--depth === 0) return pastNext(xml, '>', at);
    } else if (startsMarkup(code)) {
      after = pastMarkup(xml, at);
      if (after === -1) return -1;
    } else {
      depth++;
    }
    at = xml.indexOf('<', after);
  }
  return -1;
}

/** Where the `>` of a start tag is: it is not escaped in attribute values, so quotes count. */
export function tagEnd(xml: string, from: number): number {
  let quoted = false;
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (code === GREATER && !quoted) return at;
  }
  return -1;
}

/** With the predefined entities and the character references replaced. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, entity?: string, hex?: string, decimal?: string) => {
    if (entity !== undefined) return ENTITIES[entity] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
