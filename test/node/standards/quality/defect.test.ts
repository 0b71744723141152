import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { type QualityReport, qualityOf } from '#standards/quality/defect.ts';
import { readDocument } from '#standards/read.ts';

const PATENT = 'http://www.wipo.int/standards/XMLSchema/ST96/Patent';
const COMMON = 'http://www.wipo.int/standards/XMLSchema/ST96/Common';

function application({ office = 'JP', number = '2024-080202', date = '2024-05-20', claim = '' }): string {
  return `<pat:BibliographicData xmlns:pat="${PATENT}" xmlns:com="${COMMON}" com:st96Version="V6_0">
<pat:ApplicationIdentification>
<com:IPOfficeCode>${office}</com:IPOfficeCode>
<com:ApplicationNumber><com:ApplicationNumberText>${number}</com:ApplicationNumberText></com:ApplicationNumber>
<pat:FilingDate>${date}</pat:FilingDate>
</pat:ApplicationIdentification>
${claim}</pat:BibliographicData>`;
}

function report(xml: string): QualityReport {
  const bytes = utf8(xml);
  const document = digestDocument(bytes);
  return qualityOf(document, bytes, document.canonical && readDocument(document.canonical));
}

describe('data quality of a document', () => {
  it('finds nothing in a good one, and says who read it', () => {
    expect(report(application({}))).to.deep.equal({
      ...{ reader: 'st96', dialect: 'WIPO', kind: 'application', version: 'V6_0', records: 1, defects: [] },
    });
  });

  it('gives each defect its place and what stands there', () => {
    const claim = `<pat:PriorityClaimBag>
<pat:PriorityClaim><com:IPOfficeCode>US</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>60/123,456</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>2023-06</pat:FilingDate></pat:PriorityClaim>
</pat:PriorityClaimBag>
`;
    const { defects } = report(`<?xml version="1.0"?>\n\n${application({ date: '2024-02-30', claim })}`);
    expect(
      defects.map(({ code, severity, line, value }) => [code, severity, line, value]),
    ).to.deep.include.members([
      ['DATE_IMPOSSIBLE', 'error', 3, '2024-02-30'],
      ['DATE_PARTIAL', 'warning', 10, '2023-06'],
    ]);
    expect(defects.find(({ code }) => code === 'DATE_PARTIAL')?.path).to.match(/PriorityClaim\[1\]$/);
  });

  it('shows the offset of a date, and of a version what names no DTD', () => {
    expect(report(application({ date: '2024-05-20-05:00' })).defects).to.deep.include.members([
      {
        ...{ code: 'DATE_OFFSET', severity: 'info', message: 'the day counts as it is written' },
        ...{ path: '/BibliographicData[1]', value: '2024-05-20-05:00', line: 1 },
      },
    ]);
    const shown = (version: string) =>
      report(`<ep-patent-document dtd-version="${version}"><SDOBI/></ep-patent-document>`).version;
    expect(shown('ep-patent-document-v1-5')).to.equal('v1-5');
    expect(shown('Anna-v1')).to.equal('••••-v1');
  });

  it('shows no name that stands where a number should, in no field of any defect', () => {
    const { defects } = report(
      application({ office: 'Beispiel', number: 'Anna Beispiel', date: 'Anna Beispiel' }),
    );
    expect(defects).to.have.length.above(1);
    expect(JSON.stringify(defects)).to.not.match(/Anna|Beispiel/);
  });

  it('keeps what the digest noted, of a document that no reader read too', () => {
    const bytes = utf8('<!DOCTYPE a>\n<a/>');
    const { records, defects } = qualityOf(digestDocument(bytes), bytes, undefined);
    expect(records).to.equal(0);
    expect(defects.map(({ code }) => code)).to.deep.equal(['DOCTYPE_RAW']);
  });
});
