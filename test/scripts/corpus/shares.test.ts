import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { readDocument } from '#standards/read.ts';
import { type Found, foundIn } from '../../../scripts/corpus/found.ts';
import type { Outcome } from '../../../scripts/corpus/outcome.ts';
import { Shares } from '../../../scripts/corpus/shares.ts';

function found(xml: string): Found {
  const { canonical } = digestDocument(utf8(xml));
  if (canonical === undefined) throw new TypeError('the document of this test cannot be read');
  return foundIn(readDocument(canonical).documents, new TextDecoder().decode(canonical));
}

function document(application: string, claims: string): string {
  return `<patent-document><bibliographic-data>${application}<priority-claims>${claims}</priority-claims></bibliographic-data></patent-document>`;
}

const APPLICATION =
  '<application-reference><document-id><country>JP</country><doc-number>2024-80202</doc-number><date>20240520</date></document-id></application-reference>';
const CLAIM =
  '<priority-claim><country>US</country><doc-number>18/700,123</doc-number><date>20230611</date></priority-claim>';
const WHOLE = { records: 1, office: 1, number: 1, canonical: 1, filingDate: 1 };

describe('what the corpus run finds in a document', () => {
  it('is all of it, where all is there', () => {
    expect(found(document(APPLICATION, CLAIM))).to.deep.equal({
      ...WHOLE,
      ...{ claimsWritten: 1, claims: 1, claimsParsed: 1, lacks: [] },
    });
  });

  it('is less where something is missing, with the reason', () => {
    const none = found(document('', '<priority-claim><country>US</country></priority-claim>'));
    expect(none).to.include({
      office: 0,
      number: 0,
      canonical: 0,
      filingDate: 0,
      claims: 1,
      claimsParsed: 0,
    });
    expect(none.lacks).to.deep.equal([
      'no office: there is country',
      'no number: the document has no element for one',
      'no filing date: the document has no element for one',
      '/patent-document[1]/priority-claim[1]: claim not parsed: DATE_MISSING, NUMBER_MISSING',
    ]);
    const partial = found(document(APPLICATION.replace('20240520', '20240500'), CLAIM));
    expect(partial.lacks).to.deep.equal(['no full filing date: FILING_DATE_PARTIAL']);
  });

  it('shows a claim that no reader takes from its place', () => {
    const misplaced = found(document(APPLICATION, `${CLAIM}<other>${CLAIM}</other>`));
    expect(misplaced).to.include({ claimsWritten: 2, claims: 1 });
  });
});

describe('the shares of the corpus run', () => {
  const FOUND: Found = { ...WHOLE, claimsWritten: 2, claims: 1, claimsParsed: 1, lacks: ['no claim'] };
  const outcome = (more: Partial<Outcome>): Outcome => ({
    ...{ result: 'digested', records: 1, milliseconds: 1, megabytes: 1 },
    ...more,
  });
  const linesOf = (...files: readonly (readonly [name: string, more: Partial<Outcome>])[]): string[] => {
    const shares = new Shares();
    for (const [name, more] of files) shares.add(name, outcome(more));
    return shares.lines().map((line) => line.trim().replace(/\s+/g, ' '));
  };

  it('count what was found of what is there', () => {
    const lines = linesOf(
      ['3_st36/a.xml', { reading: 'st36', found: FOUND }],
      ['3_st36/b.xml', { reading: 'st66', found: { ...FOUND, filingDate: 0 } }],
      ['3_st36/c.xml', { reading: 'ROOT_UNKNOWN' }],
    );
    expect(lines).to.include.members([
      '2/3 66.7 % read',
      '1/2 50.0 % by the right reader',
      '2/2 100.0 % records: office',
      '1/2 50.0 % records: filing date',
      '2/4 50.0 % priority claims found',
      '2/2 100.0 % priority claims parsed',
    ]);
    expect(lines).to.include.members([
      '3_st36/a.xml: no claim',
      '3_st36/a.xml: 1 priority claims of 2 elements',
      '3_st36/b.xml: read as st66',
      '3_st36/c.xml: not read: ROOT_UNKNOWN',
    ]);
  });

  it('name what is refused by name, and leave out what is no document of an office', () => {
    expect(linesOf(['4_c14n/a.xml', { reading: 'ROOT_UNKNOWN' }], ['5_numbers/a.csv', {}])).to.deep.equal([]);
    const lines = linesOf(
      ['2_st96_xsd/list.xml', { reading: 'DOCUMENT_IS_SCHEMA' }],
      ['3_st36/a.xml', { result: 'refused', code: 'XML_NOT_WELL_FORMED' }],
      ['3_st36/b.xml', { reading: 'st36', found: FOUND }],
    );
    expect(lines).to.include('1/1 100.0 % read');
    expect(lines).to.include('2_st96_xsd/list.xml: not read: DOCUMENT_IS_SCHEMA');
    expect(lines).to.include('3_st36/a.xml: not read: XML_NOT_WELL_FORMED');
  });
});
