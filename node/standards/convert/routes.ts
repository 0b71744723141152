/** Which conversions there are: from what a document is and the wanted standard to tables and content models. */

import { DESIGN, FIRST_DESIGN } from './design.ts';
import type { Grammar } from './grammar.ts';
import { PATENT_36, PATENT_96 } from './grammar-patent.ts';
import { DESIGN_96, TRADEMARK_96 } from './grammar-register.ts';
import type { Direction, Rule } from './mapping.ts';
import { PATENT } from './patent.ts';
import { gatherRows, ST32 } from './st32.ts';
import { TRADEMARK } from './trademark.ts';
import type { Naming, XmlNode } from './xml-tree.ts';

export type Target = 'st96' | 'st36';
export type Standard = Target | 'st66' | 'st86';

/** How the names of a document are told: ST.66 and ST.86 share a root and its kind of namespaces. */
export type Family = 'st96' | 'st36' | 'transaction';

export interface Route {
  readonly family: Family;
  readonly from: Standard;
  readonly to: Target;
  readonly direction: Direction;
  /** The element that holds a record, in the source. */
  readonly record: RegExp;
  /** A converted document may hold several records; `agree` names the element on which they must. */
  readonly several?: { readonly agree?: string };
  /** Root element of the converted document. */
  readonly root: string;
  readonly table: readonly Rule[];
  /** For the first record, in addition. */
  readonly first?: readonly Rule[];
  readonly grammar: Grammar;
  readonly prepare?: (record: XmlNode) => XmlNode;
}

const ST96 = 'http://www.wipo.int/standards/XMLSchema/ST96/';

/** Prefixes of the tables and of what is written. */
export const NAMESPACES: Readonly<Record<string, string>> = {
  pat: `${ST96}Patent`,
  tmk: `${ST96}Trademark`,
  dgn: `${ST96}Design`,
  com: `${ST96}Common`,
};
const PREFIXES = new Map(Object.entries(NAMESPACES).map(([prefix, uri]) => [uri, prefix]));
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const PATENT_RECORD = {
  family: 'st36',
  from: 'st36',
  to: 'st96',
  direction: 'to96',
  record: /^(?:[a-z]{2}-)?bibliographic-data(?:-grant|-application)?$/,
  root: 'pat:BibliographicData',
  table: PATENT,
  grammar: PATENT_96,
} as const satisfies Route;

export const ROUTES: readonly Route[] = [
  PATENT_RECORD,
  { ...PATENT_RECORD, record: /^SDOBI$/, table: ST32, prepare: gatherRows },
  {
    family: 'st96',
    from: 'st96',
    to: 'st36',
    direction: 'from96',
    record: /^pat:BibliographicData$/,
    root: 'bibliographic-data',
    table: PATENT,
    grammar: PATENT_36,
  },
  {
    family: 'transaction',
    from: 'st66',
    to: 'st96',
    direction: 'to96',
    record: /^TradeMark$/,
    several: {},
    root: 'tmk:TrademarkApplication',
    table: TRADEMARK,
    grammar: TRADEMARK_96,
  },
  {
    family: 'transaction',
    from: 'st86',
    to: 'st96',
    direction: 'to96',
    record: /^Design$/,
    several: { agree: 'ApplicationNumber' },
    root: 'dgn:DesignApplication',
    table: DESIGN,
    first: FIRST_DESIGN,
    grammar: DESIGN_96,
  },
];

/** Parts of a document that are no bibliographic data, and are passed over. */
export const OUTSIDE: ReadonlySet<string> = new Set(
  `description claims us-claim-statement abstract drawings search-report-data sequence-list-doc
   us-sequence-list-doc us-chemistry us-math table-external-doc ep-reference-list
   SDOAB SDOAM SDOCL SDODE SDODR SDOSR
   pat:Description pat:Claims pat:Abstract pat:Drawings pat:SearchReport`.split(/\s+/),
);

/** Names as the tables spell them; the family is known once the root has been asked for. */
export class Names {
  #root: { readonly family: Family; readonly namespace: string } | undefined;

  get family(): Family | undefined {
    return this.#root?.family;
  }

  readonly naming: Naming = (namespace, local) => {
    this.#root ??= { family: familyOf(namespace, local), namespace };
    if (namespace === XSI) return `xsi:${local}`;
    if (this.#root.family === 'st36') return local;
    if (this.#root.family === 'st96') return `${PREFIXES.get(namespace) ?? 'other'}:${local}`;
    // An office puts what it adds to ST.66 and ST.86 into a namespace of its own.
    return namespace === '' || namespace === this.#root.namespace ? local : `other:${local}`;
  };
}

function familyOf(namespace: string, root: string): Family {
  if (namespace.startsWith(ST96) || /^urn:us:gov:doc:uspto:patent/.test(namespace)) return 'st96';
  return root === 'Transaction' ? 'transaction' : 'st36';
}
