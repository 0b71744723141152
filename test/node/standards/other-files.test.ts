import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { otherRoot, otherText } from '#standards/other-files.ts';

describe('files that are no documents', () => {
  for (const [what, text, code] of [
    ['a JSON object', '\ufeff {"count": 1}', 'DOCUMENT_IS_JSON'],
    ['a JSON array', '[{"a": 1}]', 'DOCUMENT_IS_JSON'],
    ['Green Book text', 'PATN\r\nWKU  039999999\r\nSRC  5', 'DOCUMENT_IS_PRE_XML'],
    ['BRS text', '09999999\tB2\nFictional pump\n*** BRS DOCUMENT BOUNDARY ***\n', 'DOCUMENT_IS_PRE_XML'],
    [
      'SGML',
      '<!DOCTYPE PATDOC PUBLIC "-//USPTO//DTD ST.32 US PATENT GRANT V2.4//EN">',
      'DOCUMENT_IS_PRE_XML',
    ],
  ] as const) {
    it(`are known by how they begin: ${what}`, () => {
      expect(otherText(utf8(text))?.code).to.equal(code);
    });
  }

  for (const text of ['', '%PDF-1.7', '{', '[not json', 'PATNWKU', 'plain text\n'.repeat(500)]) {
    it(`are not guessed from ${JSON.stringify(text.slice(0, 12))}`, () => {
      expect(otherText(utf8(text))).to.equal(undefined);
    });
  }

  it('look at the beginning of a file only', () => {
    expect(otherText(new Uint8Array(10_000_000))).to.equal(undefined);
  });

  it('are known by namespace, or by name where they have none', () => {
    expect(otherRoot('http://www.w3.org/2001/XMLSchema', 'schema')?.code).to.equal('DOCUMENT_IS_SCHEMA');
    expect(otherRoot('', 'schema')).to.equal(undefined);
  });
});
