import { utf8 } from '#protocol/bytes.ts';

const CLAUSES = [
  'a housing of moulded fibre with a lid that a spring holds open',
  'a sensor that reads the humidity of the seed bed each minute',
  'a valve between the tank and the bed, closed when no current flows',
  'a controller that keeps the last seven readings and compares them',
];

/**
 * A fictional patent application of about 4 KB, the `serial`-th of its office and year: the same bytes for the same
 * arguments, no two alike.
 */
export function sampleApplication(serial: number, office = 'JP', year = 2025): Uint8Array {
  const number = `${year}-${String(serial).padStart(6, '0')}`;
  const day = String((serial % 28) + 1).padStart(2, '0');
  const month = String((serial % 12) + 1).padStart(2, '0');
  const paragraphs = Array.from(
    { length: 20 },
    (_, index) =>
      `      <com:P com:id="p${serial}-${index}">Device ${serial} has ${CLAUSES[(serial + index) % CLAUSES.length]}.</com:P>`,
  );
  return utf8(`<?xml version="1.0" encoding="UTF-8"?>
<pat:BibliographicData xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
  <pat:ApplicationIdentification>
    <com:IPOfficeCode>${office}</com:IPOfficeCode>
    <com:ApplicationNumber>
      <com:ApplicationNumberText>${number}</com:ApplicationNumberText>
    </com:ApplicationNumber>
    <pat:ApplicationFilingCategory>National</pat:ApplicationFilingCategory>
    <pat:InventionSubjectMatterCategory>Utility</pat:InventionSubjectMatterCategory>
    <pat:FilingDate>${year}-${month}-${day}</pat:FilingDate>
  </pat:ApplicationIdentification>
  <pat:InventionTitleBag>
    <pat:InventionTitle com:languageCode="en">Seed bed that waters itself, variant ${serial}</pat:InventionTitle>
  </pat:InventionTitleBag>
  <pat:PartyBag>
    <pat:ApplicantBag>
      <pat:Applicant com:sequenceNumber="1">
        <com:Contact>
          <com:Name>
            <com:OrganizationName>
              <com:OrganizationStandardName>Example Gardens Ltd</com:OrganizationStandardName>
            </com:OrganizationName>
          </com:Name>
        </com:Contact>
      </pat:Applicant>
    </pat:ApplicantBag>
  </pat:PartyBag>
  <pat:Abstract com:languageCode="en">
${paragraphs.join('\n')}
  </pat:Abstract>
</pat:BibliographicData>
`);
}
