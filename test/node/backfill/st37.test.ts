import { expect } from 'chai';
import { type AuthorityEntry, AuthorityReader } from '#node/backfill/st37.ts';

const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE authority-file SYSTEM "ST37AuthorityFile_V2-2.dtd" [ <!ELEMENT kind (#PCDATA)> ]>
<authority-file country="JP" date-produced="20260101">
  <authority-file-definition><kind>A</kind><!-- <authority-file-entry> --></authority-file-definition>
  <authority-file-entry>
    <publication-reference note="a > b"><document-id>
      <country>JP</country><doc-number>2025-123456</doc-number><kind>A</kind><date>20250901</date>
    </document-id></publication-reference>
    <application-reference><country>JP</country><doc-number>2024-80202</doc-number><filing-date>20240520</filing-date></application-reference>
    <priority-claims><priority-claim><country>US</country><doc-number>1</doc-number></priority-claim></priority-claims>
  </authority-file-entry>
  <authority-file-entry>
    <publication-reference><document-id><country>JP</country><doc-number><![CDATA[2025-1]]>&#50;</doc-number></document-id></publication-reference>
    <exception-code>N</exception-code><searchable-claims-code/>
  </authority-file-entry>
</authority-file>
`;
const ENTRIES: AuthorityEntry[] = [
  {
    office: 'JP',
    publication: '2025-123456',
    kindCode: 'A',
    date: '20250901',
    application: { office: 'JP', number: '2024-80202', filingDate: '20240520' },
  },
  { office: 'JP', publication: '2025-12', exceptionCode: 'N' },
];

function read(...pieces: string[]): AuthorityEntry[] {
  const reader = new AuthorityReader();
  const entries = pieces.flatMap((piece) => reader.push(piece));
  reader.end();
  return entries;
}

describe('authority file', () => {
  it('is read the same wherever its text is cut', () => {
    for (let cut = 0; cut <= FILE.length; cut += 1) {
      expect(read(FILE.slice(0, cut), FILE.slice(cut)), String(cut)).to.deep.equal(ENTRIES);
    }
  });

  it('is refused when it is none, cut off or broken', () => {
    for (const wrong of [
      '',
      '<authority-list/>',
      FILE.slice(0, -20),
      FILE.replace('</kind>', '</king>'),
      `${FILE}<more/>`,
      '<a'.repeat(2 ** 20),
    ]) {
      expect(() => read(wrong), wrong.slice(0, 40))
        .to.throw()
        .with.property('code', 'AUTHORITY_FILE_INVALID');
    }
  });
});
