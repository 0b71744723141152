/**
 * Names are matched by namespace and local name, never by prefix. An office may put a standard name into the
 * namespace of another ST.96 component, or into one of its own, so below the root all of these count alike.
 */

const COMPONENTS = 'http://www.wipo.int/standards/XMLSchema/ST96/';

/** Where every ST.96 attribute is declared (the schemas qualify attributes). */
export const COMMON = `${COMPONENTS}Common`;

/** Namespaces of offices that extend ST.96, and the office they are of. */
const EXTENSIONS: readonly (readonly [start: string, office: string])[] = [
  ['urn:us:gov:doc:uspto:', 'US'],
  ['http://www.cipo.ic.gc.ca/standards/XMLSchema/ST96/', 'CA'],
  ['http://www.jpo.go.jp/standards/XMLSchema/ST96/', 'JP'],
  ['urn:ige:schema:xsd:', 'CH'],
];

export interface ElementName {
  readonly namespace: string;
  readonly local: string;
  /** Whether the namespace is one of ST.96 or of an office's extension. */
  readonly known: boolean;
  /** Office whose extension the namespace is. */
  readonly office: string | undefined;
}

export function elementName(namespace: string, local: string): ElementName {
  if (namespace.startsWith(COMPONENTS)) return { namespace, local, known: true, office: undefined };
  const office = EXTENSIONS.find(([start]) => namespace.startsWith(start))?.[1];
  return { namespace, local, known: office !== undefined, office };
}
