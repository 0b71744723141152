import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { summarise } from '#node/intake/summary.ts';
import { utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';

function summaryOf(bytes: Uint8Array, statement = {}) {
  return summarise(digestDocument(bytes), bytes, statement);
}

function codeOf(text: string): string {
  try {
    summaryOf(utf8(text));
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('summary of a document', () => {
  it('names what is no document, and asks for a sidecar for what it cannot name', () => {
    expect(codeOf('{"count": 1}')).to.equal('DOCUMENT_IS_JSON');
    expect(codeOf('PATN\nWKU  039999999\n')).to.equal('DOCUMENT_IS_PRE_XML');
    expect(codeOf('<class-scheme/>')).to.equal('DOCUMENT_IS_CLASSIFICATION');
    expect(codeOf('%PDF-1.7\n')).to.equal('SIDECAR_MISSING');
  });

  it('takes JSON under a sidecar', () => {
    const statement = { applicationId: 'JP.P.2024080202', kind: 'status-event', filingDate: '2024-05-20' };
    expect(summaryOf(utf8('{"count": 1}'), statement)).to.deep.include({ kind: 'status-event' });
  });

  for (const [name, kind, applicationId, published] of [
    ['st36/ep-publication.xml', 'publication', 'EP.P.25400777', '4900777'],
    ['st36/us-grant.xml', 'grant', 'US.P.18700123', '12999001'],
    ['st66/tsdr.xml', 'grant', 'US.T.99123457', '9912346'],
    ['st86/euipo.xml', 'grant', 'EM.D.015090701', ''],
    ['dialects/jpo-patent.xml', 'publication', 'JP.P.2024080202', '2025170202'],
  ] as const) {
    it(`finds what ${name} speaks of`, () => {
      const bytes = readFileSync(new URL(`../../documents/${name}`, import.meta.url));
      const summary = summaryOf(Uint8Array.from(bytes));
      if ('refusals' in summary) throw new Error(summary.refusals.map(({ code }) => code).join());
      expect(summary.kind).to.equal(kind);
      expect(summary.filings[0]).to.deep.include({ applicationId, published, obstacles: [] });
    });
  }

  it('keeps what the reader found in a document that its sidecar contradicts', () => {
    const xml = `<patent-document><bibliographic-data>
      <application-reference><document-id><country>JP</country><doc-number>2024-80202</doc-number><date>20240520</date></document-id></application-reference>
      <priority-claims><priority-claim><country>US</country><date>2023</date></priority-claim></priority-claims>
      </bibliographic-data></patent-document>`;
    const summary = summaryOf(utf8(xml), { applicationId: 'JP.P.2024080203', kind: 'grant' });
    if (!('refusals' in summary)) throw new Error('taken');
    expect(summary.refusals).to.deep.equal([
      {
        code: 'SIDECAR_INVALID',
        message: 'applicationId: not what the document says; kind: the document is of kind application',
      },
    ]);
    expect(summary.quality).to.include({ reader: 'st36', records: 1 });
    const codes = summary.quality.defects.map(({ code }) => code);
    expect(codes).to.include.members(['DATE_PARTIAL', 'NUMBER_MISSING', 'SIDECAR_INVALID']);
  });
});
