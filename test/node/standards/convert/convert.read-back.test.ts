import { expect } from 'chai';
import type { FiledDocument } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';
import { canonical, convert, ST36 } from './documents.ts';

interface Facts {
  readonly id: string | undefined;
  readonly filed: string | undefined;
  readonly published: string | undefined;
  readonly claims: readonly (string | undefined)[];
}

function factsIn(xml: string | Uint8Array): Facts {
  const { documents } = readDocument(canonical(xml));
  const [{ applicationId, filingDate, publication, priorityClaims }] = documents as [FiledDocument];
  return {
    id: applicationId,
    filed: filingDate?.date,
    published: publication?.number,
    claims: priorityClaims.map(({ office, number }) => `${office} ${number?.applicationId}`),
  };
}

describe('what a conversion writes', () => {
  it('is read as what the source said, there and back', () => {
    const document = ST36.replace('99000001', '18700123').replace('2097-000001', '2022-000001');
    const source = factsIn(document);
    expect(source).to.deep.equal({
      ...{ id: 'US.P.18700123', filed: '2098-03-02', published: '20990000001' },
      claims: ['JP JP.P.2022000001', 'IB undefined'],
    });
    const { text } = convert(document, 'st96');
    expect(factsIn(text)).to.deep.equal(source);
    const back = convert(text, 'st36').text;
    expect(back).to.match(/<bibliographic-data/);
    expect(factsIn(back)).to.deep.equal(source);
  });
});
