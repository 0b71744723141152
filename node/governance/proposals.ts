/** Proposals as the governor's log has them, and where each stands. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AbiCoder, Interface, keccak256, type Log } from 'ethers';
import { OfficeGovernorAbi } from '../chain/abi.generated.ts';
import { encodeCall } from '../chain/contracts.ts';
import { officeBytes, officeCodeOf, plain, withPrefix } from '../chain/encoding.ts';
import { NodeError } from '../errors.ts';
import { GovernanceError } from './errors.ts';
import type { GovernedRegister } from './register.ts';
import { CAST, SUPPORT, type Support, type Tally, type Vote, voteOf } from './roll-call.ts';
import { type ExplainedCall, explain, type ProposedCall, printable } from './words.ts';

/** In the order of OpenZeppelin's `ProposalState`. */
const STATES = [
  ...(['pending', 'open', 'cancelled', 'defeated', 'decided', 'queued', 'expired', 'done'] as const),
] as const;
export type State = (typeof STATES)[number];

export interface Proposal {
  readonly id: string; // 64 hexadecimal digits
  readonly proposer: string; // 40
  readonly calls: readonly ExplainedCall[];
  /** For people: fit for a terminal, without the mark that keeps others from proposing it first. */
  readonly reason: string;
  readonly descriptionHash: string; // with 0x
  readonly block: number;
  /** Unix time: who was a member then may vote. */
  readonly snapshot: number;
  /** Those cast by the time of the search. */
  readonly votes: readonly Vote[];
}

export interface Standing extends Tally {
  readonly state: State;
  /** Votes for it that are enough, of the members that there are now. */
  readonly needed: number;
  readonly isEmergency: boolean;
  /** Unix times: of the last vote, and of the last moment to carry it out. */
  readonly votingUntil: number;
  readonly executableUntil: number;
}

const CREATED = new Interface(OfficeGovernorAbi).getEvent('ProposalCreated')?.topicHash ?? '';
/** Texts as the bytes that they are: one that is no UTF-8 would keep every reader from every proposal. */
const CREATED_TYPES = [
  ...['uint256', 'address', 'address[]', 'uint256[]', 'bytes[]', 'bytes[]', 'uint256', 'uint256', 'bytes'],
];
/** Of a reason that is shown; a proposal may have as many as a block holds. */
const LONGEST_SHOWN = 2_000;
/** OpenZeppelin takes a proposal with this mark from nobody else. */
const PROPOSER_MARK = /#proposer=0x[0-9a-f]{40}$/i;

/** What is signed is the content by its hash; so says it whoever computes it. */
export function proposalId(calls: readonly ProposedCall[], descriptionHash: string): string {
  const content = AbiCoder.defaultAbiCoder().encode(
    ['address[]', 'uint256[]', 'bytes[]', 'bytes32'],
    [...contentOf(calls), descriptionHash],
  );
  return plain(keccak256(content));
}

function contentOf(calls: readonly ProposedCall[]): [targets: string[], values: bigint[], data: string[]] {
  return [calls.map(({ target }) => withPrefix(target)), calls.map(() => 0n), calls.map(({ data }) => data)];
}

export function proposeData(calls: readonly ProposedCall[], description: string): string {
  return encodeCall('OfficeGovernor', 'propose', ...contentOf(calls), description);
}

export function executeData({ calls, descriptionHash }: Proposal): string {
  return encodeCall('OfficeGovernor', 'execute', ...contentOf(calls), descriptionHash);
}

export function voteData({ id }: Proposal, office: string, support: Support, reason: string): string {
  const choice = BigInt(SUPPORT.indexOf(support));
  const params = officeBytes(office);
  return encodeCall(
    'OfficeGovernor',
    'castVoteWithReasonAndParams',
    BigInt(withPrefix(id)),
    choice,
    reason,
    params,
  );
}

export function describe(reason: string, proposer: string): string {
  return `${reason}#proposer=${withPrefix(proposer)}`;
}

/**
 * Proposals from the newest back to a block, or without one back to where none can be open under the present periods.
 * Votes are in later blocks than their proposal, so all are known when it is met. `onBlock` is told how far it has come.
 */
export async function* proposals(
  register: GovernedRegister,
  since: number | undefined,
  onBlock: (block: number) => void = () => undefined,
): AsyncGenerator<Proposal> {
  const { provider, profile } = register.chain;
  const head = await blockOf(register, 'latest');
  const { votingPeriod, executionWindow } = await register.governor.parameters();
  const openFrom = head.timestamp - Number(votingPeriod + executionWindow);
  const address = withPrefix(register.addresses.OfficeGovernor);
  // Proposals are few: ranges grow as far as the node answers, or a year of seconds would be 30,000 questions.
  let [span, grows] = [profile.logRange, true];
  const votes = new Map<bigint, Vote[]>();
  for (let to = head.number; to >= (since ?? 0); ) {
    const from = Math.max(since ?? 0, to - span + 1);
    let logs: Log[];
    try {
      logs = await provider.getLogs({ address, topics: [[CREATED, CAST]], fromBlock: from, toBlock: to });
    } catch (error) {
      if (span === profile.logRange) throw error;
      [span, grows] = [profile.logRange, false];
      continue;
    }
    for (const log of logs.reverse()) {
      if (log.topics[0] === CREATED) {
        yield proposalOf(log, register, votes);
        continue;
      }
      const { proposal, ...vote } = voteOf(log);
      votes.set(proposal, [...(votes.get(proposal) ?? []), vote]);
    }
    onBlock(from);
    if (since === undefined && (await blockOf(register, from)).timestamp < openFrom) return;
    to = from - 1;
    if (grows) span *= 2;
  }
}

function proposalOf(
  { data, blockNumber }: Log,
  { addresses }: GovernedRegister,
  votes: ReadonlyMap<bigint, readonly Vote[]>,
): Proposal {
  const [number, proposer, targets, , , calldatas, snapshot, , description] = decoded(data);
  const calls = targets.map((target, place) => ({ target: plain(target), data: calldatas[place] ?? '0x' }));
  const descriptionHash = keccak256(description);
  const id = proposalId(calls, descriptionHash);
  // Otherwise the words would be of something else than what a vote is for.
  if (BigInt(withPrefix(id)) !== number)
    throw new NodeError('CHAIN_ANSWER', 'the chain gives a proposal whose number is not that of its content');
  const text = Buffer.from(plain(description), 'hex').toString().replace(PROPOSER_MARK, '');
  return {
    ...{ id, proposer: plain(proposer), descriptionHash, block: blockNumber },
    ...{ snapshot: Number(snapshot), votes: votes.get(number) ?? [] },
    calls: calls.map((call) => explain(call, addresses)),
    reason: printable(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text),
  };
}

type Created = [bigint, string, string[], bigint[], string[], string[], bigint, bigint, string];

function decoded(data: string): Created {
  try {
    // The types are those of the list above.
    return AbiCoder.defaultAbiCoder().decode(CREATED_TYPES, data).toArray(true) as Created;
  } catch (cause) {
    throw new NodeError('CHAIN_ANSWER', 'the chain gives a proposal that cannot be read', { cause });
  }
}

/**
 * The one whose number begins so, of 4 digits at least.
 * @throws GovernanceError PROPOSAL_NOT_KNOWN, PROPOSAL_AMBIGUOUS; NodeError of the chain
 */
export async function findProposal(
  register: GovernedRegister,
  beginning: string,
  since: number | undefined,
  onBlock?: (block: number) => void,
): Promise<Proposal> {
  let found: Proposal | undefined;
  let searched = 0;
  for await (const proposal of proposals(register, since, (block) => {
    searched = block;
    onBlock?.(block);
  })) {
    if (!proposal.id.startsWith(beginning)) continue;
    if (proposal.id === beginning) return proposal;
    if (found !== undefined && found.id !== proposal.id) {
      const ids = `${found.id} and ${proposal.id}`;
      throw new GovernanceError('PROPOSAL_AMBIGUOUS', `${beginning} is how ${ids} begin`);
    }
    found = proposal;
  }
  if (found !== undefined) return found;
  throw new GovernanceError('PROPOSAL_NOT_KNOWN', `no proposal ${beginning} since block ${searched}`);
}

export async function standingOf({ governor, ...register }: GovernedRegister, id: string): Promise<Standing> {
  const number = BigInt(withPrefix(id));
  const now = (await blockOf({ governor, ...register }, 'latest')).timestamp;
  const [state, tally, deadline, { executionWindow }] = await Promise.all([
    governor.state(number),
    governor.tallyOf(number),
    governor.proposalDeadline(number),
    governor.parameters(),
  ]);
  const past = BigInt(now) - 1n;
  const needed = tally.emergency ? governor.emergencyQuorum(past) : governor.quorum(past);
  return {
    state: STATES[Number(state)] ?? 'queued',
    for: Number(tally.forVotes),
    against: Number(tally.againstVotes),
    abstain: Number(tally.abstainVotes),
    needed: Number(await needed),
    isEmergency: tally.emergency,
    votingUntil: Number(deadline),
    executableUntil: Number(deadline + executionWindow),
  };
}

/** In these it waits for votes, or to be carried out. */
export const WAITING = ['pending', 'open', 'decided'] as const satisfies readonly State[];
export type Waiting = Standing & { readonly state: (typeof WAITING)[number] };

export function isWaiting(standing: Standing): standing is Waiting {
  return WAITING.some((state) => state === standing.state);
}

/** Member offices for which the account speaks now. */
export async function officesOf({ directory }: GovernedRegister, account: string): Promise<string[]> {
  const offices: string[] = [];
  for (const office of await directory.offices()) {
    if (plain(await directory.adminOf(office)) === account) offices.push(officeCodeOf(office));
  }
  return offices;
}

/** A proposal is voted on from the second after its own. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Waits for a proposal of this second.
 * @throws GovernanceError PROPOSAL_NOT_OPEN, ALREADY_VOTED, NOT_A_VOTER; NodeError of the chain
 */
export async function assertMayVote(
  register: GovernedRegister,
  { id }: Proposal,
  office: string,
  account: string,
): Promise<void> {
  const { governor, directory, chain } = register;
  const number = BigInt(withPrefix(id));
  const limit = Date.now() + LONGEST_WAIT_MS;
  let { state } = await standingOf(register, id);
  while (state === 'pending' && Date.now() < limit) {
    await sleep(chain.profile.pollMs);
    ({ state } = await standingOf(register, id));
  }
  if (state !== 'open') throw new GovernanceError('PROPOSAL_NOT_OPEN', `proposal ${id} is ${state}`);
  const code = officeBytes(office);
  const snapshot = await governor.proposalSnapshot(number);
  if (/^0x0{40}$/.test(await directory.getPastAdmin(code, snapshot)))
    throw new GovernanceError('NOT_A_VOTER', `${office} was no member when it was proposed`);
  const admin = plain(await directory.adminOf(code));
  if (admin !== account)
    throw new GovernanceError('NOT_A_VOTER', `0x${account} does not speak for ${office}, 0x${admin} does`);
  if (await governor.hasOfficeVoted(number, code))
    throw new GovernanceError('ALREADY_VOTED', `${office} has voted on ${id}`);
}

/** @throws GovernanceError PROPOSAL_NOT_OPEN; NodeError of the chain */
export async function assertDecided(register: GovernedRegister, { id }: Proposal): Promise<void> {
  const { state, for: votes, needed } = await standingOf(register, id);
  if (state === 'decided') return;
  const why = state === 'open' ? `open, with ${votes} of ${needed} votes that it needs` : state;
  throw new GovernanceError('PROPOSAL_NOT_OPEN', `proposal ${id} is ${why}`);
}

async function blockOf(
  { chain }: GovernedRegister,
  tag: number | 'latest',
): Promise<{ number: number; timestamp: number }> {
  const block = await chain.provider.getBlock(tag);
  if (block === null) throw new NodeError('CHAIN_ANSWER', `the chain gives no block ${tag}`);
  return block;
}
