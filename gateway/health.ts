/** GET /healthz: is the process alive, and what is its register worth? GET /readyz: should it be asked? */
import { z } from 'zod';
import { type Sources, stated } from './freshness.ts';
import { type Operation, operation } from './operation.ts';
import { classify, unavailable } from './problem.ts';
import * as schema from './schema.ts';

/** What a gateway says of itself. */
export interface Nameplate {
  readonly role: 'office' | 'observer';
  readonly version: string; // of the software
  /** Whose gateway it is; without, an observer's. */
  readonly office?: { readonly office: string };
  /** Whether its register is there to be tried out only, as that of `npm start`. */
  readonly demonstration?: boolean;
  /** Code of what keeps its follower from going on now. */
  readonly problem?: () => string | undefined;
}

const register = z.strictObject({
  applicationCount: z.int().min(0).describe('records, sealed and open'),
  claimCount: z.int().min(0).describe('priority claims, sealed and open'),
});

export const healthAnswer = z.strictObject({
  status: z.literal('alive').describe('the process answers; whether it should be asked says /readyz'),
  role: z.enum(['office', 'observer']),
  office: schema.office.nullable().describe('whose gateway it is; null: an observer’s'),
  version: z.string(),
  demonstration: z.boolean().describe('true: a register to be tried out, whose records are no official ones'),
  problem: z.string().nullable().describe('code of what keeps it from following the chain now'),
  asOf: schema.asOf.nullable().describe('null: the register cannot be read'),
  freshness: schema.freshness.nullable(),
  register: register.nullable(),
});

export const readinessAnswer = z.strictObject({
  status: z.literal('ready'),
  asOf: schema.asOf,
  freshness: schema.freshness,
});

export function healthOperations(deps: Sources & Nameplate): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/healthz',
      id: 'getHealth',
      tag: 'operation',
      summary: 'Is the process alive, how far is its index, how fresh is each office?',
      access: 'anyone',
      momentary: true,
      answer: healthAnswer,
      handle: health(deps, deps),
    }),
    operation({
      method: 'get',
      path: '/readyz',
      id: 'getReadiness',
      tag: 'operation',
      summary: 'Should it be asked? 503 while it is behind the chain or cannot ask it',
      access: 'anyone',
      momentary: true,
      problems: ['REGISTER_UNAVAILABLE'],
      answer: readinessAnswer,
      handle: readiness(deps),
    }),
  ];
}

/** Answers as long as the process does: an orchestrator restarts what is not alive, and that would not help here. */
function health(sources: Sources, { role, version, office, problem, demonstration = false }: Nameplate) {
  return async (): Promise<z.input<typeof healthAnswer>> => {
    const state = await registerState(sources);
    const whose = { role, version, demonstration, office: office?.office ?? null };
    const nameplate = { ...whose, problem: problem?.() ?? null };
    return { status: 'alive', ...nameplate, ...(state ?? { asOf: null, freshness: null, register: null }) };
  };
}

/** @throws GatewayError REGISTER_UNAVAILABLE while the index is behind, or the chain cannot be asked */
function readiness(sources: Sources) {
  return async (): Promise<z.input<typeof readinessAnswer>> => {
    const { asOf, freshness } = await stated(sources, [], async () => ({}));
    if (freshness.state !== 'current') throw unavailable();
    return { status: 'ready', asOf, freshness };
  };
}

async function registerState(sources: Sources) {
  const { reader } = sources;
  try {
    const offices = await reader.offices();
    const codes = offices.map(({ code }) => code);
    return await stated(sources, codes, async () => {
      const { applications, claims } = await reader.counts();
      return { register: { applicationCount: applications, claimCount: claims } };
    });
  } catch (error) {
    if (classify(error).error.code === 'REGISTER_UNAVAILABLE') return undefined;
    throw error;
  }
}
