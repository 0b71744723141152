import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import type { FiledDocument } from '#standards/filed-document.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import { readDocument } from '#standards/read.ts';
import { errorOf } from './samples.ts';

/** Every kind of bad input that offices send: its code, and that nothing is guessed in silence. */
const ST96 = 'http://www.wipo.int/standards/XMLSchema/ST96';
const NAMESPACES = `xmlns:pat="${ST96}/Patent" xmlns:com="${ST96}/Common"`;

const office = (code: string) => `<com:IPOfficeCode>${code}</com:IPOfficeCode>`;
const number = (text: string) =>
  `<com:ApplicationNumber><com:ApplicationNumberText>${text}</com:ApplicationNumberText></com:ApplicationNumber>`;
const filed = (date: string) => `<pat:FilingDate>${date}</pat:FilingDate>`;

function publication(identification: string, rest = '', version = 'V6_0'): string {
  return `<pat:PatentPublication ${NAMESPACES} com:st96Version="V6_0"><pat:BibliographicData com:st96Version="${version}"><pat:ApplicationIdentification>${identification}</pat:ApplicationIdentification>${rest}</pat:BibliographicData></pat:PatentPublication>`;
}

function record(xml: string): FiledDocument {
  const { documents } = readDocument(utf8(xml));
  if (documents[0] === undefined) throw new Error('no record');
  return documents[0];
}

const codesOf = ({ findings }: { findings: readonly { code: string }[] }) => findings.map(({ code }) => code);

/** An application of JP with this claim. */
function claimed(...inside: string[]) {
  const bag = inside.map((one) => `<pat:PriorityClaim>${one}</pat:PriorityClaim>`).join('');
  return record(
    publication(
      office('JP') + number('2024-080202') + filed('2024-05-20'),
      `<pat:PriorityClaimBag>${bag}</pat:PriorityClaimBag>`,
    ),
  );
}

function numbered(code: string, rightType: 'P' | 'D' | 'T', text: string, date?: string) {
  const reading = parseNumber({ office: code, rightType, text, date });
  return {
    canonical: reading.outcome === 'canonical' ? reading.canonical : undefined,
    codes: reading.outcome === 'refused' ? [...codesOf(reading), reading.code] : codesOf(reading),
  };
}

describe('bad input', () => {
  describe('in documents', () => {
    it('one number written twice in one record is one', () => {
      const twice = record(
        publication(office('JP') + number('2024-080202') + number('2024-80202') + filed('2024-05-20')),
      );
      expect(twice.applicationId).to.equal('JP.P.2024080202');
      expect(codesOf(twice)).to.deep.equal([]);
    });

    it('contradictory numbers in one record name no application', () => {
      const several = record(
        publication(office('JP') + number('2024-080202') + number('2024-080203') + filed('2024-05-20')),
      );
      expect(several.applicationId).to.equal(undefined);
      expect(codesOf(several)).to.include('NUMBER_SEVERAL');
    });

    it('beside a number that can be read, one that cannot', () => {
      const beside = record(
        publication(office('JP') + number('2024-080202') + number('see the file') + filed('2024-05-20')),
      );
      expect(beside.applicationId).to.equal('JP.P.2024080202');
      expect(codesOf(beside)).to.deep.equal(['NUMBER_REFUSED']);
    });

    it('a number with an element in it: what stands around that is not the whole', () => {
      const cut = record(
        publication(office('JP') + number('2024-080202<com:b>5</com:b>') + filed('2024-05-20')),
      );
      expect(cut.applicationId).to.equal(undefined);
      expect(codesOf(cut)).to.deep.equal(['NUMBER_REFUSED']);
    });

    it('several filing dates in one record: the first is used, with a warning', () => {
      const several = record(
        publication(office('JP') + number('2024-080202') + filed('2024-05-20') + filed('2024-05-21')),
      );
      expect(several.filingDate?.date).to.equal('2024-05-20');
      expect(codesOf(several)).to.deep.equal(['DATE_SEVERAL']);
    });

    it('several applications where one is expected are records of their own, and the file a package', () => {
      const application = (text: string) =>
        `<pat:ApplicationIdentification>${office('JP') + number(text) + filed('2024-05-20')}</pat:ApplicationIdentification>`;
      const xml = `<pat:PatentBulkData ${NAMESPACES} com:st96Version="V6_0"><pat:PatentData>${application('2024-080202')}</pat:PatentData><pat:PatentData>${application('2024-080203')}</pat:PatentData></pat:PatentBulkData>`;
      const { kind, documents } = readDocument(utf8(xml));
      expect(kind).to.equal('data-package');
      expect(documents.map(({ applicationId }) => applicationId)).to.deep.equal([
        'JP.P.2024080202',
        'JP.P.2024080203',
      ]);
    });

    it('partial filing dates', () => {
      for (const text of ['2024', '2024-05', '20240500', '20240000']) {
        const { filingDate, ...partial } = record(
          publication(office('JP') + number('2024-080202') + filed(text)),
        );
        expect(filingDate).to.include({ text }).and.to.not.have.property('date');
        expect(codesOf(partial)).to.deep.equal(['FILING_DATE_PARTIAL']);
      }
    });

    it('dates with offsets keep day and offset as they are written', () => {
      for (const [text, offset] of [
        ['2024-05-20-05:00', '-05:00'],
        ['2024-05-20+09:00', '+09:00'],
        ['2024-05-20Z', 'Z'],
        ['2024-05-20T23:59:59-05:00', '-05:00'],
      ] as const) {
        const zoned = record(publication(office('JP') + number('2024-080202') + filed(text)));
        expect(zoned.filingDate).to.deep.equal({ text, date: '2024-05-20', precision: 'day', offset });
        expect(codesOf(zoned)).to.deep.equal(['DATE_OFFSET']);
      }
    });

    it('claims: without a number, with a partial date, without a date, repeated', () => {
      const claim = office('US') + number('62/982,670') + filed('2020-02-27');
      const { findings, priorityClaims } = claimed(
        office('US') + filed('2020-02-27'),
        office('US') + number('62/982,670') + filed('2020-02'),
        office('US') + number('62/982,671'),
        claim,
        claim,
      );
      expect(priorityClaims.map(codesOf)).to.deep.equal([
        ['NUMBER_MISSING'],
        ['DATE_PARTIAL'],
        ['DATE_MISSING'],
        [],
      ]);
      expect(priorityClaims[0]).to.not.have.property('number');
      expect(codesOf({ findings })).to.deep.equal(['CLAIM_REPEATED']);
    });

    it('XX, former codes and codes that are none', () => {
      const { priorityClaims } = claimed(
        office('XX') + number('1') + filed('2020-02-27'),
        office('SU') + number('4123456') + filed('1988-01-04'),
        office('UK') + number('2306615.2') + filed('2023-05-04'),
      );
      expect(priorityClaims.map(codesOf)).to.deep.equal([
        ['OFFICE_UNKNOWN'],
        ['OFFICE_FORMER'],
        ['OFFICE_UNKNOWN'],
      ]);
      expect(priorityClaims[0]?.number).to.deep.equal({ text: '1' });
    });

    it('prefixes bound to other namespaces: what counts is the namespace', () => {
      const whole = publication(office('JP') + number('2024-080202') + filed('2024-05-20'));
      const exchanged = whole
        .replaceAll(/(?<=[<:/ ])(pat|com)(?=[:=])/g, (prefix) => (prefix === 'pat' ? 'com' : 'pat'))
        .replace(/xmlns:com="[^"]*Patent"/, `xmlns:com="${ST96}/Patent"`);
      expect(record(exchanged).applicationId).to.equal('JP.P.2024080202');
      expect(codesOf(readDocument(utf8(exchanged)))).to.deep.equal(['READ_AS', 'PREFIX_REBOUND']);
      expect(codesOf(readDocument(utf8(whole)))).to.deep.equal(['READ_AS']);

      const inside = whole.replace('</pat:BibliographicData>', '<pat:x xmlns:pat="urn:example"></pat:x>$&');
      expect(codesOf(readDocument(utf8(inside)))).to.deep.equal(['READ_AS', 'PREFIX_REBOUND']);
      expect(record(inside).applicationId).to.equal('JP.P.2024080202');

      expect(errorOf(whole.replace(`${ST96}/Patent`, 'urn:example')).code).to.equal('ROOT_UNKNOWN');
      const foreign = record(whole.replace(`${ST96}/Common`, 'urn:example'));
      expect(foreign.applicationId).to.equal(undefined);
      expect(codesOf(foreign)).to.deep.equal(['OFFICE_MISSING', 'NUMBER_MISSING']);
    });

    it('mixed versions in one file', () => {
      const mixed = readDocument(
        utf8(publication(office('JP') + number('2024-080202') + filed('2024-05-20'), '', 'V8_0')),
      );
      expect(mixed.documents[0]?.applicationId).to.equal('JP.P.2024080202');
      expect(codesOf(mixed)).to.deep.equal(['READ_AS', 'VERSION_MIXED']);

      const envelope = `<pat:PatentBulkData ${NAMESPACES} com:st96Version="V3_1"><pat:PatentData com:st96Version="V4_0"></pat:PatentData></pat:PatentBulkData>`;
      expect(codesOf(readDocument(utf8(envelope)))).to.deep.equal(['READ_AS', 'VERSION_MIXED']);
    });
  });

  describe('in numbers', () => {
    it('codes glued into numbers', () => {
      expect(numbered('RU', 'D', 'RU2008502275')).to.deep.equal({
        canonical: '2008502275',
        codes: ['NUMBER_OFFICE_INSIDE'],
      });
      // A code of another office is no part of a number of this one.
      expect(numbered('RU', 'D', 'KR2008502275').canonical).to.not.equal('2008502275');
    });

    it('full-width digits and marks', () => {
      expect(numbered('JP', 'P', '２００７－２９０９２２')).to.deep.equal({
        canonical: '2007290922',
        codes: ['NUMBER_CHARACTERS'],
      });
      expect(numbered('US', 'P', '６２／９８２，６７０').codes).to.deep.equal(['NUMBER_CHARACTERS']);
    });

    it("other scripts' digits are refused and not guessed", () => {
      for (const text of ['٢٠٠٧-٢٩٠٩٢٢', '۲۰۰۷-۲۹۰۹۲۲', '२००७-२९०९२२', '二〇〇七-290922', '²⁰⁰⁷-290922']) {
        expect(numbered('JP', 'P', text), text).to.deep.equal({
          canonical: undefined,
          codes: ['NUMBER_REFUSED'],
        });
        // Nor are they kept as written for an office without rules: a register holds ASCII.
        expect(numbered('MN', 'P', text).codes, text).to.deep.equal(['NUMBER_REFUSED']);
      }
    });

    it('non-breaking and other spaces', () => {
      for (const space of ['\u00a0', '\u2007', '\u2009', '\u202f', '\u3000', '\u2003']) {
        expect(numbered('EP', 'P', `10${space}167${space}109.7`), space).to.deep.equal({
          canonical: '10167109',
          codes: ['NUMBER_CHARACTERS'],
        });
      }
    });

    it('characters that cannot be seen are refused', () => {
      for (const unseen of ['\u200b', '\u200d', '\u2060', '\ufeff', '\u200e']) {
        expect(numbered('JP', 'P', `2007-${unseen}290922`).codes).to.deep.equal(['NUMBER_REFUSED']);
      }
    });

    it('dashes of all kinds', () => {
      for (const dash of '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\ufe58\ufe63\uff0d\uff70\u00ad') {
        expect(numbered('JP', 'P', `2007${dash}290922`), dash).to.deep.equal({
          canonical: '2007290922',
          codes: ['NUMBER_CHARACTERS'],
        });
      }
    });

    it('numbers of CN with a lower-case x', () => {
      expect(numbered('CN', 'P', '202111286633.x')).to.deep.equal({
        canonical: '202111286633',
        codes: ['NUMBER_CHARACTERS'],
      });
      expect(numbered('CN', 'P', '202111286633.X').codes).to.deep.equal([]);
    });

    it('a stray letter behind a number', () => {
      expect(numbered('US', 'P', '62/982,670 i').codes).to.deep.equal(['NUMBER_REFUSED']);
    });
  });
});
