import { expect } from 'chai';
import { GatewayError } from '#gateway/errors.ts';
import { IdempotentAnswers } from '#gateway/idempotency.ts';

const HOURS = 60 * 60 * 1000;

describe('Idempotency-Key', () => {
  let time = 0;
  let made = 0;
  const make = async () => ({ made: ++made });
  const answers = () => new IdempotentAnswers(() => time);
  const attempt = (own: object = {}) => ({
    ...{ key: 'one', caller: 'JP', operation: 'takeDocument', body: Uint8Array.of(1) },
    ...own,
  });
  beforeEach(() => {
    time = made = 0;
  });

  it('makes once for one key and body, also while the first is at work', async () => {
    const kept = answers();
    const both = await Promise.all([kept.answer(attempt(), make), kept.answer(attempt(), make)]);
    expect(both).to.deep.equal([{ made: 1 }, { made: 1 }]);
    expect(await kept.answer(attempt(), make)).to.deep.equal({ made: 1 });
  });

  it('tells callers, operations and keys apart, and makes each time without a key', async () => {
    const kept = answers();
    const each = [
      {},
      { caller: 'US' },
      { operation: 'other' },
      { key: 'two' },
      { key: undefined },
      { key: undefined },
    ];
    for (const own of each) await kept.answer(attempt(own), make);
    expect(made).to.equal(6);
  });

  it('refuses another body, and a key that is none', async () => {
    const kept = answers();
    await kept.answer(attempt(), make);
    const codes: unknown[] = [];
    for (const own of [{ body: Uint8Array.of(2) }, { key: '' }, { key: 'a b' }, { key: 'x'.repeat(129) }])
      await kept.answer(attempt(own), make).catch((error: unknown) => {
        codes.push(error instanceof GatewayError ? error.code : error);
      });
    expect(codes).to.deep.equal(['IDEMPOTENCY_CONFLICT', ...Array(3).fill('IDEMPOTENCY_KEY_INVALID')]);
    expect(made).to.equal(1);
  });

  it('keeps no refusal, and forgets after a day', async () => {
    const kept = answers();
    const fails = () => Promise.reject(new GatewayError('REGISTER_UNAVAILABLE', 'now'));
    await kept.answer(attempt(), fails).catch(() => undefined);
    expect(await kept.answer(attempt(), make)).to.deep.equal({ made: 1 });
    time = 23 * HOURS;
    expect(await kept.answer(attempt(), make)).to.deep.equal({ made: 1 });
    time = 24 * HOURS;
    expect(await kept.answer(attempt(), make)).to.deep.equal({ made: 2 });
  });

  it('keeps a bounded number', async () => {
    const kept = answers();
    for (let i = 0; i < 10_001; i++) await kept.answer(attempt({ key: `k${i}` }), make);
    await kept.answer(attempt({ key: 'k10000' }), make);
    expect(made).to.equal(10_001);
    await kept.answer(attempt({ key: 'k0' }), make);
    expect(made).to.equal(10_002);
  });

  it('keeps a bounded amount, the newest of it', async () => {
    const kept = answers();
    const large = { text: 'x'.repeat(2 ** 20) };
    const makeLarge = async () => ({ made: ++made, ...large });
    for (let i = 0; i < 70; i++) await kept.answer(attempt({ key: `k${i}` }), makeLarge);
    await kept.answer(attempt({ key: 'k69' }), makeLarge);
    expect(made).to.equal(70);
    await kept.answer(attempt({ key: 'k0' }), makeLarge);
    expect(made).to.equal(71);
  });
});
