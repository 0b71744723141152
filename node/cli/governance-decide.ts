/** `ipanchor governance propose`, `vote` and `execute`. */
import { id as keccakOfText } from 'ethers';
import { withPrefix } from '../chain/encoding.ts';
import { ACTION_NEEDS, type ActionName, assertPossible, callsOf } from '../governance/actions.ts';
import { GovernanceError } from '../governance/errors.ts';
import { FIELDS } from '../governance/fields.ts';
import {
  assertDecided,
  assertMayVote,
  describe,
  executeData,
  findProposal,
  officesOf,
  type Proposal,
  proposalId,
  proposeData,
  standingOf,
  voteData,
} from '../governance/proposals.ts';
import type { GovernedRegister } from '../governance/register.ts';
import { SUPPORT, type Support } from '../governance/roll-call.ts';
import { explain, nameOffice } from '../governance/words.ts';
import { accountOf } from './account.ts';
import { type Call, EXIT } from './command.ts';
import { confirm } from './confirm.ts';
import { wrongValue } from './errors.ts';
import { beginningOf, numbered, type Step, send, short, sinceOf, valuesOf } from './governance-step.ts';

/** Longer reasons belong into a document. */
const LONGEST_REASON = 2_000;

function reasonOf(call: Call): string {
  const reason = call.text('reason') ?? '';
  if (reason.length > LONGEST_REASON || /#proposer=/i.test(reason))
    throw wrongValue('--reason', reason, `at most ${LONGEST_REASON} characters, without #proposer=`);
  return reason;
}

export const propose: Step = {
  ...{ usage: 'ACTION [OFFICE or NAME]', least: 1, most: 3 },
  prepare(call, [name = '', ...subjects]) {
    if (!Object.hasOwn(ACTION_NEEDS, name))
      throw wrongValue('ACTION', name, `one of ${Object.keys(ACTION_NEEDS).join(', ')}`);
    const action = name as ActionName; // just asked
    const values = valuesOf(call, name, ACTION_NEEDS[action], subjects);
    const reason = reasonOf(call);
    if (reason === '') throw wrongValue('--reason', '', 'why, for those who vote');
    return async (register) => {
      const calls = await callsOf(action, values, register);
      await assertPossible(calls, values, register);
      const explained = calls.map((one) => explain(one, register.addresses));
      const words = [`To propose: ${reason}`, ...numbered(explained)];
      if (call.flag('dry-run')) {
        for (const line of words) call.print(line);
        return { exit: EXIT.done, value: { calls: explained, reason } };
      }
      const signer = await accountOf(call);
      const offices = await officesOf(register, signer.address);
      if (offices.length === 0)
        throw new GovernanceError('NOT_A_VOTER', `0x${signer.address} speaks for no member office`);
      const description = describe(reason, signer.address);
      const id = proposalId(calls, keccakOfText(description));
      if ((await register.governor.proposalSnapshot(BigInt(withPrefix(id)))) !== 0n)
        throw new GovernanceError('PROPOSAL_EXISTS', `it is proposal ${id}`);
      await confirm(call, [...words, `as ${offices.map(nameOffice).join(', ')}, with 0x${signer.address}`]);
      const to = register.addresses.OfficeGovernor;
      const sent = await send(call, register, signer, to, proposeData(calls, description));
      call.print(`proposal ${id}\nmembers vote with: ipanchor governance vote ${short(id)} for`);
      return { exit: EXIT.done, value: { proposal: id, calls: explained, reason, ...sent } };
    };
  },
};

export const vote: Step = {
  ...{ usage: 'ID for|against|abstain', least: 2, most: 2 },
  prepare(call, [id = '', choice = '']) {
    const beginning = beginningOf(id);
    if (!SUPPORT.some((support) => support === choice))
      throw wrongValue(choice, choice, `one of ${SUPPORT.join(', ')}`);
    const support = choice as Support; // just asked
    const [since, reason] = [sinceOf(call), reasonOf(call)];
    const wanted = call.text('as');
    if (wanted !== undefined && !FIELDS.office.holds(wanted))
      throw wrongValue('--as', wanted, FIELDS.office.expected);
    return async (register) => {
      const proposal = await proposalFor(call, register, beginning, since);
      if (call.flag('dry-run')) {
        for (const line of lines(proposal)) call.print(line);
        return { exit: EXIT.done, value: { proposal: proposal.id, calls: proposal.calls, support } };
      }
      const signer = await accountOf(call);
      const office = await officeThatVotes(call, register, signer.address);
      await assertMayVote(register, proposal, office, signer.address);
      await confirm(call, [
        ...lines(proposal),
        `To vote ${support} this as ${nameOffice(office)}, with 0x${signer.address}`,
      ]);
      const to = register.addresses.OfficeGovernor;
      const sent = await send(call, register, signer, to, voteData(proposal, office, support, reason));
      const standing = await standingOf(register, proposal.id);
      call.print(`${standing.for} for it of ${standing.needed} that it needs; ${standing.state}`);
      return { exit: EXIT.done, value: { proposal: proposal.id, office, support, standing, ...sent } };
    };
  },
};

export const execute: Step = {
  ...{ usage: 'ID', least: 1, most: 1 },
  prepare(call, [id = '']) {
    const [beginning, since] = [beginningOf(id), sinceOf(call)];
    return async (register) => {
      const proposal = await proposalFor(call, register, beginning, since);
      await assertDecided(register, proposal);
      if (call.flag('dry-run')) {
        for (const line of lines(proposal)) call.print(line);
        return { exit: EXIT.done, value: { proposal: proposal.id, calls: proposal.calls } };
      }
      const signer = await accountOf(call);
      await confirm(call, [...lines(proposal), `To carry this out, with 0x${signer.address}`]);
      const sent = await send(
        call,
        register,
        signer,
        register.addresses.OfficeGovernor,
        executeData(proposal),
      );
      return { exit: EXIT.done, value: { proposal: proposal.id, calls: proposal.calls, ...sent } };
    };
  },
};

function lines({ id, reason, proposer, calls }: Proposal): string[] {
  return [`Proposal ${id} of 0x${proposer}: ${reason}`, ...numbered(calls)];
}

async function proposalFor(
  call: Call,
  register: GovernedRegister,
  beginning: string,
  since: number | undefined,
): Promise<Proposal> {
  const proposal = await findProposal(register, beginning, since);
  const dark = proposal.calls.find((one) => one.call === undefined);
  if (dark !== undefined && !call.flag('unexplained'))
    throw new GovernanceError('PROPOSAL_UNEXPLAINED', `proposal ${proposal.id} would ${dark.words}`);
  return proposal;
}

async function officeThatVotes(call: Call, register: GovernedRegister, account: string): Promise<string> {
  const wanted = call.text('as');
  if (wanted !== undefined) return wanted;
  const offices = await officesOf(register, account);
  const [office, ...others] = offices;
  if (office === undefined)
    throw new GovernanceError('NOT_A_VOTER', `0x${account} speaks for no member office`);
  if (others.length === 0) return office;
  throw wrongValue('--as', '', `one of ${offices.join(', ')}, for which this account speaks`);
}
