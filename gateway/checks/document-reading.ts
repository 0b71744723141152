/** What is read of a document that was posted to be checked: as much as a check needs, and nothing of persons. Pure. */
import { isOfficeCode, isRightType, type RightType } from '#protocol/application-id.ts';
import { formatDigest } from '#protocol/digest.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import type { DateReading, FiledDocument, PriorityClaim, Reader } from '#standards/filed-document.ts';
import type { Severity } from '#standards/finding.ts';
import { readDocument } from '#standards/read.ts';

/** What was noticed while reading. Its code is of the catalogue of findings or of the notes on digests. */
export interface ReadingFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path?: string;
}

export interface ReadClaim {
  readonly path: string;
  readonly office?: string;
  readonly rightType?: RightType;
  readonly number?: string; // as written
  readonly date?: string; // yyyy-mm-dd, or as much of it as was given
  readonly findings: readonly ReadingFinding[];
}

export interface ReadRecord {
  readonly path: string;
  readonly office?: string;
  readonly rightType?: RightType;
  readonly number?: string; // as written
  readonly applicationId?: string;
  readonly filingDate?: string; // whole ones only
  readonly findings: readonly ReadingFinding[];
  readonly claims: readonly ReadClaim[];
}

export interface ReadDocument {
  readonly digests: readonly string[]; // `<profile>:<hash>`
  readonly reader: Reader;
  readonly dialect: string;
  readonly version?: string;
  readonly findings: readonly ReadingFinding[];
  readonly records: readonly ReadRecord[];
}

/** A document that was read, or XML that can be digested only: an encoding, a size or a DTD that is not read. */
export type ReadOrNot =
  | { readonly document: ReadDocument }
  | { readonly unread: Pick<ReadingFinding, 'code' | 'message'> };

/**
 * Reads a document as intake does. What a DTD adds is never read, and no entity is expanded.
 *
 * @throws ProtocolError as `digestDocument`; StandardsError as `readDocument`
 */
export function readForCheck(bytes: Uint8Array, maxBytes: number): ReadOrNot {
  const { profile, digest, rawDigest, canonical, notes } = digestDocument(bytes, {
    maxBytes,
    expectXml: true,
  });
  if (canonical === undefined) {
    const message = notes.map((note) => note.message).join('; ');
    return { unread: { code: notes.at(-1)?.code ?? 'NOT_READ', message } };
  }
  const { reader, dialect, version, findings, documents } = readDocument(canonical);
  const raw = formatDigest('raw', rawDigest);
  const document: ReadDocument = {
    digests: profile === 'raw' ? [raw] : [formatDigest(profile, digest), raw],
    reader,
    dialect,
    ...(version !== undefined && { version: version.slice(0, 40) }),
    findings: [...notes, ...findings].map(shown),
    records: documents.map(recordOf),
  };
  return { document };
}

function recordOf(document: FiledDocument): ReadRecord {
  const { path, office, rightType, applicationNumber, applicationId, filingDate } = document;
  return {
    path,
    ...(office !== undefined && isOfficeCode(office) && { office }),
    ...(isRightType(rightType) && { rightType }),
    ...(applicationNumber !== undefined && { number: applicationNumber.text }),
    ...(applicationId !== undefined && { applicationId }),
    ...(filingDate?.date !== undefined && { filingDate: filingDate.date }),
    findings: document.findings.map(shown),
    claims: document.priorityClaims.map(claimOf),
  };
}

function claimOf({ path, office, rightType, number, date, findings }: PriorityClaim): ReadClaim {
  const day = partialDate(date);
  return {
    path,
    ...(office !== undefined && isOfficeCode(office) && { office }),
    ...(rightType !== undefined && { rightType }),
    ...(number !== undefined && { number: number.text }),
    ...(day !== undefined && { date: day }),
    findings: findings.map(shown),
  };
}

/** `20261100` and `2026-11` are both 2026-11. */
function partialDate(reading: DateReading | undefined): string | undefined {
  if (reading === undefined || reading.precision === 'none') return undefined;
  if (reading.date !== undefined) return reading.date;
  const digits = reading.text.replace(/^(\d{4})-?(\d\d)?.*$/, '$1$2');
  const year = digits.slice(0, 4);
  return reading.precision === 'month' ? `${year}-${digits.slice(4, 6)}` : year;
}

function shown({ code, severity, message, path }: ReadingFinding): ReadingFinding {
  return { code, severity, message, ...(path !== undefined && { path }) };
}
