import { expect } from 'chai';
import { AbiCoder, Interface, keccak256, toUtf8Bytes } from 'ethers';
import { OfficeGovernorAbi } from '#node/chain/abi.generated.ts';
import { NodeError } from '#node/errors.ts';
import { callsOf } from '#node/governance/actions.ts';
import { MOST_PROPOSALS, readVotes } from '#node/governance/overview.ts';
import { proposalId } from '#node/governance/proposals.ts';
import { stubRegister } from './register-stub.ts';

const CREATED = new Interface(OfficeGovernorAbi).getEvent('ProposalCreated');
const NOW = 1_800_000_000;
const HEAD = 200;
const [FIRST, SECOND, LEAVING] = ['11', '22', '33'].map((byte) => `0x${byte.repeat(20)}`);
const SEATS: Readonly<Record<string, string>> = { [String(FIRST)]: '0x4a50', [String(SECOND)]: '0x4550' };

/** A proposal to suspend an office, made in a block. */
async function logOf(office: string, block: number) {
  const calls = await callsOf('suspend', { office }, stubRegister());
  const description = `no answer since block ${block}`;
  const number = BigInt(`0x${proposalId(calls, keccak256(toUtf8Bytes(description)))}`);
  const shown = [calls.map(({ target }) => `0x${target}`), [0n], [''], calls.map(({ data }) => data)];
  const values = [number, FIRST, ...shown, NOW, NOW + 600, description];
  const data = AbiCoder.defaultAbiCoder().encode(CREATED?.inputs ?? [], values);
  return { number, log: { data, blockNumber: block } };
}

/** States as OpenZeppelin numbers them, of proposals one block after another. */
async function registerWith(states: readonly bigint[]) {
  const made = await Promise.all(states.map((_, place) => logOf('KR', 100 + place)));
  const stateOf = new Map(made.map(({ number }, place) => [number, states[place]]));
  return stubRegister({
    directory: { memberCount: async () => 4n },
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
        made
          .map(({ log }) => log)
          .filter(({ blockNumber }) => blockNumber >= fromBlock && blockNumber <= toBlock),
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

  it('is nothing when the chain does not tell all of it', async () => {
    const register = await registerWith([1n]);
    const lost = new NodeError('CHAIN_SLOW', 'no answer');
    Object.assign(register.governor, { state: () => Promise.reject(lost) });
    expect(await readVotes(register).catch((error: unknown) => error)).to.equal(lost);
  });
});
