import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { StandardsError } from '#standards/errors.ts';
import { type FiledDocument, obstacles } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';

const ST96 = 'http://www.wipo.int/standards/XMLSchema/ST96';
const NAMESPACES = `xmlns:pat="${ST96}/Patent" xmlns:com="${ST96}/Common" xmlns:tmk="${ST96}/Trademark" xmlns:dgn="${ST96}/Design"`;

function sample(name: string) {
  const { canonical } = digestDocument(readFileSync(new URL(`../../../documents/${name}`, import.meta.url)));
  if (canonical === undefined) throw new Error(`${name} has no canonical form`);
  return readDocument(canonical);
}

/** The one record of a patent with this application identification and these other parts. */
function patent(identification: string, rest = ''): FiledDocument {
  const xml = `<pat:BibliographicData ${NAMESPACES} com:st96Version="V9_0"><pat:ApplicationIdentification>${identification}</pat:ApplicationIdentification>${rest}</pat:BibliographicData>`;
  const { documents } = readDocument(utf8(xml));
  if (documents[0] === undefined) throw new Error('no record');
  return documents[0];
}

const OFFICE = '<com:IPOfficeCode>JP</com:IPOfficeCode>';
const DATE = '<pat:FilingDate>2024-05-20</pat:FilingDate>';
const number = (text: string) =>
  `<com:ApplicationNumber><com:ApplicationNumberText>${text}</com:ApplicationNumberText></com:ApplicationNumber>`;
const claims = (...inner: string[]) =>
  `<pat:PriorityClaimBag>${inner.map((one) => `<pat:PriorityClaim>${one}</pat:PriorityClaim>`).join('')}</pat:PriorityClaimBag>`;

function errorOf(xml: string): StandardsError {
  try {
    readDocument(utf8(xml));
  } catch (error) {
    if (error instanceof StandardsError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('ST.96 reader', () => {
  for (const [name, kind, ids, filed] of [
    ['JP/patent-application.xml', 'application', ['JP.P.2025020101'], '2025-03-03'],
    ['JP/patent-application-published.xml', 'publication', ['JP.P.2025020101'], '2025-03-03'],
    ['JP/patent-publication.xml', 'publication', ['JP.P.2024080202'], '2024-05-20'],
    ['JP/utility-model-registration.xml', 'grant', ['JP.U.2025000303'], '2025-06-16'],
    ['JP/trademark.xml', 'application', ['JP.T.2025050404'], '2025-05-12'],
    ['US/patent-application.xml', 'application', ['US.P.19400111'], '2026-02-27'],
    ['US/patent-publication.xml', 'publication', ['US.P.18700123'], '2024-06-14'],
    ['US/trademark.xml', 'grant', ['US.T.99123456'], '2025-04-07'],
    ['EP/patent-application.xml', 'application', ['EP.P.25400123'], '2025-05-16'],
    ['EP/patent-publication.xml', 'publication', ['EP.P.25400123'], '2025-05-16'],
    ['EP/patent-grant.xml', 'grant', ['EP.P.23400456'], '2023-03-09'],
    ['EM/trademark.xml', 'application', ['EM.T.019100505'], '2025-10-01'],
    ['EM/design.xml', 'application', ['EM.D.015090606'], '2025-08-11'],
    [
      'EM/trademark-bag.xml',
      'data-package',
      ['EM.T.019100507', 'EM.T.019100508', 'EM.T.019100509'],
      '2025-10-02',
    ],
  ] as const) {
    it(`reads ${name}`, () => {
      const result = sample(name);
      expect(result.kind).to.equal(kind);
      expect(result.documents.map(({ applicationId }) => applicationId)).to.deep.equal(ids);
      expect(result.documents[0]?.filingDate?.date).to.equal(filed);
      expect(result.documents.flatMap(obstacles)).to.deep.equal([]);
    });
  }

  it('reads the priority claims of patents, as written and canonical', () => {
    const [document] = sample('EP/patent-application.xml').documents;
    expect(
      document?.priorityClaims.map((claim) => [
        claim.sequence,
        claim.office,
        claim.number?.text,
        claim.number?.applicationId,
        claim.date?.date,
        claim.kind,
      ]),
    ).to.deep.equal([
      ['01', 'JP', '2024-80202', 'JP.P.2024080202', '2024-05-20', 'National'],
      ['02', 'US', '18/700,123', 'US.P.18700123', '2024-06-11', 'National'],
      ['03', 'JP', '2024-081999', 'JP.P.2024081999', '2024-05-24', 'National'],
    ]);
    expect(document?.priorityClaims[0]?.number?.candidates).to.deep.equal([
      'JP.P.2024080202',
      'JP.U.2024080202',
    ]);
  });

  it('reads the priority claims of trademarks and designs', () => {
    const [mark] = sample('EM/trademark.xml').documents;
    expect(mark?.priorityClaims[0]).to.deep.include({ office: 'JP', rightType: 'T', status: 'Claimed' });
    const [design] = sample('EM/design.xml').documents;
    expect(design?.priorityClaims[0]?.number?.applicationId).to.equal('WO.D.DM240707');
  });

  it('reads publication, grant, languages, status and version', () => {
    const result = sample('US/trademark.xml');
    expect(result).to.not.have.property('version');
    expect(result.findings.map(({ code }) => code)).to.deep.equal(['READ_AS', 'VERSION_MISSING']);
    const [mark] = result.documents;
    expect(mark?.filingDate).to.deep.equal({
      text: '2025-04-07-04:00',
      date: '2025-04-07',
      precision: 'day',
      offset: '-04:00',
    });
    expect(mark?.grant).to.deep.include({ number: '9912345' });
    expect(mark?.status).to.equal('700');
    const published = sample('EP/patent-publication.xml');
    expect(published.version).to.equal('V6_0');
    expect(published.documents[0]?.publication).to.deep.include({
      office: 'EP',
      number: '4900123',
      kindCode: 'A1',
    });
    expect(published.documents[0]?.languages).to.deep.equal(['en']);
  });

  it('reads nothing of persons', () => {
    for (const name of ['JP/patent-publication.xml', 'US/trademark.xml', 'EM/design.xml']) {
      expect(JSON.stringify(sample(name))).to.not.match(/fictional|FICTIONAL|Kakuu|架空/);
    }
  });

  it('takes an ST.13 number and a number in text as spellings of one', () => {
    const both = `<com:ApplicationNumber><com:IPOfficeCode>KR</com:IPOfficeCode><com:ST13ApplicationNumber>102016000063019</com:ST13ApplicationNumber></com:ApplicationNumber>${number('10-2016-0063019')}`;
    expect(
      patent(`${OFFICE.replace('JP', 'KR')}${both}<pat:FilingDate>2016-05-23</pat:FilingDate>`),
    ).to.deep.include({
      applicationId: 'KR.P.1020160063019',
      findings: [],
    });
  });

  it('knows a utility model by its kind code, a US design by its subject matter', () => {
    const kind = (code: string) =>
      `<pat:PatentPublicationIdentification><pat:PublicationNumber>1</pat:PublicationNumber><com:PatentDocumentKindCode>${code}</com:PatentDocumentKindCode></pat:PatentPublicationIdentification>`;
    const jp = `${OFFICE}${number('2024-080202')}${DATE}`;
    expect(patent(jp, kind('A')).applicationId).to.equal('JP.P.2024080202');
    expect(patent(jp, kind('U')).applicationId).to.equal('JP.U.2024080202');
    const us = `${OFFICE.replace('JP', 'US')}${number('29/320,853')}<pat:InventionSubjectMatterCategory>Design</pat:InventionSubjectMatterCategory>${DATE}`;
    expect(patent(us).applicationId).to.equal('US.D.29320853');
  });

  for (const [what, identification, code, logged] of [
    ['no office', `${number('2024-080202')}${DATE}`, 'OFFICE_MISSING', false],
    ['an office that is none', `${OFFICE.replace('JP', 'UK')}${number('1')}${DATE}`, 'OFFICE_UNKNOWN', false],
    ['the office XX', `${OFFICE.replace('JP', 'XX')}${number('1')}${DATE}`, 'OFFICE_UNKNOWN', false],
    ['a former office', `${OFFICE.replace('JP', 'SU')}${number('1')}${DATE}`, 'OFFICE_FORMER', true],
    ['no number', `${OFFICE}${DATE}`, 'NUMBER_MISSING', false],
    ['an empty number', `${OFFICE}${number(' ')}${DATE}`, 'NUMBER_MISSING', false],
    ['a number that the rule refuses', `${OFFICE}${number('2024-0802021')}${DATE}`, 'NUMBER_REFUSED', false],
    [
      'two applications in one record',
      `${OFFICE}${number('2024-1')}${number('2024-2')}${DATE}`,
      'NUMBER_SEVERAL',
      false,
    ],
    ['no filing date', `${OFFICE}${number('2024-080202')}`, 'FILING_DATE_MISSING', true],
    [
      'a filing date of a year',
      `${OFFICE}${number('2024-080202')}${DATE.replace('-05-20', '')}`,
      'FILING_DATE_PARTIAL',
      true,
    ],
    [
      'a filing date of a month',
      `${OFFICE}${number('2024-080202')}${DATE.replace('-20', '')}`,
      'FILING_DATE_PARTIAL',
      true,
    ],
    [
      'a day that never was',
      `${OFFICE}${number('2024-080202')}${DATE.replace('05-20', '02-30')}`,
      'DATE_IMPOSSIBLE',
      true,
    ],
  ] as const) {
    it(`says what stands against recording: ${what}`, () => {
      const document = patent(identification);
      expect(obstacles(document).map((found) => found.code)).to.include(code);
      expect(obstacles(document)[0]?.path).to.equal('/BibliographicData[1]');
      expect(document.applicationId !== undefined).to.equal(logged);
    });
  }

  it('warns of what is wrong with a claim, and records the application all the same', () => {
    const document = patent(
      `${OFFICE}${number('2024-080202')}${DATE}`,
      claims(
        `${OFFICE}<pat:FilingDate>2023-05</pat:FilingDate>`,
        `<com:IPOfficeCode>CS</com:IPOfficeCode>${number('PV 1-88')}<pat:FilingDate>1988-01-04</pat:FilingDate>`,
        `<com:IPOfficeCode>UK</com:IPOfficeCode>${number('2306615.2')}`,
        `<com:IPOfficeCode>US</com:IPOfficeCode>${number('62/982,670 i')}<pat:FilingDate>2023-02-30</pat:FilingDate>`,
        `<com:IPOfficeCode>US</com:IPOfficeCode>${number('PCT/US2023/012345')}<pat:FilingDate>2023-06-01</pat:FilingDate>`,
      ),
    );
    expect(obstacles(document)).to.deep.equal([]);
    expect(document.priorityClaims.map(({ findings }) => findings.map(({ code }) => code))).to.deep.equal([
      ['DATE_PARTIAL', 'NUMBER_MISSING'],
      ['OFFICE_FORMER'],
      ['DATE_MISSING', 'OFFICE_UNKNOWN'],
      ['DATE_IMPOSSIBLE', 'NUMBER_REFUSED'],
      ['NUMBER_OTHER_OFFICE'],
    ]);
    expect(document.priorityClaims[4]).to.deep.include({ office: 'WO', rightType: 'P' });
  });

  it('ignores numbers and dates of related documents and foreign elements', () => {
    const related = `<pat:RelatedDocumentBag><pat:Division>${number('2020-1')}${DATE}</pat:Division></pat:RelatedDocumentBag>`;
    const foreign = `<x:ApplicationIdentification xmlns:x="urn:example">${number('2020-2')}</x:ApplicationIdentification>`;
    expect(patent(`${OFFICE}${number('2024-080202')}${DATE}`, related + foreign).findings).to.deep.equal([]);
  });

  it('names the root that it does not know, and those that it does', () => {
    expect(errorOf('<a:us-patent-grant xmlns:a="urn:example"></a:us-patent-grant>')).to.deep.include({
      code: 'ROOT_UNKNOWN',
    });
    expect(errorOf('<patent-grant></patent-grant>').message).to.match(
      /patent-grant; known are roots of ST\.96 \(\d+\), ST\.36 \(\d+\)/,
    );
    expect(errorOf(`<pat:Claims xmlns:pat="${ST96}/Patent"></pat:Claims>`).code).to.equal('ROOT_UNKNOWN');
    expect(errorOf(`<${'é'.repeat(500)}></${'é'.repeat(500)}>`).message.length).to.be.below(600);
  });

  it('refuses an envelope without a record, and what is not canonical XML', () => {
    expect(errorOf(`<tmk:TrademarkTransaction ${NAMESPACES}></tmk:TrademarkTransaction>`).code).to.equal(
      'RECORDS_NONE',
    );
    expect(errorOf('').code).to.equal('CANONICAL_INVALID');
    expect(errorOf(`<tmk:Trademark ${NAMESPACES}>`).code).to.equal('CANONICAL_INVALID');
  });

  it('ends in an answer or a StandardsError on any bytes, and on any damage to a document', () => {
    const whole = readFileSync(new URL('../../../documents/EP/patent-publication.xml', import.meta.url));
    const damaged = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
      .map((changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array()), (bytes) => {
        try {
          readDocument(bytes);
        } catch (error) {
          expect(error).to.be.instanceOf(StandardsError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
