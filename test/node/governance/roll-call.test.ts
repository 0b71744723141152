import { expect } from 'chai';
import { AbiCoder, type Log } from 'ethers';
import fc from 'fast-check';
import { CAST, rollCall, SUPPORT, type Vote, voteOf } from '#node/governance/roll-call.ts';
import { voteLog } from './register-stub.ts';

const logWith = (data: string) => ({ data }) as Log;

/** @param office bytes */
const dataOf = (support: number, reason: string, office: string): string =>
  AbiCoder.defaultAbiCoder().encode(
    ['uint256', 'uint8', 'uint256', 'bytes', 'bytes'],
    [7n, support, 1n, reason, office],
  );

function codeOfReading(data: string): unknown {
  try {
    return voteOf(logWith(data));
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('the log of a vote', () => {
  it('gives proposal, office and choice', () => {
    for (const support of SUPPORT) {
      const { topics, data } = voteLog(9n, { office: 'JP', support }, 1);
      expect(topics[0]).to.equal(CAST);
      expect(voteOf(logWith(data))).to.deep.equal({ proposal: 9n, office: 'JP', support });
    }
  });

  it('is read whatever its reason is', () => {
    for (const reason of ['0x', '0xff28c3', `0x${'61'.repeat(100_000)}`])
      expect(voteOf(logWith(dataOf(1, reason, '0x4550')))).to.include({ office: 'EP', support: 'for' });
  });

  it('that names no office, or another choice, is not believed', () => {
    for (const data of [
      '0x',
      '0x00',
      dataOf(3, '0x', '0x4550'),
      dataOf(1, '0x', '0x'),
      dataOf(1, '0x', '0x4a505f'),
    ])
      expect(codeOfReading(data), data).to.equal('CHAIN_ANSWER');
  });
});

describe('a roll call', () => {
  const codes = fc.uniqueArray(fc.stringMatching(/^[A-Z]{2}$/), { maxLength: 20 });
  const choices = fc.array(fc.constantFrom(...SUPPORT, undefined), { minLength: 20, maxLength: 20 });
  const tallyOf = (votes: readonly Vote[]) => {
    const count = (wanted: string) => votes.filter(({ support }) => support === wanted).length;
    return { for: count('for'), against: count('against'), abstain: count('abstain') };
  };

  it('names every member of then in one list, in whatever order the votes came', () => {
    fc.assert(
      fc.property(codes, choices, (offices, chosen) => {
        const votes = offices.flatMap((office, place): Vote[] => {
          const support = chosen[place];
          return support === undefined ? [] : [{ office, support }];
        });
        const members = offices.map((office) => ({ office, since: 5 }));
        const called = rollCall({ snapshot: 5, votes }, tallyOf(votes), members);
        const again = rollCall({ snapshot: 5, votes: votes.toReversed() }, tallyOf(votes), members);
        expect(again).to.deep.equal(called);
        expect(called === undefined ? [] : Object.values(called).flat().sort()).to.deep.equal(offices.sort());
      }),
    );
  });

  it('leaves out who was admitted later, and not who voted and left', () => {
    const votes: Vote[] = [{ office: 'DE', support: 'abstain' }];
    const members = [
      { office: 'KR', since: 6 },
      { office: 'JP', since: 5 },
    ];
    expect(rollCall({ snapshot: 5, votes }, tallyOf(votes), members)).to.deep.equal({
      ...{ for: [], against: [], abstain: ['DE'], notVoted: ['JP'] },
    });
  });

  it('is none when a count is another', () => {
    const votes: Vote[] = [{ office: 'JP', support: 'for' }];
    for (const tally of [
      { for: 2, against: 0, abstain: 0 },
      { for: 0, against: 0, abstain: 0 },
      { for: 1, against: 1, abstain: 0 },
      { for: 1, against: 0, abstain: 1 },
    ])
      expect(rollCall({ snapshot: 5, votes }, tally, [])).to.equal(undefined);
  });
});
