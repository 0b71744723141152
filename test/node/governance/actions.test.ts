import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { encodeBytes32String } from 'ethers';
import fc from 'fast-check';
import { encodeCall } from '#node/chain/contracts.ts';
import { ACTION_NEEDS, type ActionName, assertPossible, callsOf } from '#node/governance/actions.ts';
import { ACT_NEEDS } from '#node/governance/acts.ts';
import { type Field, problemsOf, type Values } from '#node/governance/fields.ts';
import { explain, printable } from '#node/governance/words.ts';
import { ADDRESSES, stubRegister } from './register-stub.ts';

const ADDRESS = `0x${'ab'.repeat(20)}`;
const HASH = 'cd'.repeat(32);
const NOBODY = `0x${'00'.repeat(20)}`;

const SAMPLE: Readonly<Record<Field, string>> = {
  ...{ office: 'KR', delegate: 'JP', admin: ADDRESS, validator: ADDRESS, key: ADDRESS, account: ADDRESS },
  ...{ at: ADDRESS, name: 'DocumentLog', digest: HASH, leaf: HASH, since: '12', log: '1', size: '300' },
  ...{ signature: `0x${'ef'.repeat(65)}`, 'voting-period': '10d', 'execution-window': '36h' },
  ...{ 'emergency-duration': '90m', 'emergency-pause': '45s' },
};

const NAMES = Object.keys(ACTION_NEEDS) as ActionName[];

/** Everything that an action can be given. */
function valuesFor(name: ActionName): Values {
  const { subjects, required = [], optional = [] } = ACTION_NEEDS[name];
  return Object.fromEntries([...subjects, ...required, ...optional].map((field) => [field, SAMPLE[field]]));
}

const register = stubRegister({
  validators: { seatOf: async () => ({ validator: ADDRESS, rotatedAt: 0n, nonce: 1n }) },
  governor: {
    parameters: async () => ({
      ...{ votingPeriod: 600n, executionWindow: 600n, emergencyDuration: 600n, emergencyPause: 86_400n },
    }),
  },
});

async function wordsOf(name: ActionName, values: Values = valuesFor(name)): Promise<string[]> {
  const calls = await callsOf(name, values, register);
  return calls.map((call) => explain(call, ADDRESSES).words);
}

describe('governance actions', () => {
  it('are all put into words that name what they are about', async () => {
    for (const name of NAMES) {
      const values = valuesFor(name);
      expect(problemsOf(ACTION_NEEDS[name], values), name).to.deep.equal([]);
      const calls = await callsOf(name, values, register);
      expect(calls, name).to.have.length.greaterThan(0);
      for (const call of calls) {
        const { call: known, words } = explain(call, ADDRESSES);
        expect(known, name).to.not.equal(undefined);
        expect(words, name).to.match(/KR|JP|"DocumentLog"|votes are taken for/);
      }
    }
  });

  it('are all told in the documentation, as are the acts', () => {
    const page = readFileSync(new URL('../../../docs/governance.md', import.meta.url), 'utf8');
    for (const [name, { subjects, required = [], optional = [] }] of [
      ...Object.entries(ACTION_NEEDS),
      ...Object.entries(ACT_NEEDS),
    ]) {
      const line = page.split('\n').find((text) => text.startsWith('| `') && text.includes(`\`${name}`));
      expect(line, name).to.not.equal(undefined);
      if (name === 'parameters' || name === 'rotate-validator') continue; // told with an example of theirs
      for (const field of [...required, ...optional]) expect(line, name).to.include(`--${field}`);
      expect(line?.includes('CODE') || line?.includes('NAME'), name).to.equal(subjects.length > 0);
    }
  });

  it('say every value that a voter has to compare', async () => {
    expect(await wordsOf('admit')).to.deep.equal([
      `make KR (South Korea) a member; ${ADDRESS} speaks for it`,
      `let the validator ${ADDRESS} seal blocks for KR (South Korea)`,
    ]);
    expect(await wordsOf('list-data')).to.deep.equal([
      `put the file with SHA-256 ${HASH} into the address book as "DocumentLog"`,
    ]);
    expect((await wordsOf('parameters'))[0]).to.equal(
      'change how votes are taken: votes are taken for 10 days, what was decided can be carried out for 36 hours after ' +
        'that, an emergency suspension lasts 90 minutes, and the same office has 45 seconds before the next',
    );
  });

  it('leave the parameters as they are that are not given', async () => {
    const [words] = await wordsOf('parameters', { 'voting-period': '20m' });
    expect(words).to.match(
      /taken for 20 minutes, .* for 10 minutes after .* lasts 10 minutes, .* has 1 day /,
    );
  });

  it('take the seat of an office that goes, first', async () => {
    expect(await wordsOf('remove')).to.deep.equal([
      'take the validator of KR (South Korea) out of the set',
      'end the membership of KR (South Korea): no vote and no key any more; what it recorded stays',
    ]);
    const seatless = stubRegister({ validators: { seatOf: async () => ({ validator: NOBODY }) } });
    expect(await callsOf('remove', { office: 'KR' }, seatless)).to.have.length(1);
  });

  it('let in only codes that ST.3 has, and out any', async () => {
    for (const office of ['QQ', 'XX', 'SU']) {
      const refused = await callsOf('admit', { office, admin: ADDRESS }, register).catch(
        (error: unknown) => error,
      );
      expect(refused, office).to.include({ code: 'OFFICE_NOT_IN_ST3' });
      expect(await callsOf('suspend', { office }, register), office).to.have.length(1);
    }
    const refused = await callsOf('delegate', { office: 'JP', delegate: 'QQ' }, register).catch(
      (e: unknown) => e,
    );
    expect(refused).to.include({ code: 'OFFICE_NOT_IN_ST3' });
  });

  it('name every value that is missing, superfluous or of the wrong form', () => {
    const needs = ACTION_NEEDS.admit;
    expect(problemsOf(needs, {}).map(({ field }) => field)).to.deep.equal(['office', 'admin']);
    const wrong = { office: 'kr', admin: NOBODY, validator: '0x12', digest: HASH };
    expect(problemsOf(needs, wrong).map(({ field }) => field)).to.have.members(Object.keys(wrong));
    const times = { 'voting-period': '10', 'execution-window': 'd', 'emergency-pause': '1.5h' };
    expect(problemsOf(ACTION_NEEDS.parameters, times)).to.have.length(3);
    expect(
      problemsOf(ACTION_NEEDS['list-data'], { name: 'x'.repeat(32), digest: '0'.repeat(64) }),
    ).to.have.length(2);
  });

  it('are refused when a validator has a seat already', async () => {
    const taken = stubRegister({ validators: { officeOf: async () => '0x4a50' } });
    const refused = await assertPossible([], { validator: ADDRESS }, taken).catch((error: unknown) => error);
    expect(refused).to.include({ code: 'VALIDATOR_TAKEN' });
    expect(refused).to.have.property('message').that.matches(/JP$/);
  });
});

describe('words of a call', () => {
  it('are of no call but those that can be proposed, as it is written', async () => {
    const [call] = await callsOf('suspend', { office: 'KR' }, register);
    if (call === undefined) throw new TypeError('suspend is a call');
    const others = [
      { ...call, target: ADDRESSES.ValidatorSet },
      { ...call, target: '7'.repeat(40) },
      { ...call, data: `${call.data}00` },
      { ...call, data: call.data.slice(0, -2) },
      { ...call, data: '0x' },
    ];
    for (const other of others) {
      const explained = explain(other, ADDRESSES);
      expect(explained.call).to.equal(undefined);
      expect(explained.words).to.match(/nothing is known/);
    }
  });

  it('paint over nothing on a terminal', () => {
    const hostile = `\u001b[1A\u001b[2Kall is well\u009b2J\r\u202eneeb`;
    expect(printable(hostile)).to.equal('\ufffd[1A\ufffd[2Kall is well\ufffd2J\ufffd\ufffdneeb');
    expect(printable('Büro 特許庁 مكتب, “so”')).to.equal('Büro 特許庁 مكتب, “so”');
    const data = encodeCall('OfficeDirectory', 'suspend', '0x1b5b');
    expect(explain({ target: ADDRESSES.OfficeDirectory, data }, ADDRESSES).words).to.match(
      /^stop "\ufffd\[" \(no office code\) from/,
    );
    const name = encodeBytes32String('a\u202eb\u001b');
    const listed = encodeCall('OfficeDirectory', 'listData', name, `0x${HASH}`);
    expect(explain({ target: ADDRESSES.OfficeDirectory, data: listed }, ADDRESSES).words).to.match(
      /as "a\ufffdb\ufffd"$/,
    );
  });

  it('are of any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...Object.values(ADDRESSES)),
        (bytes, target) => {
          const explained = explain({ target, data: `0x${Buffer.from(bytes).toString('hex')}` }, ADDRESSES);
          expect(explained.words).to.have.length.greaterThan(10);
          expect(explained.words).to.equal(printable(explained.words));
        },
      ),
    );
  });
});
