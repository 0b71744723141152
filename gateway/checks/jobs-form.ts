/** GET /api/v1/priority-check-jobs/{id}: how far is this long list, and what came out? */
import { z } from 'zod';
import { GATEWAY_ERRORS, GatewayError, type GatewayErrorCode } from '../errors.ts';
import { listPart, pageOf, pagePart, rangeQuery } from '../list.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';
import type { Job, PriorityCheckJobs } from './jobs.ts';
import { MOST_CLAIMS, priorityCheck } from './priority-form.ts';

/** The problems that a client can meet. */
const ANSWERED = (Object.keys(GATEWAY_ERRORS) as GatewayErrorCode[]).filter(
  (code) => 'status' in GATEWAY_ERRORS[code],
);

const state = {
  requestId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .describe('of the job; only who sent it can read it'),
  requestStatusCategory: z
    .enum(['pending', 'success', 'error'])
    .describe('pending: ask again; error: nothing was found out, `code` says why'),
  receivedAt: schema.time,
  keptUntil: schema.time.describe('then the gateway forgets it, and earlier when it is started again'),
  claimQuantity: z.int().min(1).max(MOST_CLAIMS),
  checkedQuantity: z.int().min(0).max(MOST_CLAIMS).describe('claims that were checked so far'),
};

export const jobState = z.strictObject(state).meta({ id: 'PriorityCheckJobState' });

export const jobAnswer = z.strictObject({
  ...state,
  code: z.enum(ANSWERED).optional().describe('of the problem, when it ended in one'),
  asOf: schema.asOf.optional(),
  freshness: schema.freshness.optional(),
  ...listPart,
  priorityCheckBag: z
    .array(priorityCheck)
    .optional()
    .describe('in the order of the claims, when it succeeded'),
});

export function jobOperations(jobs: PriorityCheckJobs): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/priority-check-jobs/:id',
      id: 'readPriorityCheckJob',
      tag: 'checks',
      summary: 'How far is this long list of claims, and what came out?',
      access: ['examiner'],
      momentary: true,
      params: z.object({ id: state.requestId }),
      query: rangeQuery,
      answer: jobAnswer,
      handle: async ({ params, query, caller }) => {
        const job = jobs.find(params.id, caller?.name ?? '');
        if (job === undefined)
          throw new GatewayError('RESOURCE_NOT_FOUND', 'the gateway has no such job, or has it no more');
        const page = pageOf({ ...query, sort: '' });
        const { asOf, freshness, problem } = job;
        return {
          ...shownState(job),
          ...(problem !== undefined && { code: problem }),
          ...(asOf !== undefined && { asOf }),
          ...(freshness !== undefined && { freshness }),
          ...pagePart(page, job.claims),
          ...(job.state === 'success' && {
            priorityCheckBag: await jobs.checks(job, page.offset, page.limit),
          }),
        };
      },
    }),
  ];
}

export function shownState(job: Job): z.input<typeof jobState> {
  return {
    requestId: job.id,
    requestStatusCategory: job.state,
    receivedAt: timeOf(job.receivedAt),
    keptUntil: timeOf(job.keptUntil),
    claimQuantity: job.claims,
    checkedQuantity: job.checked,
  };
}

function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
