/** What one line of a list of applications says: checked, its numbers read, ready to be recorded. Pure. */
import { z } from 'zod';
import { parseAccessCode } from '#protocol/access-code.ts';
import { formatApplicationId, RIGHT_TYPES, type RightType } from '#protocol/application-id.ts';
import { parseDigest } from '#protocol/digest.ts';
import { CodedError } from '#protocol/errors.ts';
import { readDate } from '#standards/dates.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { ClaimReading, Refusal } from '../intake/reading.ts';
import type { RegisteredDigest } from '../store/outbox.ts';
import type { RawLine } from './lines.ts';

/** An application as a line states it. */
export interface StatedApplication extends RegisteredDigest {
  readonly id: string;
  readonly rightType: RightType;
  readonly filingDate: string;
  readonly published: boolean;
  /** Number of the publication. */
  readonly publication?: string;
  /** k, of an application that is not published. */
  readonly accessCode?: string;
  readonly claims: readonly ClaimReading[];
}

const NO_DIGEST: RegisteredDigest = { profile: 'none', digest: '0'.repeat(64) };

const right = z.enum(Object.keys(RIGHT_TYPES) as [RightType, ...RightType[]]); // the keys of that object
const words = z.string().min(1).max(200);
const CLAIM = z.strictObject({
  office: words,
  right: right.optional(),
  number: words,
  date: words.optional(),
});
const LINE = z.strictObject({
  office: words,
  right,
  number: words,
  filingDate: words,
  digest: words.optional(),
  published: z.boolean().default(true),
  publication: words.optional(),
  accessCode: words.optional(),
  claims: z.array(CLAIM).max(1000).default([]),
});

/** Right types of the applications that one of this type can claim; those of the documents' readers. */
const CLAIMED_RIGHTS: Readonly<Partial<Record<RightType, readonly RightType[]>>> = {
  P: ['P', 'U'],
  U: ['P', 'U'],
  D: ['D', 'U', 'P'],
};

/** Reads a line of a list that `office` imports; never throws for what stands in it. */
export function readLine(raw: RawLine, office: string): StatedApplication | Refusal {
  if ('problem' in raw) return { code: 'IMPORT_LINE_INVALID', message: raw.problem };
  const checked = LINE.safeParse(raw.value);
  if (!checked.success) return { code: 'IMPORT_LINE_INVALID', message: problems(checked.error) };
  try {
    return stated(checked.data, office);
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code, message: error.message };
    throw error;
  }
}

function stated(line: z.infer<typeof LINE>, office: string): StatedApplication | Refusal {
  const { right: rightType, number, published, publication, accessCode } = line;
  if (line.office !== office) {
    return { code: 'OFFICE_NOT_SERVED', message: `the line is not of ${office}`, where: 'office' };
  }
  const { date: filingDate, precision } = readDate(line.filingDate);
  if (filingDate === undefined) {
    const code = precision === 'none' ? 'DATE_IMPOSSIBLE' : 'FILING_DATE_PARTIAL';
    return { code, message: 'the filing date is no calendar date in full', where: 'filingDate' };
  }
  if (!published && accessCode === undefined) {
    const message = 'an application that is not published needs the access code that its applicant has';
    return { code: 'ACCESS_CODE_MISSING', message, where: 'accessCode' };
  }
  if (published && accessCode !== undefined) {
    const message = 'accessCode: a published application has none';
    return { code: 'IMPORT_LINE_INVALID', message, where: 'accessCode' };
  }
  const ids = idsOf(office, [rightType], number, filingDate);
  if ('code' in ids) return { ...ids, where: 'number' };
  const [id = '', ...others] = ids.candidates;
  if (others.length > 0) {
    const message = `the number can mean ${ids.candidates.length} applications`;
    return { code: 'NUMBER_AMBIGUOUS', message, where: 'number' };
  }
  if (!id.startsWith(`${office}.`)) {
    return { code: 'OFFICE_NOT_SERVED', message: `the number is not one of ${office}`, where: 'number' };
  }
  const claims: ClaimReading[] = [];
  for (const [place, claim] of line.claims.entries()) {
    const where = `claims[${place}]`;
    const read = claimOf(claim, rightType);
    if ('code' in read) return { ...read, message: `${where}: ${read.message}`, where };
    claims.push(read);
  }
  return {
    id,
    rightType,
    filingDate,
    published,
    ...registered(line.digest),
    ...(publication === undefined ? {} : { publication }),
    ...(accessCode === undefined ? {} : { accessCode: parseAccessCode(accessCode) }),
    claims,
  };
}

function registered(digest: string | undefined): RegisteredDigest {
  if (digest === undefined) return NO_DIGEST;
  const { profile, hash } = parseDigest(digest);
  return { profile, digest: hash };
}

function claimOf(claim: z.infer<typeof CLAIM>, later: RightType): ClaimReading | Refusal {
  const { date, precision } = claim.date === undefined ? { date: undefined } : readDate(claim.date);
  if (precision === 'none')
    return { code: 'DATE_IMPOSSIBLE', message: 'the claimed date is no calendar date' };
  const rights = claim.right === undefined ? (CLAIMED_RIGHTS[later] ?? [later]) : [claim.right];
  const ids = idsOf(claim.office, rights, claim.number, date);
  return 'code' in ids ? ids : { candidates: ids.candidates, ...(date === undefined ? {} : { date }) };
}

/** The application ids that a number can mean, the likeliest first. */
function idsOf(
  office: string,
  rights: readonly RightType[],
  text: string,
  date: string | undefined,
): { candidates: readonly string[] } | Refusal {
  const reading = parseNumber({ office, rightType: rights, text, ...(date === undefined ? {} : { date }) });
  // What the rules say of a refused number may quote it: a report of refused lines already holds the line.
  if (reading.outcome === 'refused') return { code: reading.code, message: reading.message };
  const read = reading.outcome === 'canonical' ? [reading] : reading.candidates;
  const ids = read.map(({ office: of, rightType, canonical }) =>
    formatApplicationId({ office: of, rightType, number: canonical }),
  );
  return { candidates: [...new Set(ids)] };
}

function problems({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}
