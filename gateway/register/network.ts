/** GET /api/v1/network: who seals blocks, and what the member offices are voting on. */
import { z } from 'zod';
import { timeOf } from '#node/chain/encoding.ts';
import { MOST_PROPOSALS, type Votes } from '#node/governance/overview.ts';
import type { RollCall } from '#node/governance/roll-call.ts';
import { type Sources, stated } from '../freshness.ts';
import type { GovernanceReading } from '../governance-watch.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';

const count = z.int().min(0);
const time = schema.time;

const offices = z.array(schema.office);

const rollCall = z
  .strictObject({
    forBag: offices,
    againstBag: offices,
    abstainBag: offices,
    notVotedBag: offices.describe('could have voted, and are members now'),
  })
  .meta({ id: 'RollCall', description: 'which member office voted how, each once, ascending by code' });

const proposal = z
  .strictObject({
    proposalId: schema.hash.describe('hash of what is proposed'),
    reason: z.string().describe('as its proposer wrote it, fit to be shown; may be cut'),
    callBag: z
      .array(z.string())
      .describe('what is carried out, call by call, in English words made from the bytes that are voted on'),
    isEmergency: z.boolean().describe('a suspension for a time, which needs fewer votes'),
    state: z
      .enum(['pending', 'open', 'decided'])
      .describe('pending: voted on from the next second; decided: enough votes, not yet carried out'),
    forCount: count,
    againstCount: count,
    abstainCount: count,
    neededCount: count.describe('votes for it that are enough, of the members that there are now'),
    rollCall: rollCall
      .nullable()
      .describe(
        'null: it could not be told, for the votes did not add up to the counts, as when one was just cast',
      ),
    proposedInBlock: schema.blockNumber,
    votingUntil: time,
    executableUntil: time,
  })
  .meta({ id: 'Proposal', description: 'what member offices vote on' });

const governance = z
  .strictObject({
    decidedBy: z
      .enum(['offices', 'one-account'])
      .describe('one-account: a chain for trying out, where nobody votes and no office has a validator'),
    readAt: time.describe(
      'when this was read from the chain; it is not part of the register that asOf is about',
    ),
    ageSeconds: count.describe('seconds since then'),
    blockNumber: schema.blockNumber.describe('newest block of the chain when it was read'),
    memberCount: count.describe('offices that have a vote'),
    validatorBag: z
      .array(
        z.strictObject({
          office: schema.office,
          address: z
            .string()
            .regex(/^[0-9a-f]{40}$/)
            .describe('40 hexadecimal digits'),
        }),
      )
      .describe('as the offices agreed on them'),
    proposalBag: z
      .array(proposal)
      .max(MOST_PROPOSALS)
      .describe('what waits for votes or to be carried out, the newest first'),
    isPart: z.boolean().describe('whether there are more proposals than were looked at'),
  })
  .meta({ id: 'Governance', description: 'how the offices decide' });

export const networkAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  governance: governance.nullable().describe('null: it could not be read yet, which says nothing about it'),
});

export interface GovernanceSource {
  /** The last reading; MUST resolve soon, for answers wait for it. Undefined: there was none yet. */
  readonly governance?: () => Promise<GovernanceReading | undefined>;
}

export function networkOperations(sources: Sources & GovernanceSource): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/network',
      id: 'getNetwork',
      tag: 'register',
      summary: 'Who seals blocks, and what are the offices voting on?',
      access: 'anyone',
      momentary: true,
      problems: ['REGISTER_UNAVAILABLE'],
      answer: networkAnswer,
      handle: async () => {
        const reading = await sources.governance?.();
        return stated(sources, [], async () => ({
          governance: reading === undefined ? null : shown(reading, sources.now()),
        }));
      },
    }),
  ];
}

const NO_VOTES: Votes = { memberCount: 0, validators: [], proposals: [], isPart: false };

function shown({ votes, readAt, blockNumber }: GovernanceReading, now: Date): z.input<typeof governance> {
  const { memberCount, validators, proposals, isPart } = votes ?? NO_VOTES;
  return {
    decidedBy: votes === undefined ? 'one-account' : 'offices',
    readAt: timeOf(Math.floor(readAt.getTime() / 1000)),
    ageSeconds: Math.max(0, Math.floor((now.getTime() - readAt.getTime()) / 1000)),
    blockNumber,
    memberCount,
    validatorBag: validators.map(({ office, address }) => ({ office, address })),
    proposalBag: proposals.map(shownProposal),
    isPart,
  };
}

function shownProposal({
  id,
  reason,
  calls,
  block,
  standing,
  rollCall,
}: Votes['proposals'][number]): z.input<typeof proposal> {
  return {
    proposalId: id,
    reason,
    callBag: calls.map(({ words }) => words),
    isEmergency: standing.isEmergency,
    state: standing.state,
    forCount: standing.for,
    againstCount: standing.against,
    abstainCount: standing.abstain,
    neededCount: standing.needed,
    rollCall: rollCall === undefined ? null : shownRollCall(rollCall),
    proposedInBlock: block,
    votingUntil: timeOf(standing.votingUntil),
    executableUntil: timeOf(standing.executableUntil),
  };
}

function shownRollCall(called: RollCall): z.input<typeof rollCall> {
  return {
    forBag: [...called.for],
    againstBag: [...called.against],
    abstainBag: [...called.abstain],
    notVotedBag: [...called.notVoted],
  };
}
