/**
 * A single pass over Canonical XML (no DOCTYPE, no CDATA, no empty-element tags, `<` always escaped, values
 * in double quotes). Whole subtrees that the visitor does not want are passed over without a look at names.
 *
 * Whatever the bytes are, the walk ends after one pass and throws nothing of its own; what is not canonical
 * XML shows in the result.
 */

import { type ElementName, outermostScope, type Scope } from './canonical-names.ts';
import { pastElement, pastMarkup, pastNext, startsMarkup, tagEnd, unescaped } from './canonical-scan.ts';

export const SKIP = 0;
export const ENTER = 1;
export const TEXT = 2;

/** What to do with an element: pass over it, go into it, or take its own text and nothing below. */
export type Step = typeof SKIP | typeof ENTER | typeof TEXT;

export interface StartTag {
  /** Where the tag of the element that was just opened begins, in the decoded text. */
  readonly offset: number;
  /** Value of an attribute of the element that was just opened; '' as namespace for one without prefix. */
  attribute(namespace: string, local: string): string | undefined;
  /** Namespaces by prefix, declared by the element or by the innermost around it that declares any. */
  declared(): ReadonlyMap<string, string>;
}

export interface Visitor {
  start(name: ElementName, tag: StartTag): Step;
  text(name: ElementName, text: string): void;
  end(name: ElementName): void;
}

const SLASH = 0x2f;
/** Ends a text that had elements in it: what is left of a number must not pass for the whole of another. */
const CUT = '\ufffd';
/** The digest step refuses anything deeper; the bound keeps the look-up of a prefix short on any bytes. */
const DEEPEST = 256;
const DECLARES = ' xmlns';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Walks the document. False when the bytes are not one whole element with what may stand around it. */
export function walkCanonical(bytes: Uint8Array, visitor: Visitor): boolean {
  return new Walk(decoder.decode(bytes), visitor).run();
}

class Walk implements StartTag {
  readonly #xml: string;
  readonly #visitor: Visitor;
  #scope: Scope = outermostScope();
  /** Elements that were entered, outermost first, with the scope to go back to. */
  readonly #open: { name: ElementName; scope: Scope }[] = [];
  offset = 0;
  #attributesStart = 0;
  #attributesEnd = 0;

  constructor(xml: string, visitor: Visitor) {
    this.#xml = xml;
    this.#visitor = visitor;
  }

  run(): boolean {
    const xml = this.#xml;
    let roots = 0;
    for (let at = xml.indexOf('<'); at !== -1; ) {
      const next = xml.charCodeAt(at + 1);
      let after: number;
      if (next === SLASH) {
        const closed = this.#open.pop();
        if (closed === undefined) return false;
        this.#scope = closed.scope;
        this.#visitor.end(closed.name);
        after = pastNext(xml, '>', at);
      } else if (startsMarkup(next)) {
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
    const attributes = this.#xml.slice(this.#attributesStart, this.#attributesEnd);
    for (let at = 1; at < attributes.length; ) {
      const equals = attributes.indexOf('="', at);
      const end = equals === -1 ? -1 : attributes.indexOf('"', equals + 2);
      if (end === -1) return undefined;
      if (attributes.startsWith(local, equals - local.length)) {
        const name = attributes.slice(at, equals);
        const colon = name.indexOf(':');
        const own = colon === -1 ? '' : this.#scope.namespace(name.slice(0, colon));
        if (own === namespace && name.length === colon + 1 + local.length) {
          return unescaped(attributes.slice(equals + 2, end));
        }
      }
      at = end + 2;
    }
    return undefined;
  }

  declared(): ReadonlyMap<string, string> {
    return this.#scope.declared;
  }

  /** Opens the element at `at`; returns where to go on, -1 at the end of a truncated text. */
  #element(at: number): number {
    const xml = this.#xml;
    const outer = this.#scope;
    this.offset = at;
    let close = xml.indexOf('>', at);
    if (close === -1) return -1;
    // Names are known as they are written, so this is a tag without attributes.
    let name = outer.known(xml.slice(at + 1, close));
    this.#attributesStart = close;
    if (name === undefined) {
      let nameEnd = at + 1;
      while (nameEnd < close && xml.charCodeAt(nameEnd) > 0x20) nameEnd++;
      if (nameEnd < close) {
        close = tagEnd(xml, nameEnd);
        if (close === -1) return -1;
        this.#attributesStart = nameEnd + this.#declare(xml.slice(nameEnd, close));
      }
      name = this.#scope.resolve(xml.slice(at + 1, nameEnd));
    }
    this.#attributesEnd = close;
    const step = this.#visitor.start(name, this);
    if (step === ENTER) {
      if (this.#open.length === DEEPEST) return -1;
      this.#open.push({ name, scope: outer });
      return close + 1;
    }
    this.#scope = outer;
    if (step === SKIP) return pastElement(xml, close + 1);
    return this.#text(name, close + 1);
  }

  #text(name: ElementName, from: number): number {
    const xml = this.#xml;
    let text = '';
    let cut = '';
    for (let at = from; ; ) {
      const next = xml.indexOf('<', at);
      if (next === -1) return -1;
      text += xml.slice(at, next);
      const code = xml.charCodeAt(next + 1);
      if (code === SLASH) {
        this.#visitor.text(name, text.trim() === '' ? '' : unescaped(text) + cut);
        return pastNext(xml, '>', next);
      }
      const isElement = !startsMarkup(code);
      if (isElement) cut = CUT;
      at = isElement ? pastElement(xml, next + 1) : pastMarkup(xml, next);
      if (at === -1) return -1;
    }
  }

  /** Declarations come before attributes (Canonical XML 1.0 §2.2). Gives where they end. */
  #declare(attributes: string): number {
    let end = 0;
    while (attributes.startsWith(DECLARES, end)) {
      const value = attributes.indexOf('="', end);
      const quote = value === -1 ? -1 : attributes.indexOf('"', value + 2);
      if (quote === -1) break;
      end = quote + 1;
    }
    if (end > 0) this.#scope = this.#scope.within(attributes.slice(0, end));
    return end;
  }
}
