/** `ipanchor governance list` and `show`: nothing is signed. */
import { officeCodeOf, plain, timeOf } from '../chain/encoding.ts';
import {
  findProposal,
  isWaiting,
  type Proposal,
  proposals,
  type Standing,
  standingOf,
} from '../governance/proposals.ts';
import type { GovernedRegister } from '../governance/register.ts';
import { membersOf, type RollCall, rollCall } from '../governance/roll-call.ts';
import { duration, nameOffice } from '../governance/words.ts';
import { type Answer, type Call, EXIT } from './command.ts';
import { beginningOf, numbered, type Step, short, sinceOf } from './governance-step.ts';

const NOBODY = '0'.repeat(40);
const STATUSES = ['none', 'active', 'suspended', 'removed'] as const;

export const list: Step = {
  ...{ usage: '', least: 0, most: 0 },
  prepare(call) {
    const since = sinceOf(call);
    return async (register) => {
      const found: (Proposal & { readonly standing: Standing })[] = [];
      let searched = 0;
      const onBlock = (block: number): void => {
        searched = block;
        call.progress.update(found.length, 0, `proposals, searched back to block ${block}`);
      };
      for await (const proposal of proposals(register, since, onBlock))
        found.push({ ...proposal, standing: await standingOf(register, proposal.id) });
      const shown = since === undefined ? found.filter(({ standing }) => isWaiting(standing)) : found;
      for (const { id, reason, calls, standing } of shown) {
        call.print(`${short(id)}  ${stateLine(standing)}  ${reason}`);
        for (const line of numbered(calls)) call.print(line);
      }
      const many = shown.length === 1 ? 'proposal' : 'proposals';
      call.print(`${shown.length} ${since === undefined ? `open ${many}` : many} since block ${searched}`);
      return { exit: EXIT.done, value: { searchedFrom: searched, proposals: shown } };
    };
  },
};

export const show: Step = {
  ...{ usage: '[ID]', least: 0, most: 1 },
  prepare(call, [id]) {
    const [beginning, since] = [id === undefined ? undefined : beginningOf(id), sinceOf(call)];
    return async (register) => {
      if (beginning === undefined) return showMembers(call, register);
      return showProposal(call, register, await findProposal(register, beginning, since));
    };
  },
};

function stateLine({ state, for: votes, needed, against, abstain }: Standing): string {
  return `${state}, ${votes} of ${needed} for it, ${against} against, ${abstain} abstain`;
}

async function showProposal(call: Call, register: GovernedRegister, proposal: Proposal): Promise<Answer> {
  const { id, proposer, reason, calls, block } = proposal;
  const standing = await standingOf(register, id);
  const called = rollCall(proposal, standing, await membersOf(register));
  call.print(`proposal   ${id}`);
  call.print(`reason     ${reason}`);
  call.print(`made       in block ${block}, by 0x${proposer}`);
  for (const line of numbered(calls)) call.print(line);
  call.print(`state      ${stateLine(standing)}${standing.isEmergency ? ' (an emergency)' : ''}`);
  for (const line of calledLines(called)) call.print(line);
  call.print(`votes      until ${timeOf(standing.votingUntil)}`);
  call.print(`carry out  until ${timeOf(standing.executableUntil)}`);
  for (const { target, data } of calls) call.print(`calldata   0x${target} ${data}`);
  return { exit: EXIT.done, value: { ...proposal, standing, rollCall: called ?? null } };
}

function calledLines(called: RollCall | undefined): string[] {
  if (called === undefined)
    return [
      'offices    could not be told: their votes do not add up to the count, as when one was just cast',
    ];
  return [
    `for        ${called.for.join(' ') || 'nobody'}`,
    `against    ${called.against.join(' ') || 'nobody'}`,
    `abstain    ${called.abstain.join(' ') || 'nobody'}`,
    `not voted  ${called.notVoted.join(' ') || 'nobody'}`,
  ];
}

interface Member {
  readonly office: string;
  readonly status: (typeof STATUSES)[number];
  readonly admin: string | null;
  readonly frozen: boolean;
  readonly suspendedUntil: string | null;
  readonly validator: string | null;
}

async function showMembers(
  call: Call,
  { directory, governor, validators }: GovernedRegister,
): Promise<Answer> {
  const members: Member[] = [];
  for (const bytes of await directory.offices()) {
    const record = await directory.officeOf(bytes);
    const { validator } = await validators.seatOf(bytes);
    members.push({
      office: officeCodeOf(bytes),
      status: STATUSES[Number(record.status)] ?? 'none',
      admin: addressOrNull(record.admin),
      frozen: record.frozen,
      suspendedUntil: record.suspendedUntil === 0n ? null : timeOf(Number(record.suspendedUntil)),
      validator: addressOrNull(validator),
    });
  }
  const periods = await governor.parameters();
  const count = Number(await directory.memberCount());
  for (const { office, status, admin, frozen, suspendedUntil, validator } of members) {
    const until = suspendedUntil === null ? '' : `, for anyone to end from ${suspendedUntil}`;
    call.print(`${nameOffice(office)}  ${status}${until}${frozen ? ', change of admin frozen' : ''}`);
    if (admin !== null)
      call.print(`    0x${admin} speaks for it; validator ${validator === null ? 'none' : `0x${validator}`}`);
  }
  call.print(`${count} members; two thirds decide`);
  const parameters = Object.fromEntries(
    Object.entries({
      votingPeriod: periods.votingPeriod,
      executionWindow: periods.executionWindow,
      emergencyDuration: periods.emergencyDuration,
      emergencyPause: periods.emergencyPause,
    }).map(([name, seconds]) => [name, Number(seconds)]),
  );
  for (const [name, seconds] of Object.entries(parameters))
    call.print(`${name.padEnd(18)} ${duration(seconds)}`);
  return { exit: EXIT.done, value: { members, memberCount: count, parameters } };
}

function addressOrNull(address: string): string | null {
  return plain(address) === NOBODY ? null : plain(address);
}
