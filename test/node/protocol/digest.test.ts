import { expect } from 'chai';
import { formatDigest, PROFILE_BYTE, parseDigest } from '#protocol/digest.ts';
import { ProtocolError } from '#protocol/errors.ts';

const HASH = '0123456789abcdef'.repeat(4);

describe('the name of a digest', () => {
  it('is read as it is written', () => {
    expect(formatDigest('c14n', HASH)).to.equal(`c14n:${HASH}`);
    expect(parseDigest(`raw:${HASH}`)).to.deep.equal({ profile: 'raw', hash: HASH });
  });

  it('has the profile bytes of the contracts', () => {
    expect(PROFILE_BYTE).to.deep.equal({ raw: 1, c14n: 2 });
  });

  for (const text of [
    '',
    HASH,
    `C14N:${HASH}`,
    `sha256:${HASH}`,
    `raw:${HASH.toUpperCase()}`,
    `raw:${HASH}:`,
    `raw:0x${HASH}`,
    ` raw:${HASH}`,
    `raw:${HASH}\n`,
    `raw:${HASH.slice(1)}`,
    `none:${HASH}`,
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(() => parseDigest(text))
        .to.throw(ProtocolError)
        .with.property('code', 'DIGEST_INVALID');
    });
  }

  it('is not written for what is no hash', () => {
    expect(() => formatDigest('raw', HASH.toUpperCase())).to.throw(TypeError);
  });
});
