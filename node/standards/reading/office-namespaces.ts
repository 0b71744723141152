/** Namespaces by which offices extend a standard, and the names under which their forms of it go. */

interface OfficeNamespace {
  readonly starts: string;
  /** ST.3 code. */
  readonly office: string;
  readonly dialect: string;
}

const OFFICE_NAMESPACES: readonly OfficeNamespace[] = [
  { starts: 'urn:us:gov:doc:uspto:', office: 'US', dialect: 'USPTO' },
  { starts: 'http://www.cipo.ic.gc.ca/standards/XMLSchema/', office: 'CA', dialect: 'CIPO' },
  { starts: 'http://www.jpo.go.jp/standards/XMLSchema/', office: 'JP', dialect: 'JPO' },
  { starts: 'urn:ige:schema:xsd:', office: 'CH', dialect: 'IPI' },
  { starts: 'http://euipo.europa.eu/', office: 'EM', dialect: 'EUIPO' },
  { starts: 'http://oami.europa.eu/', office: 'EM', dialect: 'EUIPO' },
  { starts: 'http://register.dpma.de/standards/XMLSchema/', office: 'DE', dialect: 'DPMA' },
];

const STANDARD = 'WIPO';

export function officeOfNamespace(namespace: string): string | undefined {
  return OFFICE_NAMESPACES.find(({ starts }) => namespace.startsWith(starts))?.office;
}

/** The dialect of a document by the namespaces that its root has and declares. */
export function dialectOfNamespaces(namespaces: readonly string[]): string {
  for (const namespace of namespaces) {
    const found = OFFICE_NAMESPACES.find(({ starts }) => namespace.startsWith(starts));
    if (found !== undefined) return found.dialect;
  }
  return STANDARD;
}
