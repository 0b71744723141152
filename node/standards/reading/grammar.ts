/**
 * What a reader knows of its documents, as data: for each place the elements that may stand there and what
 * becomes of them. Whatever is not listed is passed over with all that is below it, persons first of all: no
 * list may lead to a name or an address.
 */

import type { RightType } from '#protocol/application-id.ts';
import type { EntryKind } from '#protocol/entry.ts';
import type { Reader } from '../filed-document.ts';
import type { Family, Field } from './draft.ts';

/** What a text is about. */
export type Holder = 'record' | 'claim' | 'publication' | 'grant' | 'issue' | 'number';

/** An attribute that is read when its element opens; no namespace is ''. */
export type Attribute = readonly [namespace: string, local: string, holder: Holder, field: Field];

export interface Part {
  /** Go into the element: the place that its children are looked up in. */
  readonly enter?: string;
  /** Or take its text. */
  readonly take?: readonly [holder: Holder, field: Field];
  /** A record of this family begins here. */
  readonly record?: Family;
  /** What the element's name says of the record that begins here. */
  readonly rightType?: RightType;
  readonly kind?: EntryKind;
  /** ST.3 code of the office whose record it always is. */
  readonly office?: string;
  /**
   * What begins here. `claims`: a list without an element for each claim (ST.32), where the second text of a
   * field, or the second number, begins the next claim.
   */
  readonly begin?: 'claim' | 'claims' | 'number' | 'issue';
  readonly attributes?: readonly Attribute[];
  /** Attribute that says in which form (docdb, epodoc, original …) the numbers below are written. */
  readonly form?: readonly [namespace: string, local: string];
}

/** Parts by local name. */
export type Parts = Readonly<Record<string, Part>>;

/** By place; `outside` holds the roots, and what may stand between a root and a record. */
export type Grammar = { readonly outside: Parts } & Readonly<Record<string, Parts>>;

/** One kind of root, and how what is below it is read. */
export interface Dialect {
  readonly reader: Reader;
  /** Such as `DOCDB`; the office whose namespaces the root declares, where there is no name. */
  readonly name?: string;
  /** Namespaces of the root: whole, or beginnings that end in `*`. None is ''. */
  readonly namespaces: readonly string[];
  /** Local names of roots; all of the grammar's `outside` when absent. */
  readonly roots?: readonly string[];
  /** Namespaces that are read below the root, beside its own. */
  readonly below?: readonly string[];
  /** Office of all documents of this kind that name none. */
  readonly office?: string;
  /** Namespaces by the prefixes that the schemas write; another one behind such a prefix is worth a finding. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** Attribute of the root with the version. */
  readonly version?: readonly [namespace: string, local: string];
  readonly grammar: Grammar;
}

export interface CompiledPart extends Part {
  readonly inside: CompiledParts | undefined;
}
export type CompiledParts = ReadonlyMap<string, CompiledPart>;

const compiled = new WeakMap<Grammar, CompiledParts>();

/** The roots of a grammar, with all places linked; made once. Throws TypeError for a place that is not there. */
export function compileGrammar(grammar: Grammar): CompiledParts {
  const known = compiled.get(grammar);
  if (known !== undefined) return known;
  const places = new Map(Object.keys(grammar).map((place) => [place, new Map<string, CompiledPart>()]));
  for (const [place, parts] of Object.entries(grammar)) {
    for (const [local, part] of Object.entries(parts)) {
      const inside = part.enter === undefined ? undefined : places.get(part.enter);
      if (part.enter !== undefined && inside === undefined) throw new TypeError(`no place ${part.enter}`);
      places.get(place)?.set(local, { ...part, inside });
    }
  }
  const outside: CompiledParts = places.get('outside') ?? new Map();
  compiled.set(grammar, outside);
  return outside;
}

export function take(holder: Holder, field: Field): Part {
  return { take: [holder, field] };
}

/** A number whose text is the element's own. */
export const BARE_NUMBER: Part = { begin: 'number', ...take('number', 'text') };

/** Whether a namespace is one of a list of namespaces and, ending in `*`, beginnings of namespaces. */
export function isOneOf(namespaces: readonly string[], namespace: string): boolean {
  return namespaces.some((one) =>
    one.endsWith('*') ? namespace.startsWith(one.slice(0, -1)) : namespace === one,
  );
}
