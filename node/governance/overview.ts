/** Who seals blocks and what is being voted on, for those who look on: nothing here is signed or decided. */
import type { Chain } from '../chain/connection.ts';
import type { Deployment } from '../chain/deploy.ts';
import { officeCodeOf, plain } from '../chain/encoding.ts';
import { GovernanceError } from './errors.ts';
import { isWaiting, type Proposal, proposals, standingOf, type Waiting } from './proposals.ts';
import { type GovernedRegister, governedRegister } from './register.ts';
import { membersOf, type RollCall, rollCall } from './roll-call.ts';

const NO_OFFICE = '0x0000';

/** More are not looked at: a member can propose as often as it likes. */
export const MOST_PROPOSALS = 50;

export interface Governance {
  /** Newest block when the reading began. */
  readonly blockNumber: number;
  /** Undefined where one account decides and nobody votes. */
  readonly votes: Votes | undefined;
}

export interface Votes {
  readonly memberCount: number;
  /** As the offices agreed on them, ascending by address. */
  readonly validators: readonly Validator[];
  /** Those that wait for votes or to be carried out, the newest first. */
  readonly proposals: readonly OpenProposal[];
  /** Whether there are more proposals than were looked at. */
  readonly isPart: boolean;
}

export interface OpenProposal extends Proposal {
  readonly standing: Waiting;
  /** Undefined when it could not be told: see `rollCall`. */
  readonly rollCall: RollCall | undefined;
}

export interface Validator {
  readonly office: string;
  readonly address: string; // 40 hexadecimal digits
}

/** @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER */
export async function readGovernance(chain: Chain, deployment: Deployment): Promise<Governance> {
  const blockNumber = await chain.provider.getBlockNumber();
  let register: GovernedRegister;
  try {
    register = await governedRegister(chain, deployment);
  } catch (error) {
    if (error instanceof GovernanceError && error.code === 'GOVERNOR_MISSING')
      return { blockNumber, votes: undefined };
    throw error;
  }
  return { blockNumber, votes: await readVotes(register) };
}

/** @throws NodeError of the chain */
export async function readVotes(register: GovernedRegister): Promise<Votes> {
  const [memberCount, validators] = await Promise.all([
    register.directory.memberCount(),
    readValidators(register),
  ]);
  const found: (Proposal & { readonly standing: Waiting })[] = [];
  let looked = 0;
  let isPart = false;
  for await (const proposal of proposals(register, undefined)) {
    isPart = looked === MOST_PROPOSALS;
    if (isPart) break;
    looked += 1;
    const standing = await standingOf(register, proposal.id);
    if (isWaiting(standing)) found.push({ ...proposal, standing });
  }
  const members = found.length === 0 ? [] : await membersOf(register);
  return {
    ...{ memberCount: Number(memberCount), validators, isPart },
    proposals: found.map((one) => ({ ...one, rollCall: rollCall(one, one.standing, members) })),
  };
}

async function readValidators({ validators }: GovernedRegister): Promise<Validator[]> {
  const seated = await validators.getValidators();
  const offices = await Promise.all(seated.map((validator) => validators.officeOf(validator)));
  return seated.flatMap((validator, place) => {
    const office = offices[place] ?? NO_OFFICE;
    // Its office put another in its place between the two questions.
    if (office === NO_OFFICE) return [];
    return [{ office: officeCodeOf(office), address: plain(validator) }];
  });
}
