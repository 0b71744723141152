/**
 * Extracts: what an office states that the register has of one application, at one block.
 *
 * The numbers stand beside the statement, which has keys alone, and each must give the key that it stands for. An
 * extract is worth what its receipt proves: that the office issued these bytes.
 */
import { parseApplicationId } from '#protocol/application-id.ts';
import { isHash } from '#protocol/bytes.ts';
import { isTime } from '#protocol/dates.ts';
import { formatDigest, parseDigest } from '#protocol/digest.ts';
import { parseLogId, subjectOffice } from '#protocol/entry.ts';
import { type BadField, ProtocolError } from '#protocol/errors.ts';
import { field, fieldsText, hasShape, isOneOf, orNull, passes, type Shape } from '#protocol/fields.ts';
import { canonicalJson, isObject, type JsonLimits, readJson } from '#protocol/json.ts';
import { openKey } from '#protocol/keys.ts';
import { checkStatement, type RegisterStatement, type StatedClaim } from '#protocol/register-statement.ts';

/** Of the entry in the log; the version stands in the extract itself. */
export const EXTRACT_MEDIA_TYPE = 'application/vnd.ipanchor.extract+json';

export interface Extract {
  /** Version of this format. */
  readonly v: 1;
  readonly type: 'register-extract';
  /** Log of the issuing office that the extract is an entry of. */
  readonly log: string;
  /** The office's clock; the receipt proves when it was anchored. */
  readonly issuedAt: string;
  readonly applicationId: string;
  /** `<profile>:<hash>` of the document that the record is of; null when the register has number and date only. */
  readonly documentDigest: string | null;
  readonly statement: RegisterStatement;
  /** Of the other applications in its claims, as far as they are published or its own claims name them; by key. */
  readonly nameBag: readonly { readonly key: string; readonly applicationId: string }[];
}

/** An application with 10,000 claims gives 6 MB. */
const LIMITS: JsonLimits = { length: 1 << 25, depth: 8 };

const id = field(isId, 'an application id');
const NAME: Shape<Extract['nameBag'][number]> = {
  key: field(isHash, '64 lower-case hexadecimal digits'),
  applicationId: id,
};
const EXTRACT: Shape<Extract> = {
  v: field(isOneOf([1] as const), 'the integer 1'),
  type: field(isOneOf(['register-extract'] as const), 'register-extract'),
  log: field(isLog, '<chain id>/<address>/<office>/<log number>'),
  issuedAt: field(isTime, 'a UTC time to the second, yyyy-mm-ddThh:mm:ssZ'),
  applicationId: id,
  documentDigest: orNull(field(isDigest, 'raw: or c14n: and 64 lower-case hexadecimal digits')),
  statement: field((value): value is RegisterStatement => isObject(value), 'an object'),
  nameBag: field((value): value is Extract['nameBag'] => Array.isArray(value), 'a list'),
};

/** The text of an extract: canonical JSON (RFC 8785). Throws ProtocolError EXTRACT_INVALID. */
export function writeExtract(extract: Extract): string {
  return canonicalJson(checked(extract));
}

/**
 * The extract of a text.
 *
 * Throws ProtocolError JSON_TOO_LARGE, JSON_INVALID, JSON_DUPLICATE_KEY, EXTRACT_VERSION_UNKNOWN or EXTRACT_INVALID,
 * the last with every bad field, and where numbers, digest and statement do not fit each other.
 */
export function parseExtract(text: string): Extract {
  const value = readJson(text, LIMITS);
  if (
    isObject(value) &&
    value.type === 'register-extract' &&
    Number.isSafeInteger(value.v) &&
    value.v !== 1
  ) {
    throw new ProtocolError('EXTRACT_VERSION_UNKNOWN', `extract of version ${value.v}; 1 is known`, {
      where: 'v',
    });
  }
  return checked(value);
}

/** Shapes first: only what has its shape is compared. */
function checked(value: unknown): Extract {
  const bad: BadField[] = [];
  if (hasShape(value, EXTRACT, bad)) {
    checkStatement(value.statement, bad);
    for (const [place, name] of value.nameBag.entries()) hasShape(name, NAME, bad, `nameBag[${place}]`);
    if (bad.length === 0) bad.push(...incoherent(value));
    if (bad.length === 0) return value;
  }
  throw new ProtocolError('EXTRACT_INVALID', `extract: ${fieldsText(bad)}`, { fields: bad });
}

/** An office may log what it likes under its own name: that one part is true must not lend truth to another. */
function incoherent({ applicationId, documentDigest, log, statement, nameBag }: Extract): BadField[] {
  const { asOf, sealedKey, state, profile, digest, claimsOnBag, claimsByBag } = statement;
  const [isSealed, key] = [state === 'sealed', statement.openKey];
  const isOf = (claims: readonly StatedClaim[], end: 'earlierKey' | 'laterKey') =>
    claims.every((claim) => claim[end] === key);
  const noneSealed = statement.sealedClaimsOnBag.length + statement.sealedClaimsByBag.length === 0;
  const recorded = profile === 'none' ? null : formatDigest(profile, digest);
  const rules: readonly (readonly [field: string, holds: boolean, message: string])[] = [
    ['statement.openKey', key === openKey(applicationId), 'must be that of applicationId'],
    ['statement.office', statement.office === subjectOffice(applicationId), 'must be that of applicationId'],
    [
      'statement.rightType',
      statement.rightType === parseApplicationId(applicationId).rightType,
      'must be that of applicationId',
    ],
    ['statement.asOf.chainId', asOf.chainId === String(parseLogId(log).chainId), 'must be that of log'],
    ['statement.sealedKey', isSealed === (sealedKey !== null), 'must be there while sealed, and only then'],
    [
      'statement.nextClaimKey',
      isSealed === (statement.nextClaimKey !== null),
      'must be there while sealed, and only then',
    ],
    ['statement.sealedClaimsOnBag', isSealed || noneSealed, 'must be empty, as sealedClaimsByBag, when open'],
    ['documentDigest', isSealed || documentDigest === recorded, 'must be that of the statement'],
    ['statement.claimsOnBag', isOf(claimsOnBag, 'earlierKey'), 'must be of claims on this application'],
    ['statement.claimsByBag', isOf(claimsByBag, 'laterKey'), 'must be of claims by this application'],
    ...nameBag.map(
      (name, place) =>
        [`nameBag[${place}]`, name.key === openKey(name.applicationId), 'must be key and its id'] as const,
    ),
  ];
  return rules.filter(([, holds]) => !holds).map(([field, , message]) => ({ field, message }));
}

function isId(value: unknown): value is string {
  return passes(value, parseApplicationId);
}

function isLog(value: unknown): value is string {
  return passes(value, parseLogId);
}

function isDigest(value: unknown): value is string {
  return passes(value, parseDigest);
}
