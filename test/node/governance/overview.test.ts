import { expect } from 'chai';
import { AbiCoder, Interface, keccak256, toUtf8Bytes } from 'ethers';
import { OfficeGovernorAbi } from '#node/chain/abi.generated.ts';
import { NodeError } from '#node/errors.ts';
import { callsOf } from '#node/governance/actions.ts';
import { MOST_PROPOSALS, readVotes } from '#node/governance/overview.ts';
import { proposalId } from '#node/governance/proposals.ts';
import type { Support } from '#node/governance/roll-call.ts';
import { stubRegister, voteLog } from './register-stub.ts';

const CREATED = new Interface(OfficeGovernorAbi).getEvent('ProposalCreated');
const NOW = 1_800_000_000;
const HEAD = 200;
const [FIRST, SECOND, LEAVING] = ['11', '22', '33'].map((byte) => `0x${byte.repeat(20)}`);
const NOBODY = `0x${'00'.repeat(20)}`;
const SEATS: Readonly<Record<string, string>> = { [String(FIRST)]: '0x4a50', [String(SECOND)]: '0x4550' };

/** A proposal to suspend an office, made in a block. */
async function logOf(office: string, block: number) {
  const calls = await callsOf('suspend', { office }, stubRegister());
  const description = `no answer since block ${block}`;
  const number = BigInt(`0x${proposalId(calls, keccak256(toUtf8Bytes(description)))}`);
  const shown = [calls.map(({ target }) => `0x${target}`), [0n], [''], calls.map(({ data }) => data)];
  const values = [number, FIRST, ...shown, NOW, NOW + 600, description];
  const data = AbiCoder.defaultAbiCoder().encode(CREATED?.inputs ?? [], values);
  return { number, log: { topics: [CREATED?.topicHash], data, blockNumber: block } };
}

/** Offices by when they were admitted; without a time they were removed. */
const ADMITTED: Readonly<Record<string, number | undefined>> = {
  ...{ JP: NOW - 900, EP: NOW - 900, KR: NOW, US: NOW - 900, CN: NOW + 1, DE: undefined },
};

const hex = (code: string) => `0x${Buffer.from(code).toString('hex')}`;

type Cast = readonly [office: string, support: Support, block: number, account?: string];

/** States as OpenZeppelin numbers them, of proposals one block after another; votes are on each. */
async function registerWith(states: readonly bigint[], votes: readonly Cast[] = []) {
  const made = await Promise.all(states.map((_, place) => logOf('KR', 100 + place)));
  const stateOf = new Map(made.map(({ number }, place) => [number, states[place]]));
  const cast = made.flatMap(({ number }) =>
    votes.map(([office, support, block, account]) => voteLog(number, { office, support }, block, account)),
  );
  return stubRegister({
    directory: {
      memberCount: async () => 4n,
      offices: async () => Object.keys(ADMITTED).map(hex),
      officeOf: async (bytes: string) => {
        const since = ADMITTED[Buffer.from(bytes.slice(2), 'hex').toString()];
        return { admin: since === undefined ? NOBODY : FIRST, admittedAt: BigInt(since ?? 0) };
      },
    },
    validators: {
      getValidators: async () => [FIRST, SECOND, LEAVING],
      officeOf: async (validator: string) => SEATS[validator] ?? '0x0000',
    },
    governor: {
      parameters: async () => ({ votingPeriod: 600n, executionWindow: 300n }),
      state: async (number: bigint) => stateOf.get(number),
      tallyOf: async () => ({ forVotes: 2n, againstVotes: 1n, abstainVotes: 0n, emergency: false }),
      proposalDeadline: async () => BigInt(NOW + 60),
      quorum: async () => 3n,
    },
    provider: {
      getBlock: async (tag: number | 'latest') => {
        const number = tag === 'latest' ? HEAD : tag;
        return { number, timestamp: NOW - HEAD + number };
      },
      getLogs: async ({ fromBlock, toBlock }: { fromBlock: number; toBlock: number }) =>
        [...made.map(({ log }) => log), ...cast].filter(
          ({ blockNumber }) => blockNumber >= fromBlock && blockNumber <= toBlock,
        ),
    },
  });
}

describe('what is told of the votes', () => {
  it('are members, validators that an office has, and proposals that wait, the newest first', async () => {
    const [PENDING, OPEN, DEFEATED, DECIDED, DONE] = [0n, 1n, 3n, 4n, 7n];
    const register = await registerWith([OPEN, DEFEATED, DECIDED, DONE, PENDING]);
    const { memberCount, validators, proposals, isPart } = await readVotes(register);
    expect({ memberCount, isPart }).to.deep.equal({ memberCount: 4, isPart: false });
    expect(validators).to.deep.equal([
      { office: 'JP', address: '11'.repeat(20) },
      { office: 'EP', address: '22'.repeat(20) },
    ]);
    expect(proposals.map(({ block, standing }) => [block, standing.state])).to.deep.equal([
      [104, 'pending'],
      [102, 'decided'],
      [100, 'open'],
    ]);
    expect(proposals[0]?.reason).to.equal('no answer since block 104');
    expect(proposals[0]?.calls[0]?.words).to.match(/^stop KR /);
    expect(proposals[0]?.standing).to.include({ for: 2, against: 1, abstain: 0, needed: 3 });
  });

  it('says when there are more proposals than are looked at', async () => {
    const all = await readVotes(await registerWith(Array(MOST_PROPOSALS).fill(1n)));
    expect([all.proposals.length, all.isPart]).to.deep.equal([MOST_PROPOSALS, false]);
    const more = await readVotes(await registerWith(Array(MOST_PROPOSALS + 1).fill(1n)));
    expect([more.proposals.length, more.isPart]).to.deep.equal([MOST_PROPOSALS, true]);
    expect(more.proposals.at(-1)?.block).to.equal(101);
  });

  it('names the offices behind each count, and those that can still vote', async () => {
    const votes: Cast[] = [
      ['US', 'against', 110],
      ['KR', 'for', 110],
      ['JP', 'for', 199, String(SECOND)], // its admin is another than of the vote before
    ];
    const { proposals } = await readVotes(await registerWith([1n, 4n], votes));
    const called = { for: ['JP', 'KR'], against: ['US'], abstain: [], notVoted: ['EP'] };
    expect(proposals.map(({ rollCall }) => rollCall)).to.deep.equal([called, called]);
  });

  it('names no office when the votes do not add up to the count', async () => {
    const short: Cast[] = [
      ['US', 'against', 110],
      ['KR', 'for', 110],
    ];
    for (const votes of [
      short,
      [...short, ['JP', 'abstain', 110] as const],
      [...short, ['KR', 'for', 150] as const], // found twice, as after a reorganisation
    ]) {
      const { proposals } = await readVotes(await registerWith([1n], votes));
      expect(proposals[0]).to.include({ rollCall: undefined });
      expect(proposals[0]?.standing).to.include({ for: 2, against: 1 });
    }
  });

  it('asks for votes with the proposals, and for members once', async () => {
    let [logs, offices] = [0, 0];
    const register = await registerWith([1n, 1n, 1n]);
    const { getLogs } = register.chain.provider;
    const { officeOf } = register.directory;
    Object.assign(register.chain.provider, {
      getLogs: (filter: Parameters<typeof getLogs>[0]) => {
        logs += 1;
        return getLogs(filter);
      },
    });
    Object.assign(register.directory, {
      officeOf: (code: string) => {
        offices += 1;
        return officeOf(code);
      },
    });
    expect((await readVotes(register)).proposals).to.have.lengthOf(3);
    expect([logs, offices]).to.deep.equal([2, Object.keys(ADMITTED).length]); // 200 blocks in growing ranges
  });

  it('is nothing when the chain does not tell all of it', async () => {
    const register = await registerWith([1n]);
    const lost = new NodeError('CHAIN_SLOW', 'no answer');
    Object.assign(register.governor, { state: () => Promise.reject(lost) });
    expect(await readVotes(register).catch((error: unknown) => error)).to.equal(lost);
  });
});
