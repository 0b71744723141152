/** POST /api/v1/priority-checks: are these priority claims what the register says? */
import { z } from 'zod';
import {
  checkPriorityClaim,
  type LaterApplication,
  type PriorityResult,
} from '#node/register/priority-check.ts';
import {
  PRIORITY_FINDINGS,
  PRIORITY_VERDICTS,
  type PriorityFindingCode,
} from '#node/register/priority-findings.ts';
import { readNumber } from '#node/register/priority-number.ts';
import { FINDINGS, type FindingCode } from '#standards/finding.ts';
import { contextOf } from '#standards/priority/judge.ts';
import { REGIME_IDS, RELATIONS } from '#standards/priority/regime.ts';
import { ROUTES } from '#standards/priority/regimes.ts';
import { type Audited, recordKeyUse } from './access/actor.ts';
import { type Sources, stated } from './freshness.ts';
import { type Operation, operation } from './operation.ts';
import * as schema from './schema.ts';

/** An application has a handful of claims; the most seen in one family are some dozens. */
const MAX_CLAIMS = 100;

const claimSchema = z.strictObject({
  office: schema.office.describe('office of first filing'),
  rightType: schema.rightType
    .exactOptional()
    .describe('right type of the earlier application, when it is known'),
  applicationNumber: schema.numberAsWritten,
  filingDate: schema.partialDate.describe('filing date of the earlier application as claimed'),
  documentDigestBag: schema.digestBag.exactOptional().describe('digests of the earlier application as filed'),
  keys: z
    .strictObject({
      sealedKey: schema.hash.describe('key of the unpublished application'),
      blinding: schema.hash.exactOptional().describe('opens the seal, so that the digest can be compared'),
      claimKeyBag: z
        .array(schema.hash, { error: 'expected a list of claim keys' })
        .max(32, { error: 'expected at most 32 claim keys' })
        .exactOptional()
        .describe('keys of the claims declared under the access code'),
    })
    .exactOptional()
    .describe('derived from the access code by the client itself; the code is never sent'),
});

export const priorityCheckRequest = z.strictObject({
  laterApplication: z.strictObject({
    office: schema.office.describe('office of second filing'),
    rightType: schema.rightType,
    filingDate: schema.date,
    applicationNumber: schema.numberAsWritten
      .exactOptional()
      .describe('once it is public: the claim is then looked for in the register too'),
    route: z
      .enum(ROUTES, { error: `expected one of ${ROUTES.join(', ')}` })
      .exactOptional()
      .describe('by which treaty it was filed; without it the law of its office judges'),
    receivingOffice: schema.office
      .exactOptional()
      .describe('of an international application: where it was filed, whose closed days count'),
    relation: z
      .enum(RELATIONS, { error: `expected one of ${RELATIONS.join(', ')}` })
      .exactOptional()
      .describe('how it came from an earlier application of its own family'),
    parentFilingDate: schema.date
      .exactOptional()
      .describe('filing date of that application, or the international filing date of a national phase'),
  }),
  priorityClaimBag: z
    .array(claimSchema, { error: 'expected a list of claims' })
    .min(1, { error: 'expected at least one claim' })
    .max(MAX_CLAIMS, { error: `expected at most ${MAX_CLAIMS} claims` }),
});

const priorityFinding = z.strictObject({
  code: z.enum(Object.keys(PRIORITY_FINDINGS) as PriorityFindingCode[]), // the keys of a const object
  severity: schema.severity,
  message: z.string().describe('for people; may change'),
  legalBasis: z.string().describe('the rule it is measured by'),
  compared: z
    .strictObject({
      claim: z.string().optional(),
      reading: z.string().optional().describe('what the number of the claim means'),
      laterApplication: z.string().optional(),
      register: z.string().optional(),
      parent: z.string().optional().describe('filing date of the application whose date the later one keeps'),
      lastDay: z.string().optional().describe('of the limit that the finding is about'),
    })
    .optional()
    .describe('values side by side, each by whose it is'),
  rule: z
    .enum(Object.keys(FINDINGS) as FindingCode[]) // the keys of a const object
    .optional()
    .describe('what the number rules found'),
  evidence: z
    .strictObject({
      regime: z.enum(REGIME_IDS).describe('the table of law that judged'),
      calendar: z.string().optional().describe('office and year of the closed days that were looked at'),
      decision: z.string().optional().describe('that extended the limit'),
      citation: z.string().optional().describe('where it was published'),
    })
    .optional()
    .describe('what a finding of the period rests on'),
  resolution: z.string().optional().describe('what would resolve it'),
});

const evidence = z
  .strictObject({
    office: schema.office,
    key: schema.hash,
    state: z.enum(['sealed', 'open']),
    applicationId: z.string().optional().describe('open records only'),
    rightType: schema.rightType,
    filingDate: schema.date,
    recordedAt: schema.time.describe('first recording; kept through opening and correction'),
    revision: z.int().min(0).describe('number of corrections'),
    revisedAt: schema.time.optional(),
    blockNumber: schema.blockNumber.describe('block of the last change'),
    transactionHash: schema.hash.describe('transaction of the last change'),
  })
  .describe('the record of the register that the findings are about');

export const priorityCheckAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  priorityCheckBag: z
    .array(
      z.strictObject({
        office: schema.office,
        applicationNumber: z.string().describe('as written in the request'),
        verdict: z.enum(PRIORITY_VERDICTS),
        basis: z
          .enum(['proven since', 'stated by the office'])
          .optional()
          .describe('proven since: recorded before the later filing; otherwise it is the word of the office'),
        applicationIdBag: z.array(z.string()).describe('what the number can mean, the most likely first'),
        findingBag: z.array(priorityFinding),
        evidence: evidence.optional(),
      }),
    )
    .describe('one for each claim, in the order of the request'),
});

type PriorityCheckRequest = z.infer<typeof priorityCheckRequest>;
type Claim = PriorityCheckRequest['priorityClaimBag'][number];

export function priorityCheckOperations(sources: Sources & Audited): Operation[] {
  return [
    operation({
      method: 'post',
      path: '/api/v1/priority-checks',
      id: 'checkPriorityClaims',
      tag: 'checks',
      summary: 'Are these priority claims what the register says?',
      access: 'anyone',
      attempts: true,
      problems: ['REGISTER_UNAVAILABLE'],
      body: priorityCheckRequest,
      answer: priorityCheckAnswer,
      handle: async ({ body, ...asking }) => {
        const keyed = body.priorityClaimBag.filter(({ keys }) => keys !== undefined);
        await recordKeyUse(
          sources,
          'priority-checks',
          asking,
          keyed.map(({ office }) => office),
        );
        return priorityChecks(sources, body);
      },
    }),
  ];
}

async function priorityChecks(
  sources: Sources,
  { laterApplication, priorityClaimBag }: PriorityCheckRequest,
): Promise<z.input<typeof priorityCheckAnswer>> {
  const later = laterOf(laterApplication);
  const context = contextOf(later, priorityClaimBag);
  const offices = priorityClaimBag.map((claim) => claim.office);
  return stated(sources, offices, async () => ({
    priorityCheckBag: await Promise.all(
      priorityClaimBag.map(async (claim) =>
        answerOf(claim, await checkPriorityClaim(sources.reader, later, inputOf(claim), context)),
      ),
    ),
  }));
}

/** The later application by its number, where that can be read in one way only. */
function laterOf({
  applicationNumber,
  ...later
}: PriorityCheckRequest['laterApplication']): LaterApplication {
  if (applicationNumber === undefined) return later;
  const [applicationId, ...others] = readNumber({ ...later, number: applicationNumber }).likely;
  return applicationId === undefined || others.length > 0 ? later : { ...later, applicationId };
}

function inputOf({ applicationNumber, documentDigestBag, keys, ...claim }: Claim) {
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

function answerOf(claim: Claim, { verdict, basis, readings, findings, record }: PriorityResult) {
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
