/** From a document that was posted to its checks: one set for each of its records. */
import { z } from 'zod';
import { checkLaterRecord } from '#node/register/later-record.ts';
import type { LaterApplication } from '#node/register/priority-check.ts';
import { finding, priorityVerdict } from '#node/register/priority-findings.ts';
import type { RegisterReader } from '#node/register/reader.ts';
import * as schema from '../schema.ts';
import { checksOf } from './claim-checks.ts';
import type { ReadClaim, ReadDocument, ReadingFinding, ReadRecord } from './document-reading.ts';
import {
  type ClaimForm,
  laterRecord,
  type PriorityCheck,
  priorityCheck,
  signedResult,
} from './priority-form.ts';

const readingFinding = z
  .strictObject({
    code: z.string().describe('of the catalogue of findings'),
    severity: schema.severity,
    message: z.string().describe('for people; may change'),
    path: z.string().optional().describe('where in the document'),
  })
  .meta({ id: 'ReadingFinding', description: 'what was noticed while the document was read' });

const checkSet = z
  .strictObject({
    path: z.string().describe('of the record in the document'),
    office: schema.office.optional().describe('of the later application, as the next three'),
    rightType: schema.rightType.optional(),
    applicationNumber: z.string().optional().describe('as written in the document'),
    filingDate: schema.date.optional(),
    readingBag: z.array(readingFinding).describe('about the record'),
    laterApplication: laterRecord.optional().describe('the document beside the record of the application'),
    checked: z
      .boolean()
      .describe(
        'false: office, right type or filing date are missing, and without them nothing can be checked',
      ),
    priorityCheckBag: z.array(
      z.strictObject({
        ...priorityCheck.shape,
        path: z.string().describe('of the claim in the document'),
        filingDate: z.string().optional().describe('as claimed'),
        readingBag: z.array(readingFinding),
      }),
    ),
  })
  .meta({ id: 'DocumentCheckSet' });

export const documentCheckAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  document: z.strictObject({
    documentDigestBag: z.array(schema.digest).describe('of what was sent: it is not kept'),
    standard: z.enum(['st96', 'st36', 'st66', 'st86']).describe('which reader read it'),
    dialect: z.string().describe('whose form of the standard it is'),
    version: z.string().optional().describe('as written'),
    readingBag: z.array(readingFinding).describe('about the document as a whole'),
  }),
  checkSetBag: z.array(checkSet).describe('one for each record of the document, in its order'),
  signedResult,
});

type CheckSet = z.input<typeof checkSet>;

export function shownDocument({ digests, reader, dialect, version, findings }: ReadDocument) {
  return {
    documentDigestBag: [...digests],
    standard: reader,
    dialect,
    ...(version !== undefined && { version }),
    readingBag: findings.map(shown),
  };
}

export async function checkSetOf(
  reader: RegisterReader,
  record: ReadRecord,
  digests: readonly string[] | undefined,
): Promise<CheckSet> {
  const { path, office, rightType, filingDate, applicationId, number } = record;
  const about = {
    path,
    ...(office !== undefined && { office }),
    ...(rightType !== undefined && { rightType }),
    ...(number !== undefined && { applicationNumber: number }),
    ...(filingDate !== undefined && { filingDate }),
    readingBag: record.findings.map(shown),
  };
  if (office === undefined || rightType === undefined || filingDate === undefined)
    return { ...about, checked: false, priorityCheckBag: [] };
  const later = { office, rightType, filingDate, ...(applicationId !== undefined && { applicationId }) };
  return {
    ...about,
    ...(digests !== undefined && { laterApplication: await laterOf(reader, later, digests) }),
    checked: true,
    priorityCheckBag: await claimChecks(reader, later, record.claims),
  };
}

async function laterOf(reader: RegisterReader, later: LaterApplication, digests: readonly string[]) {
  const { applicationId, filingDate } = later;
  const { findings, record } = await checkLaterRecord(reader, { applicationId, filingDate, digests });
  return {
    ...(applicationId !== undefined && { applicationId }),
    findingBag: [...findings],
    ...(record !== undefined && { evidence: record }),
  };
}

async function claimChecks(
  reader: RegisterReader,
  later: LaterApplication,
  claims: readonly ReadClaim[],
): Promise<CheckSet['priorityCheckBag']> {
  const forms = claims.map(formOf);
  const checks: PriorityCheck[] = [];
  const whole = forms.filter((form) => form !== undefined);
  for await (const some of checksOf(reader, later, whole)) checks.push(...some);
  const made = checks.values();
  return claims.map((claim, place) => ({
    ...(forms[place] === undefined ? incomplete(claim) : (made.next().value ?? incomplete(claim))),
    path: claim.path,
    ...(claim.date !== undefined && { filingDate: claim.date }),
    readingBag: claim.findings.map(shown),
  }));
}

/** Undefined: what a claim must say is not all there. */
function formOf({ office, rightType, number, date }: ReadClaim): ClaimForm | undefined {
  if (office === undefined || number === undefined || date === undefined) return undefined;
  return {
    office,
    ...(rightType !== undefined && { rightType }),
    applicationNumber: number,
    filingDate: date,
  };
}

/** Nothing of a document is lost: what cannot be looked up is answered too. */
function incomplete({ office, number, date }: ReadClaim): PriorityCheck {
  const missing = [
    ...(office === undefined ? ['office'] : []),
    ...(number === undefined ? ['number'] : []),
    ...(date === undefined ? ['date'] : []),
  ];
  const message = `the claim does not say: ${missing.join(', ')}`;
  const findings = [finding('CLAIM_INCOMPLETE', message)];
  return {
    ...(office !== undefined && { office }),
    ...(number !== undefined && { applicationNumber: number }),
    verdict: priorityVerdict(findings),
    applicationIdBag: [],
    findingBag: findings,
  };
}

function shown({ code, severity, message, path }: ReadingFinding) {
  return { code, severity, message, ...(path !== undefined && { path }) };
}
