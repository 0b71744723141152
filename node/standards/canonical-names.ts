/**
 * Names of elements by the namespace declarations in force. What one document spells, the next of its kind spells
 * too, so names are kept from one to the next; resolving each name of each document was a third of a walk (measured).
 */

import { unescaped } from './canonical-scan.ts';

export interface ElementName {
  /** '' is none. */
  readonly namespace: string;
  readonly local: string;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const DECLARATION = /\sxmlns(?::([^\s="]+))?="([^"]*)"/g;

/** Kept are at most so many characters of names and declarations: documents are hostile. */
const MOST_CHARACTERS = 2 ** 20;
/** What one entry takes beside its characters. */
const ENTRY = 64;

let kept = 0;
let outermost: Scope | undefined;

/** The scope around every document. */
export function outermostScope(): Scope {
  if (outermost === undefined || kept >= MOST_CHARACTERS) {
    outermost = new Scope(undefined, new Map([['xml', XML_NAMESPACE]]));
    kept = 0;
  }
  return outermost;
}

export class Scope {
  /** Namespaces declared here, by prefix. */
  readonly declared: ReadonlyMap<string, string>;
  readonly #parent: Scope | undefined;
  readonly #names = new Map<string, ElementName>();
  readonly #inner = new Map<string, Scope>();

  constructor(parent: Scope | undefined, prefixes: ReadonlyMap<string, string>) {
    this.#parent = parent;
    this.declared = prefixes;
  }

  /** A name that was resolved before, by its spelling. */
  known(qualified: string): ElementName | undefined {
    return this.#names.get(qualified);
  }

  resolve(qualified: string): ElementName {
    const before = this.#names.get(qualified);
    if (before !== undefined) return before;
    const own = detached(qualified);
    const colon = own.indexOf(':');
    const namespace = this.namespace(colon === -1 ? '' : own.slice(0, colon));
    const name = { namespace, local: own.slice(colon + 1) };
    keep(this.#names, own, name);
    return name;
  }

  /** Of a prefix; '' is that of names without one. */
  namespace(prefix: string): string {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#parent) {
      const uri = scope.declared.get(prefix);
      if (uri !== undefined) return uri;
    }
    return '';
  }

  /** The scope of an element with these declarations, as its tag writes them. */
  within(declarations: string): Scope {
    const before = this.#inner.get(declarations);
    if (before !== undefined) return before;
    const own = detached(declarations);
    const prefixes = new Map<string, string>();
    for (const [, prefix = '', uri = ''] of own.matchAll(DECLARATION)) prefixes.set(prefix, unescaped(uri));
    const scope = new Scope(this, prefixes);
    keep(this.#inner, own, scope);
    return scope;
  }
}

function keep<V>(entries: Map<string, V>, key: string, value: V): void {
  if (kept >= MOST_CHARACTERS) return;
  kept += key.length + ENTRY;
  entries.set(key, value);
}

/** A copy: a slice of the text of a document would keep all of it in memory. */
function detached(slice: string): string {
  return [...slice].join('');
}
