/** Which office voted how, as the governor's log has it and its count bears out. */
import { AbiCoder, Interface, type Log } from 'ethers';
import { OfficeGovernorAbi } from '../chain/abi.generated.ts';
import { officeCodeOf, plain } from '../chain/encoding.ts';
import { NodeError } from '../errors.ts';
import type { GovernedRegister } from './register.ts';

/** In the order of OpenZeppelin's `VoteType`. */
export const SUPPORT = ['against', 'for', 'abstain'] as const;
export type Support = (typeof SUPPORT)[number];

/** Of an office, whichever account was its admin then. */
export interface Vote {
  readonly office: string;
  readonly support: Support;
}

export type Tally = Readonly<Record<Support, number>>;

/** Office codes, each list ascending. */
export interface RollCall extends Readonly<Record<Support, readonly string[]>> {
  /** Those that could have voted, and are members now. */
  readonly notVoted: readonly string[];
}

export interface Member {
  readonly office: string;
  /** Unix time from which it votes on what is proposed. */
  readonly since: number;
}

/** The governor takes no vote that does not name its office, so there are none of the other event. */
export const CAST = new Interface(OfficeGovernorAbi).getEvent('VoteCastWithParams')?.topicHash ?? '';
/** What is not indexed: proposal, support, weight, reason as the bytes that it is, office. */
const CAST_TYPES = ['uint256', 'uint8', 'uint256', 'bytes', 'bytes'];

/** @throws NodeError CHAIN_ANSWER */
export function voteOf({ data }: Log): Vote & { readonly proposal: bigint } {
  const [proposal, choice, , , params] = decoded(data);
  const support = SUPPORT[Number(choice)];
  if (support === undefined || plain(params).length !== 4) throw unreadable();
  return { proposal, office: officeCodeOf(params), support };
}

function decoded(data: string): [bigint, bigint, bigint, string, string] {
  try {
    // The types are those of the list above.
    return AbiCoder.defaultAbiCoder().decode(CAST_TYPES, data).toArray() as ReturnType<typeof decoded>;
  } catch (cause) {
    throw unreadable(cause);
  }
}

const unreadable = (cause?: unknown) =>
  new NodeError('CHAIN_ANSWER', 'the chain gives a vote that cannot be read', { cause });

/** @throws NodeError of the chain */
export async function membersOf({ directory }: GovernedRegister): Promise<Member[]> {
  const codes = await directory.offices();
  const offices = await Promise.all(codes.map((code) => directory.officeOf(code)));
  return offices.flatMap(({ admin, admittedAt }, place) =>
    /^0x0{40}$/.test(admin)
      ? []
      : [{ office: officeCodeOf(codes[place] ?? '0x0000'), since: Number(admittedAt) }],
  );
}

/**
 * Undefined when the votes do not add up to the count, as when one was cast between the two questions: names that may
 * be wrong are worse than none.
 */
export function rollCall(
  { snapshot, votes }: { readonly snapshot: number; readonly votes: readonly Vote[] },
  tally: Tally,
  members: readonly Member[],
): RollCall | undefined {
  const supportOf = new Map(votes.map(({ office, support }) => [office, support]));
  const voted = (wanted: Support) =>
    [...supportOf].flatMap(([office, support]) => (support === wanted ? [office] : [])).sort();
  const named = { for: voted('for'), against: voted('against'), abstain: voted('abstain') };
  if (SUPPORT.some((support) => named[support].length !== tally[support])) return undefined;
  // A removal ends every proposal before it, so the present term is the one that counts.
  const could = members.filter(({ office, since }) => since <= snapshot && !supportOf.has(office));
  return { ...named, notVoted: could.map(({ office }) => office).sort() };
}
