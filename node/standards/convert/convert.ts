/**
 * Conversion of bibliographic data between WIPO standards, document to document: ST.36 to ST.96 and back, ST.66 and
 * ST.86 to ST.96. Titles, classes and parties pass through and are kept nowhere.
 *
 * What is written in ST.96 is V6_0: `pat:BibliographicData`, `tmk:TrademarkApplication`, `dgn:DesignApplication`,
 * the roots of V6_0 that require least beside what the older standards say. In ST.36 it is `bibliographic-data`.
 */

import { StandardsError } from '../errors.ts';
import { DIALECTS, rootNames } from '../read.ts';
import { Carrier } from './apply.ts';
import { type Lack, lacks, order } from './grammar.ts';
import type { NotCarried } from './notes.ts';
import {
  type Family,
  NAMESPACES,
  Names,
  OUTSIDE,
  ROUTES,
  type Route,
  type Standard,
  type Target,
} from './routes.ts';
import { elements, readTree, textOf, type XmlNode, xmlNode } from './xml-tree.ts';
import { writeXml } from './xml-writer.ts';

export interface Conversion {
  readonly from: Standard;
  readonly to: Target;
  /** The converted document, UTF-8. */
  readonly document: Uint8Array;
  /**
   * `claimed`: all that the target requires is there, each value as it allows. Of ST.36, which has a DTD for each
   * office, it is said of its common elements.
   */
  readonly valid: 'claimed' | 'not claimed';
  /** What the target requires and the source lacks; empty when validity is claimed. */
  readonly missing: readonly Lack[];
  /** What of the source is not in the converted document. */
  readonly notCarried: readonly NotCarried[];
}

/**
 * Converts a document. `canonical` is its canonical XML as the digest step made it, in UTF-8.
 * Throws StandardsError: CANONICAL_INVALID, ROOT_UNKNOWN, CONVERSION_NONE, RECORDS_NONE, RECORDS_SEVERAL.
 */
export function convertDocument(canonical: Uint8Array, to: Target): Conversion {
  const names = new Names();
  const source = readTree(canonical, { naming: names.naming, without: OUTSIDE });
  if (source === undefined) {
    throw new StandardsError('CANONICAL_INVALID', 'the bytes are not the canonical XML of a whole document');
  }
  const { route, records } = routeOf(source, names.family, to);
  const { direction, grammar, root, several, prepare } = route;
  const [first = source] = records;
  const start = several === undefined ? first : source;
  const target = xmlNode(root);
  const carrier = new Carrier(direction, grammar);
  carrier.carry(route.table, prepare?.(start) ?? start, target);
  carrier.carry(route.first ?? [], first, target);
  order(grammar, target);
  const missing = lacks(grammar, target);
  return {
    from: route.from,
    to,
    document: writeXml(target, usedNamespaces(target)),
    valid: missing.length === 0 ? 'claimed' : 'not claimed',
    missing,
    notCarried: carrier.remains.list(source, OUTSIDE),
  };
}

function routeOf(
  source: XmlNode,
  family: Family | undefined,
  to: Target,
): { route: Route; records: XmlNode[] } {
  const known = ROUTES.filter((each) => each.family === family)
    .map((route) => ({ route, records: elementsNamed(source, route.record) }))
    .filter(({ records }) => records.length > 0);
  const chosen = known.find(({ route }) => route.to === to);
  if (chosen !== undefined) {
    refuseSeveral(chosen.route, chosen.records);
    return chosen;
  }
  const [other] = known;
  if (other !== undefined || family === 'st96') {
    const from = other?.route.from ?? `st96 ${source.name}`;
    const only = family === 'st96' ? '; of ST.96 pat:BibliographicData is converted, to st36' : '';
    throw new StandardsError('CONVERSION_NONE', `from ${from} there is no conversion to ${to}${only}`);
  }
  if (family === 'transaction') {
    throw new StandardsError('RECORDS_NONE', 'the transaction holds no trademark and no design');
  }
  const local = source.name.slice(source.name.indexOf(':') + 1);
  if (DIALECTS.some((dialect) => rootNames(dialect).includes(local))) {
    throw new StandardsError('CONVERSION_NONE', `${local} is read, but there is no conversion of it`);
  }
  throw new StandardsError(
    'ROOT_UNKNOWN',
    `root element ${source.name}: neither ST.96, nor ST.36 bibliographic data, nor an ST.66 or ST.86 transaction`,
  );
}

function refuseSeveral({ several }: Route, records: readonly XmlNode[]): void {
  const numbers = new Set(
    records.flatMap((record) =>
      elements(record)
        .filter(({ name }) => name === several?.agree)
        .map(textOf),
    ),
  );
  const count = several === undefined ? records.length : numbers.size;
  if (count > 1) {
    throw new StandardsError('RECORDS_SEVERAL', `${count} applications, a converted document holds one`);
  }
}

function elementsNamed(node: XmlNode, name: RegExp): XmlNode[] {
  return name.test(node.name) ? [node] : elements(node).flatMap((child) => elementsNamed(child, name));
}

/** Those that occur, so that a patent does not declare trademarks. */
function usedNamespaces(root: XmlNode): Record<string, string> {
  const used = new Set<string>();
  const visit = (node: XmlNode): void => {
    for (const name of [node.name, ...node.attributes.keys()]) used.add(name.slice(0, name.indexOf(':')));
    for (const child of elements(node)) visit(child);
  };
  visit(root);
  return Object.fromEntries(Object.entries(NAMESPACES).filter(([prefix]) => used.has(prefix)));
}
