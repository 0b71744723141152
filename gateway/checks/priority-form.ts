/** What a priority check takes and answers. */
import { z } from 'zod';
import {
  PRIORITY_FINDINGS,
  PRIORITY_VERDICTS,
  type PriorityFindingCode,
} from '#node/register/priority-findings.ts';
import { FINDINGS, type FindingCode } from '#standards/finding.ts';
import { REGIME_IDS, RELATIONS } from '#standards/priority/regime.ts';
import { ROUTES } from '#standards/priority/regimes.ts';
import * as schema from '../schema.ts';

/** Answered at once; more are a job. */
export const CLAIMS_AT_ONCE = 1_000;
/** Answered at all: a job is held in memory. */
export const MOST_CLAIMS = 20_000;

const claim = z
  .strictObject({
    office: schema.office.describe('office of first filing'),
    rightType: schema.rightType
      .exactOptional()
      .describe('right type of the earlier application, when it is known'),
    applicationNumber: schema.numberAsWritten,
    filingDate: schema.partialDate.describe('filing date of the earlier application as claimed'),
    documentDigestBag: schema.digestBag
      .exactOptional()
      .describe('digests of the earlier application as filed'),
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
      .describe('derived from the access code by the client itself'),
    accessCode: z
      .string({ error: 'expected an access code' })
      .max(64, { error: 'expected an access code' })
      .exactOptional()
      .describe('only where the office configured its gateway to take codes; otherwise send `keys`'),
  })
  .meta({ id: 'PriorityClaim' });

/** Where codes are not taken the contract says so too: no value of the member is valid. */
const claimWithoutCode = z
  .strictObject({
    ...claim.shape,
    accessCode: z
      .never({ error: 'this gateway takes no access codes; send `keys`' })
      .exactOptional()
      .describe('not taken by this gateway: send `keys`'),
  })
  .meta({ id: 'PriorityClaim' });

export const priorityCheckRequest = z.strictObject({
  laterApplication: z.strictObject({
    office: schema.office.describe('office of second filing'),
    rightType: schema.rightType,
    filingDate: schema.date,
    applicationNumber: schema.numberAsWritten
      .exactOptional()
      .describe('once it is public: the claim is then looked for in the register too'),
    documentDigestBag: schema.digestBag
      .exactOptional()
      .describe('digests of the later application as filed, to be compared with its own record'),
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
  priorityClaimBag: listOf(claim),
  signed: z
    .boolean({ error: 'expected true or false' })
    .exactOptional()
    .describe(`the answer comes with a signature, to go on file; for at most ${CLAIMS_AT_ONCE} claims`),
});

/** The request of a gateway whose office did not configure that codes are taken. */
export const priorityCheckRequestWithoutCodes = priorityCheckRequest.extend({
  priorityClaimBag: listOf(claimWithoutCode),
});

function listOf<Claim extends z.ZodType>(form: Claim) {
  return z
    .array(form, { error: 'expected a list of claims' })
    .min(1, { error: 'expected at least one claim' })
    .max(MOST_CLAIMS, { error: `expected at most ${MOST_CLAIMS} claims` });
}

const finding = z
  .strictObject({
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
        parent: z
          .string()
          .optional()
          .describe('filing date of the application whose date the later one keeps'),
        lastDay: z.string().optional().describe('of the limit that the finding is about'),
        periodEnd: z
          .string()
          .optional()
          .describe('on which the months end, where closed days or a decision moved the last day'),
        restorableUntil: z
          .string()
          .optional()
          .describe('until when the later filing can be for the right to be restored'),
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
  })
  .meta({ id: 'PriorityFinding' });

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
  .meta({ id: 'RecordEvidence', description: 'the record of the register that the findings are about' });

export const priorityCheck = z
  .strictObject({
    office: schema.office.optional().describe('of first filing, as the request has it'),
    applicationNumber: z.string().optional().describe('as written in the request'),
    verdict: z.enum(PRIORITY_VERDICTS),
    basis: z
      .enum(['proven since', 'stated by the office'])
      .optional()
      .describe('proven since: recorded before the later filing; otherwise it is the word of the office'),
    applicationIdBag: z.array(z.string()).describe('what the number can mean, the most likely first'),
    findingBag: z.array(finding),
    evidence: evidence.optional(),
  })
  .meta({ id: 'PriorityCheck' });

export const laterRecord = z
  .strictObject({
    applicationId: z.string().optional().describe('what its number means, where that is one thing'),
    findingBag: z.array(finding).describe('its document beside its own record; they touch no verdict'),
    evidence: evidence.optional(),
  })
  .meta({ id: 'LaterApplicationCheck' });

export const signedResult = z
  .string()
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  .optional()
  .describe(
    'JWS in compact form: its payload is this answer without this member, with `iat` and the question; keys are at /api/v1/keys',
  );

export const priorityCheckAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  laterApplication: laterRecord.optional().describe('only where digests of it were sent'),
  priorityCheckBag: z.array(priorityCheck).describe('one for each claim, in the order of the request'),
  signedResult,
});

export type PriorityCheckRequest = z.infer<typeof priorityCheckRequest>;
export type LaterForm = PriorityCheckRequest['laterApplication'];
export type ClaimForm = PriorityCheckRequest['priorityClaimBag'][number];
export type PriorityCheck = z.input<typeof priorityCheck>;
export type LaterRecord = z.input<typeof laterRecord>;
