/** Checks the claims of one later application, however many they are, without keeping others waiting. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkLaterRecord } from '#node/register/later-record.ts';
import {
  checkPriorityClaim,
  type LaterApplication,
  type PriorityClaimInput,
  type PriorityResult,
} from '#node/register/priority-check.ts';
import { readNumber } from '#node/register/priority-number.ts';
import type { RegisterReader } from '#node/register/reader.ts';
import type { ClaimedFiling, Context } from '#standards/priority/context.ts';
import { contextOf } from '#standards/priority/judge.ts';
import type { ClaimForm, LaterForm, LaterRecord, PriorityCheck } from './priority-form.ts';

/** Claims that are checked between two turns of the event loop: about 10 ms of work. */
const CLAIMS_PER_TURN = 32;

/** The later application by its number, where that can be read in one way only. */
export function laterOf(form: LaterForm): LaterApplication {
  const { applicationNumber, documentDigestBag: _compared, ...later } = form;
  if (applicationNumber === undefined) return later;
  const [applicationId, ...others] = readNumber({ ...later, number: applicationNumber }).likely;
  return applicationId === undefined || others.length > 0 ? later : { ...later, applicationId };
}

/** The later application beside its own record; undefined where no digest was sent. */
export async function laterRecordOf(
  reader: RegisterReader,
  { documentDigestBag: digests }: LaterForm,
  { applicationId, filingDate }: LaterApplication,
): Promise<LaterRecord | undefined> {
  if (digests === undefined) return undefined;
  const { findings, record } = await checkLaterRecord(reader, { applicationId, filingDate, digests });
  return {
    ...(applicationId !== undefined && { applicationId }),
    findingBag: [...findings],
    ...(record !== undefined && { evidence: record }),
  };
}

/** Checks in the order of the claims, some at a time. A claim that is there many times is checked once. */
export async function* checksOf(
  reader: RegisterReader,
  later: LaterApplication,
  claims: readonly ClaimForm[],
): AsyncGenerator<PriorityCheck[]> {
  const context = contextFor(later, claims);
  const known = new Map<string, Promise<PriorityCheck>>();
  for (let place = 0; place < claims.length; place += CLAIMS_PER_TURN) {
    if (place > 0) await nextTurn();
    const checks = claims.slice(place, place + CLAIMS_PER_TURN).map((claim) => {
      const name = JSON.stringify(claim);
      const check = known.get(name) ?? checkOf(reader, later, claim, context);
      known.set(name, check);
      return check;
    });
    yield await Promise.all(checks);
  }
}

/**
 * What the rules have to know of all claims together. What is compared with each claim is kept short: different filings
 * only, and of those that are out of time the first of each right type, which stands for the later ones.
 */
function contextFor(later: LaterApplication, claims: readonly ClaimForm[]): Context {
  const filings = new Map<string, ClaimedFiling>();
  for (const { office, rightType, filingDate } of claims)
    filings.set(`${office} ${rightType} ${filingDate}`, {
      ...{ office, filingDate },
      ...(rightType !== undefined && { rightType }),
    });
  const context = contextOf(later, [...filings.values()]);
  const firstLate = new Map<string, ClaimedFiling>();
  for (const one of context.late) {
    const first = firstLate.get(`${one.rightType}`);
    if (first === undefined || one.filingDate < first.filingDate) firstLate.set(`${one.rightType}`, one);
  }
  return { ...context, late: [...firstLate.values()] };
}

async function checkOf(
  reader: RegisterReader,
  later: LaterApplication,
  claim: ClaimForm,
  context: Context,
): Promise<PriorityCheck> {
  return answerOf(claim, await checkPriorityClaim(reader, later, inputOf(claim), context));
}

function inputOf(form: ClaimForm): PriorityClaimInput {
  const { applicationNumber, documentDigestBag, keys, accessCode: _derived, ...claim } = form;
  return {
    ...claim,
    number: applicationNumber,
    ...(documentDigestBag !== undefined && { digests: documentDigestBag }),
    ...(keys !== undefined && {
      keys: {
        sealedKey: keys.sealedKey,
        ...(keys.blinding !== undefined && { blinding: keys.blinding }),
        ...(keys.claimKeyBag !== undefined && { claimKeys: keys.claimKeyBag }),
      },
    }),
  };
}

function answerOf(claim: ClaimForm, { verdict, basis, readings, findings, record }: PriorityResult) {
  return {
    office: claim.office,
    applicationNumber: claim.applicationNumber,
    verdict,
    ...(basis !== undefined && { basis }),
    applicationIdBag: [...readings],
    findingBag: [...findings],
    ...(record !== undefined && { evidence: record }),
  };
}
