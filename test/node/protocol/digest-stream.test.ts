import { expect } from 'chai';
import fc from 'fast-check';
import { concat, utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { createRawDigest } from '#protocol/digest-stream.ts';
import { ProtocolError } from '#protocol/errors.ts';

describe('the digest of a document piece by piece', () => {
  it('is that of the whole', () => {
    const piece = fc.uint8Array({ minLength: 1, maxLength: 700 });
    fc.assert(
      fc.property(
        fc.constantFrom('%PDF-1.7\n', 'II*\0', '{"a":1'),
        fc.array(piece, { maxLength: 5 }),
        (head, pieces) => {
          const stream = createRawDigest();
          for (const bytes of [utf8(head), ...pieces]) stream.update(bytes);
          expect(stream.finish()).to.deep.equal(digestDocument(concat(utf8(head), ...pieces)));
        },
      ),
    );
  });

  it('does not keep the memory of a piece', () => {
    const stream = createRawDigest();
    const piece = utf8('%PDF-1.7\n');
    const expected = digestDocument(piece.slice());
    stream.update(piece);
    piece.fill(0);
    expect(stream.finish()).to.deep.equal(expected);
  });

  it('is refused for nothing, and for XML', () => {
    const stream = createRawDigest();
    expect(() => stream.finish())
      .to.throw(ProtocolError)
      .with.property('code', 'DOCUMENT_EMPTY');
    for (const char of '<a/>') stream.update(utf8(char));
    expect(() => stream.finish())
      .to.throw(ProtocolError)
      .with.property('code', 'DOCUMENT_TOO_LARGE');
  });
});
