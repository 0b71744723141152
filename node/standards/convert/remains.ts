/** What of a source tree was carried over, and what remains. */

import type { ConversionNoteCode, NotCarried } from './notes.ts';
import { childPaths, type XmlNode } from './xml-tree.ts';

/** Attributes about the file and its schema, not about the application. */
const TECHNICAL = /^(?:xsi:.*|com:st96Version)$/;

type Left = Omit<NotCarried, 'count'>;

interface Leavings {
  /** Whether anything of it was carried or refused by itself; what was not is left as a whole. */
  readonly touched: boolean;
  readonly left: readonly Left[];
}

export class Remains {
  /** Elements whose text was carried. */
  readonly #taken = new Set<XmlNode>();
  readonly #takenAttributes = new Map<XmlNode, Set<string>>();
  readonly #notes = new Map<XmlNode, ConversionNoteCode>();
  readonly #attributeNotes = new Map<XmlNode, Map<string, ConversionNoteCode>>();

  /** The text of the element, or the attribute where one is named, was carried. */
  take(node: XmlNode, attribute?: string): void {
    if (attribute === undefined) this.#taken.add(node);
    else this.takeAttribute(node, attribute);
  }

  takeAttribute(node: XmlNode, attribute: string): void {
    const names = this.#takenAttributes.get(node) ?? new Set();
    this.#takenAttributes.set(node, names.add(attribute));
  }

  /** The element with all that is in it, or the attribute where one is named, stays behind. */
  note(code: ConversionNoteCode, node: XmlNode, attribute?: string): void {
    if (attribute === undefined) this.#notes.set(node, code);
    else this.#attributeNotes.set(node, (this.#attributeNotes.get(node) ?? new Map()).set(attribute, code));
  }

  /** All that remains of a document, in its order; `outside` names what was not looked at. */
  list(root: XmlNode, outside: ReadonlySet<string>): NotCarried[] {
    const kinds = new Map<string, { code: ConversionNoteCode; path: string; count: number }>();
    for (const { code, path } of this.#below(root, `/${root.name}`, outside).left) {
      const kind = `${code} ${path.replace(/\[\d+\]/g, '')}`;
      const seen = kinds.get(kind);
      if (seen === undefined) kinds.set(kind, { code, path, count: 1 });
      else seen.count += 1;
    }
    return [...kinds.values()];
  }

  #below(node: XmlNode, path: string, outside: ReadonlySet<string>): Leavings {
    if (outside.has(node.name)) return { touched: true, left: [{ code: 'NOT_BIBLIOGRAPHIC', path }] };
    const noted = this.#notes.get(node);
    const taken = this.#taken.has(node);
    if (noted !== undefined && !taken) return { touched: true, left: [{ code: noted, path }] };
    const left = this.#attributes(node, path);
    let touched = taken || this.#takenAttributes.has(node) || this.#attributeNotes.has(node);
    if (!taken && node.children.some((child) => typeof child === 'string' && child.trim() !== '')) {
      left.push({ code: 'NO_COUNTERPART', path: `${path}/text()` });
    }
    for (const [child, childPath] of childPaths(node, path)) {
      if (taken && !this.#notes.has(child)) continue;
      const inner = this.#below(child, childPath, outside);
      touched ||= inner.touched;
      for (const one of inner.left) left.push(one);
    }
    return touched ? { touched, left } : { touched, left: [{ code: 'NO_COUNTERPART', path }] };
  }

  #attributes(node: XmlNode, path: string): Left[] {
    const taken = this.#takenAttributes.get(node);
    return [...node.attributes.keys()]
      .filter((name) => taken?.has(name) !== true && !TECHNICAL.test(name))
      .map((name) => ({
        code: this.#attributeNotes.get(node)?.get(name) ?? 'NO_COUNTERPART',
        path: `${path}/@${name}`,
      }));
  }
}
