import { utf8 } from '#protocol/bytes.ts';

const ST96 = 'http://www.wipo.int/standards/XMLSchema/ST96';

/** A fictional application with one claim, in canonical XML, as ST.96 writes it. */
export const EXAMPLE_DOCUMENT = utf8(
  `<pat:BibliographicData xmlns:com="${ST96}/Common" xmlns:pat="${ST96}/Patent" com:st96Version="V6_0">
  <pat:ApplicationIdentification>
    <com:IPOfficeCode>JP</com:IPOfficeCode>
    <com:ApplicationNumber>
      <com:ApplicationNumberText>2025-000001</com:ApplicationNumberText>
    </com:ApplicationNumber>
    <pat:FilingDate>2025-01-06</pat:FilingDate>
  </pat:ApplicationIdentification>
  <pat:PriorityClaimBag>
    <pat:PriorityClaim com:sequenceNumber="1">
      <com:IPOfficeCode>KR</com:IPOfficeCode>
      <com:ApplicationNumber>
        <com:ApplicationNumberText>10-2024-0000001</com:ApplicationNumberText>
      </com:ApplicationNumber>
      <pat:FilingDate>2024-03-04</pat:FilingDate>
    </pat:PriorityClaim>
  </pat:PriorityClaimBag>
</pat:BibliographicData>`,
);
