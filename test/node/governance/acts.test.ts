import { expect } from 'chai';
import { encryptKeystoreJson, recoverAddress, Wallet } from 'ethers';
import { decodeCall } from '#node/chain/contracts.ts';
import { ACT_NEEDS, type ActName, callOf } from '#node/governance/acts.ts';
import { type Field, problemsOf, type Values } from '#node/governance/fields.ts';
import { validatorKey } from '#node/governance/rotation.ts';
import { ADDRESSES, stubRegister } from './register-stub.ts';

const ADDRESS = `0x${'ab'.repeat(20)}`;
const SAMPLE: Partial<Record<Field, string>> = {
  ...{
    office: 'KR',
    admin: ADDRESS,
    validator: ADDRESS,
    signature: `0x${'ef'.repeat(65)}`,
    log: '1',
    size: '9',
  },
};

describe('acts of an office', () => {
  it('call what their words say', () => {
    for (const name of Object.keys(ACT_NEEDS) as ActName[]) {
      const { subjects, required = [], optional = [] } = ACT_NEEDS[name];
      const fields = [...subjects, ...required, ...optional];
      const values: Values = Object.fromEntries(fields.map((field) => [field, SAMPLE[field]]));
      expect(problemsOf(ACT_NEEDS[name], values), name).to.deep.equal([]);
      const { target, data, words } = callOf(name, values, stubRegister());
      expect(words, name).to.match(/KR \(South Korea\)/);
      const contract = Object.entries(ADDRESSES).find(([, address]) => address === target)?.[0];
      expect(contract, name).to.be.oneOf(['OfficeDirectory', 'ValidatorSet', 'DocumentLog']);
      const call = decodeCall(contract as keyof typeof ADDRESSES, data);
      expect(call?.args.office, name).to.equal('0x4b52');
    }
  });
});

describe("a validator's key", () => {
  const wallet = new Wallet(`0x${'11'.repeat(32)}`);
  const digest = `0x${'22'.repeat(32)}`;
  const noPassword = async () => {
    throw new TypeError('not asked for');
  };

  it('is read from a keystore or as it is, and signs', async () => {
    const keystore = await encryptKeystoreJson(wallet, 'secret', { scrypt: { N: 2, r: 1, p: 1 } });
    const raw = await validatorKey(`${wallet.privateKey}\n`, noPassword);
    for (const key of [raw, await validatorKey(keystore, async () => 'secret')]) {
      expect(key.address).to.equal(wallet.address);
      expect(recoverAddress(digest, key.sign(digest))).to.equal(wallet.address);
    }
    const wrong = await validatorKey(keystore, async () => 'guess').catch((error: unknown) => error);
    expect(wrong).to.include({ code: 'KEYSTORE_PASSWORD' });
  });

  it('is not taken from anything else, nor shown', async () => {
    for (const text of ['', '0x1234', '{}', `${wallet.privateKey}00`]) {
      const refused = await validatorKey(text, noPassword).catch((error: unknown) => error);
      expect(refused).to.include({ code: 'KEYSTORE_INVALID' });
      expect(String(refused)).to.not.include(text === '' ? '\0' : text);
    }
  });
});
