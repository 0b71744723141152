import { expect } from 'chai';
import { deriveKeys } from '#node/register/derived-keys.ts';
import { formatAccessCode } from '#protocol/access-code.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { blinding, claimKey, sealedKey } from '#protocol/keys.ts';

const k = '0123456789ABCDEFGHJK';
const id = 'JP.P.2025020101';

describe('keys derived from an access code', () => {
  it('are those of the protocol, however the code is written', () => {
    for (const code of [k, formatAccessCode(k), `  ${formatAccessCode(k).toLowerCase()}\n`]) {
      const keys = deriveKeys(code, id);
      expect(keys).to.include({ sealedKey: sealedKey(k, id), blinding: blinding(k, id) });
      expect(keys.claimKeyBag.slice(0, 2)).to.deep.equal([claimKey(k, id, 0), claimKey(k, id, 1)]);
      expect(JSON.stringify(keys)).to.not.include(k);
    }
  });

  it('are not made from a code that is mistyped, and the error does not repeat it', () => {
    const typo = formatAccessCode(k).replace('0123', '0124');
    expect(() => deriveKeys(typo, id))
      .to.throw(ProtocolError)
      .that.satisfies(({ message }: Error) => !message.includes('0124'));
  });
});
