/**
 * A single pass over Canonical XML (no DOCTYPE, no CDATA, no empty-element tags, `<` always escaped, values
 * in double quotes). Whole subtrees that the visitor does not want are passed over without a look at names.
 *
 * Whatever the bytes are, the walk ends after one pass and throws nothing; what is not canonical XML shows
 * in the result.
 */

export const SKIP = 0;
export const ENTER = 1;
export const TEXT = 2;

/** What to do with an element: pass over it, go into it, or take its own text and nothing below. */
export type Step = typeof SKIP | typeof ENTER | typeof TEXT;

export interface StartTag {
  /** Value of an attribute of the element that was just opened; '' as namespace for one without prefix. */
  attribute(namespace: string, local: string): string | undefined;
  /** Line of the tag in the canonical text, from 1. */
  line(): number;
}

/** `Name` is what `resolve` makes of a name, once for each spelling in each namespace scope. */
export interface Visitor<Name> {
  resolve(namespace: string, local: string): Name;
  start(name: Name, tag: StartTag): Step;
  text(name: Name, text: string): void;
  end(name: Name): void;
}

interface Scope<Name> {
  readonly parent: Scope<Name> | undefined;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, Name>;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const GT = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;
const DECLARATION = /(?:^|\s)xmlns(?::([^\s="]+))?="([^"]*)"/g;
const ATTRIBUTE = /([^\s="]+)="([^"]*)"/g;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7}));/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Walks the document. False when the bytes are not one whole element with what may stand around it. */
export function walkCanonical<Name>(bytes: Uint8Array, visitor: Visitor<Name>): boolean {
  return new Walk(decoder.decode(bytes), visitor).run();
}

class Walk<Name> implements StartTag {
  readonly #xml: string;
  readonly #visitor: Visitor<Name>;
  #scope: Scope<Name> = { parent: undefined, prefixes: new Map([['xml', XML_NAMESPACE]]), names: new Map() };
  /** Names and scopes of the elements that were entered, outermost first. */
  readonly #open: { name: Name; scope: Scope<Name> }[] = [];
  #tagStart = 0;
  #attributesStart = 0;
  #attributesEnd = 0;
  #linesCounted = 0;
  #lines = 1;

  constructor(xml: string, visitor: Visitor<Name>) {
    this.#xml = xml;
    this.#visitor = visitor;
  }

  run(): boolean {
    const xml = this.#xml;
    let roots = 0;
    let at = xml.indexOf('<');
    while (at !== -1) {
      const next = xml.charCodeAt(at + 1);
      let after: number;
      if (next === SLASH) {
        const closed = this.#open.pop();
        if (closed === undefined) return false;
        this.#scope = closed.scope;
        this.#visitor.end(closed.name);
        after = past(xml, '>', at);
      } else if (isMarkup(next)) {
        after = pastMarkup(xml, at);
      } else {
        if (this.#open.length === 0) roots++;
        after = this.#element(at);
      }
      if (after === -1) return false;
      at = xml.indexOf('<', after);
    }
    return roots === 1 && this.#open.length === 0;
  }

  attribute(namespace: string, local: string): string | undefined {
    if (this.#attributesEnd === this.#attributesStart) return undefined;
    const region = this.#xml.slice(this.#attributesStart, this.#attributesEnd);
    for (const [, name = '', value = ''] of region.matchAll(ATTRIBUTE)) {
      const colon = name.indexOf(':');
      if (name.slice(colon + 1) !== local) continue;
      const own = colon === -1 ? '' : this.#namespace(this.#scope, name.slice(0, colon));
      if (own === namespace) return unescaped(value);
    }
    return undefined;
  }

  line(): number {
    for (let at = this.#xml.indexOf('\n', this.#linesCounted); at !== -1 && at < this.#tagStart; ) {
      this.#lines++;
      this.#linesCounted = at + 1;
      at = this.#xml.indexOf('\n', at + 1);
    }
    return this.#lines;
  }

  /** Opens the element at `at`; returns where to go on, -1 at the end of a truncated text. */
  #element(at: number): number {
    const xml = this.#xml;
    let nameEnd = at + 1;
    let code = xml.charCodeAt(nameEnd);
    while (code > 0x20 && code !== GT) code = xml.charCodeAt(++nameEnd);
    let close = nameEnd;
    // `>` is not escaped in attribute values, so quotes count.
    for (let quoted = false; code !== GT || quoted; code = xml.charCodeAt(++close)) {
      if (Number.isNaN(code)) return -1;
      if (code === QUOTE) quoted = !quoted;
    }
    this.#tagStart = at;
    this.#attributesStart = nameEnd;
    this.#attributesEnd = close;
    const outer = this.#scope;
    if (close > nameEnd) this.#declare(xml.slice(nameEnd, close));
    const name = this.#resolve(xml.slice(at + 1, nameEnd));
    const step = this.#visitor.start(name, this);
    if (step === ENTER) {
      this.#open.push({ name, scope: outer });
      return close + 1;
    }
    this.#scope = outer;
    if (step === SKIP) return pastElement(xml, close + 1);
    return this.#text(name, close + 1);
  }

  #text(name: Name, from: number): number {
    const xml = this.#xml;
    let text = '';
    for (let at = from; ; ) {
      const next = xml.indexOf('<', at);
      if (next === -1) return -1;
      text += xml.slice(at, next);
      const code = xml.charCodeAt(next + 1);
      if (code === SLASH) {
        this.#visitor.text(name, unescaped(text));
        return past(xml, '>', next);
      }
      at = isMarkup(code) ? pastMarkup(xml, next) : pastElement(xml, next + 1);
      if (at === -1) return -1;
    }
  }

  #declare(attributes: string): void {
    if (!attributes.includes('xmlns')) return;
    const prefixes = new Map<string, string>();
    for (const [, prefix = '', uri = ''] of attributes.matchAll(DECLARATION))
      prefixes.set(prefix, unescaped(uri));
    if (prefixes.size > 0) this.#scope = { parent: this.#scope, prefixes, names: new Map() };
  }

  #resolve(qualified: string): Name {
    let name = this.#scope.names.get(qualified);
    if (name === undefined) {
      const colon = qualified.indexOf(':');
      const namespace = this.#namespace(this.#scope, colon === -1 ? '' : qualified.slice(0, colon));
      name = this.#visitor.resolve(namespace, qualified.slice(colon + 1));
      this.#scope.names.set(qualified, name);
    }
    return name;
  }

  #namespace(from: Scope<Name>, prefix: string): string {
    for (let scope: Scope<Name> | undefined = from; scope !== undefined; scope = scope.parent) {
      const uri = scope.prefixes.get(prefix);
      if (uri !== undefined) return uri;
    }
    return '';
  }
}

/** `!` or `?`: a comment or a processing instruction. */
function isMarkup(code: number): boolean {
  return code === 0x21 || code === 0x3f;
}

function past(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

function pastMarkup(xml: string, at: number): number {
  return xml.charCodeAt(at + 1) === 0x3f ? past(xml, '?>', at + 2) : past(xml, '-->', at + 2);
}

/** Past the end tag of the element whose content `from` is in. */
function pastElement(xml: string, from: number): number {
  let depth = 1;
  for (let at = xml.indexOf('<', from); at !== -1; ) {
    const code = xml.charCodeAt(at + 1);
    let after = at + 1;
    if (code === SLASH) {
      if (--depth === 0) return past(xml, '>', at);
    } else if (isMarkup(code)) {
      after = pastMarkup(xml, at);
      if (after === -1) return -1;
    } else {
      depth++;
    }
    at = xml.indexOf('<', after);
  }
  return -1;
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, entity?: string, hex?: string, decimal?: string) => {
    if (entity !== undefined) return ENTITIES[entity] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
