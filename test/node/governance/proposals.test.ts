import { expect } from 'chai';
import { AbiCoder, concat, Interface, keccak256, toUtf8Bytes } from 'ethers';
import { OfficeGovernorAbi } from '#node/chain/abi.generated.ts';
import { NodeError } from '#node/errors.ts';
import { callsOf } from '#node/governance/actions.ts';
import {
  assertDecided,
  assertMayVote,
  describe as describeProposal,
  findProposal,
  officesOf,
  type Proposal,
  proposalId,
  proposals,
} from '#node/governance/proposals.ts';
import type { ProposedCall } from '#node/governance/words.ts';
import { ADDRESSES, stubRegister } from './register-stub.ts';

const CREATED = new Interface(OfficeGovernorAbi).getEvent('ProposalCreated');
const ADMIN = 'ab'.repeat(20);
const NOW = 1_800_000_000;
/** A block a second. */
const HEAD = 1_000;

interface Made {
  readonly block: number;
  readonly office: string;
  /** Bytes before the reason. */
  readonly text?: string;
  readonly change?: (calls: readonly ProposedCall[]) => readonly ProposedCall[];
}

/** A log with a proposal to suspend an office; `change` puts something else in than its number is of. */
async function logOf({ block, office, text = '0x', change = (calls) => calls }: Made) {
  const calls = await callsOf('suspend', { office }, stubRegister());
  const description = concat([text, toUtf8Bytes(describeProposal(`suspend ${office}`, ADMIN))]);
  const id = proposalId(calls, keccak256(description));
  const shown = change(calls);
  const values = [
    ...[BigInt(`0x${id}`), `0x${ADMIN}`, shown.map(({ target }) => `0x${target}`), shown.map(() => 0n)],
    ...[shown.map(() => ''), shown.map((call) => call.data), NOW, NOW + 600],
  ];
  const types = CREATED?.inputs.map((input) => (input.name === 'description' ? 'bytes' : input)) ?? [];
  const data = AbiCoder.defaultAbiCoder().encode(types, [...values, description]);
  return { id, log: { topics: [CREATED?.topicHash], data, blockNumber: block } };
}

/** `widest`: most blocks of a question that the node answers. */
async function registerWith(made: readonly Made[], asked: number[] = [], widest = HEAD) {
  const logs = (await Promise.all(made.map(logOf))).map(({ log }) => log);
  return stubRegister({
    governor: { parameters: async () => ({ votingPeriod: 150n, executionWindow: 100n }) },
    provider: {
      getBlock: async (tag: number | 'latest') => {
        const number = tag === 'latest' ? HEAD : tag;
        return { number, timestamp: NOW - HEAD + number };
      },
      getLogs: async ({ fromBlock, toBlock }: { fromBlock: number; toBlock: number }) => {
        if (toBlock - fromBlock >= widest) throw new NodeError('CHAIN_ANSWER', 'too many blocks');
        asked.push(fromBlock);
        return logs.filter(({ blockNumber }) => blockNumber >= fromBlock && blockNumber <= toBlock);
      },
    },
  });
}

async function reasons(scan: AsyncIterable<Proposal>): Promise<string[]> {
  const found: string[] = [];
  for await (const { reason } of scan) found.push(reason);
  return found;
}

describe('proposals', () => {
  it('are read from the newest back to where none can be open', async () => {
    const asked: number[] = [];
    const register = await registerWith(
      [
        { block: 10, office: 'JP' },
        { block: 880, office: 'EP' },
        { block: 990, office: 'US' },
      ],
      asked,
    );
    expect(await reasons(proposals(register, undefined))).to.deep.equal(['suspend US', 'suspend EP']);
    expect(asked).to.deep.equal([901, 701]); // 250 s back and no further, in growing ranges
    expect(await reasons(proposals(register, 0))).to.deep.equal(['suspend US', 'suspend EP', 'suspend JP']);
    expect(await reasons(proposals(register, 881))).to.deep.equal(['suspend US']);
  });

  it('are asked for in ranges that the node answers', async () => {
    const asked: number[] = [];
    const register = await registerWith([{ block: 10, office: 'JP' }], asked, 250);
    expect(await reasons(proposals(register, 0))).to.deep.equal(['suspend JP']);
    expect(asked).to.deep.equal([901, 701, 601, 501, 401, 301, 201, 101, 1, 0]);
    const silent = await registerWith([], [], 50);
    const error = await reasons(proposals(silent, 0)).catch((refused: unknown) => refused);
    expect(error).to.include({ code: 'CHAIN_ANSWER' });
  });

  it('are found by the beginning of their number, when it fits one', async () => {
    const register = await registerWith([
      { block: 900, office: 'EP' },
      { block: 990, office: 'US' },
    ]);
    const { id } = await logOf({ block: 990, office: 'US' });
    const found = await findProposal(register, id.slice(0, 8), undefined);
    expect(found).to.include({ id, reason: 'suspend US', proposer: ADMIN, block: 990 });
    expect(found.calls[0]?.words).to.match(/^stop US /);
    const none = await findProposal(register, 'ffffffff', undefined).catch((error: unknown) => error);
    expect(none).to.include({ code: 'PROPOSAL_NOT_KNOWN' });
    const any = await findProposal(register, '', undefined).catch((error: unknown) => error);
    expect(any).to.include({ code: 'PROPOSAL_AMBIGUOUS' });
  });

  it('are read whatever their reason is', async () => {
    const made = [
      { block: 970, office: 'KR', text: `0x${'61'.repeat(100_000)}` },
      { block: 980, office: 'EP', text: '0x1b5b324a' },
      { block: 990, office: 'US', text: '0xff28c3' },
    ];
    const [broken, painting, long, ...none] = await reasons(proposals(await registerWith(made), undefined));
    expect(broken).to.equal('\ufffd(\ufffdsuspend US');
    expect(painting).to.equal('\ufffd[2Jsuspend EP');
    expect(long).to.equal(`${'a'.repeat(2_000)}…`);
    expect(none).to.deep.equal([]);
  });

  it('are not believed when the content is not that of the number', async () => {
    const target = ADDRESSES.ValidatorSet;
    const register = await registerWith([
      { block: 990, office: 'US', change: (calls) => calls.map((call) => ({ ...call, target })) },
    ]);
    const lie = await reasons(proposals(register, undefined)).catch((error: unknown) => error);
    expect(lie).to.include({ code: 'CHAIN_ANSWER' });
  });
});

describe('a vote', () => {
  const proposal: Proposal = {
    ...{ id: '12'.repeat(32), proposer: ADMIN, calls: [], reason: '', descriptionHash: '', block: 1 },
    ...{ snapshot: NOW, votes: [] },
  };

  interface Asked {
    state?: bigint;
    past?: string;
    admin?: string;
    voted?: boolean;
  }

  const registerOf = ({ state = 1n, past = ADMIN, admin = ADMIN, voted = false }: Asked) =>
    stubRegister({
      provider: { getBlock: async () => ({ number: 1, timestamp: NOW }) },
      directory: {
        getPastAdmin: async () => `0x${past}`,
        adminOf: async () => `0x${admin}`,
        offices: async () => ['0x4a50', '0x4550'],
      },
      governor: {
        state: async () => state,
        tallyOf: async () => ({ forVotes: 2n, againstVotes: 0n, abstainVotes: 0n, emergency: false }),
        proposalDeadline: async () => BigInt(NOW),
        parameters: async () => ({ executionWindow: 1n }),
        quorum: async () => 3n,
        proposalSnapshot: async () => 1n,
        hasOfficeVoted: async () => voted,
      },
    });

  const refusal = (asked: Asked): Promise<unknown> =>
    assertMayVote(registerOf(asked), proposal, 'JP', ADMIN).then(
      () => 'none',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );

  it('is of a member then and now, by its admin, once, while votes are taken', async () => {
    expect(await refusal({})).to.equal('none');
    expect(await refusal({ past: '0'.repeat(40) })).to.equal('NOT_A_VOTER');
    expect(await refusal({ admin: '0'.repeat(40) })).to.equal('NOT_A_VOTER');
    expect(await refusal({ admin: 'cd'.repeat(20) })).to.equal('NOT_A_VOTER');
    expect(await refusal({ voted: true })).to.equal('ALREADY_VOTED');
    for (const state of [2n, 3n, 4n, 6n, 7n]) expect(await refusal({ state })).to.equal('PROPOSAL_NOT_OPEN');
  });

  it('of too few carries nothing out', async () => {
    const open = await assertDecided(registerOf({}), proposal).catch((error: unknown) => error);
    expect(open).to.include({ code: 'PROPOSAL_NOT_OPEN' });
    expect(open)
      .to.have.property('message')
      .that.matches(/open, with 2 of 3 votes/);
    await assertDecided(registerOf({ state: 4n }), proposal);
  });

  it('is of the offices that the account speaks for', async () => {
    expect(await officesOf(registerOf({}), ADMIN)).to.deep.equal(['JP', 'EP']);
    expect(await officesOf(registerOf({}), 'cd'.repeat(20))).to.deep.equal([]);
  });
});
