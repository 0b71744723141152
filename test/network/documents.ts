/** Documents of fictional applications, no two alike: sealed ones, and publications, which are recorded open. */
const NUMBER: Readonly<Record<string, (serial: number) => string>> = {
  JP: (serial) => `2024-${String(serial).padStart(6, '0')}`,
  KR: (serial) => `10-2024-${String(serial).padStart(7, '0')}`,
  US: (serial) => `18/${String(serial).padStart(6, '0')}`,
  AU: (serial) => `2024${String(200_000 + serial)}`,
  NZ: (serial) => String(700_000 + serial),
};

export function numberOf(office: string, serial: number): string {
  return NUMBER[office]?.(serial) ?? String(serial);
}

const NAMESPACES =
  'xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent"';

/** Every fifth is a publication. */
export const isPublication = (serial: number): boolean => serial % 5 === 0;

export function documentOf(office: string, serial: number): string {
  const identification = `<pat:ApplicationIdentification>
    <com:IPOfficeCode>${office}</com:IPOfficeCode>
    <com:ApplicationNumber>
      <com:ApplicationNumberText>${numberOf(office, serial)}</com:ApplicationNumberText>
    </com:ApplicationNumber>
    <pat:FilingDate>2024-05-20</pat:FilingDate>
  </pat:ApplicationIdentification>
  <pat:InventionTitleBag>
    <pat:InventionTitle com:languageCode="en">Seed bed that waters itself, variant ${serial}</pat:InventionTitle>
  </pat:InventionTitleBag>`;
  if (!isPublication(serial)) {
    return `<?xml version="1.0" encoding="UTF-8"?>
<pat:BibliographicData ${NAMESPACES} com:st96Version="V6_0">
  ${identification}
</pat:BibliographicData>
`;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<pat:PatentPublication ${NAMESPACES} com:st96Version="V6_0" com:languageCode="en">
  <com:IPOfficeCode>${office}</com:IPOfficeCode>
  <pat:BibliographicData com:st96Version="V6_0">
    <pat:PatentPublicationIdentification>
      <com:IPOfficeCode>${office}</com:IPOfficeCode>
      <pat:PublicationNumber>${serial}</pat:PublicationNumber>
      <com:PatentDocumentKindCode>A</com:PatentDocumentKindCode>
      <com:PublicationDate>2025-11-27</com:PublicationDate>
    </pat:PatentPublicationIdentification>
    ${identification}
  </pat:BibliographicData>
</pat:PatentPublication>
`;
}
