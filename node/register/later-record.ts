/** The later application beside its own record: is the document that was sent the one that its office recorded? */

import { parseApplicationId } from '#protocol/application-id.ts';
import { openKey } from '#protocol/keys.ts';
import { type RecordEvidence, recordEvidence } from './priority-check.ts';
import { compareDate, compareDigest } from './priority-compare.ts';
import { finding, type PriorityFinding } from './priority-findings.ts';
import type { RegisterReader } from './reader.ts';
import { matchDigest, recordAt } from './record.ts';

export interface LaterDocument {
  /** Without, there is nothing to look for. */
  readonly applicationId: string | undefined;
  readonly filingDate: string;
  readonly digests: readonly string[]; // `<profile>:<hash>`, at most one for each profile
}

export interface LaterRecordCheck {
  readonly findings: readonly PriorityFinding[];
  readonly record?: RecordEvidence;
}

/** Before its publication it is not looked for: only what is published is recorded under its number. */
export async function checkLaterRecord(
  reader: RegisterReader,
  { applicationId, filingDate, digests }: LaterDocument,
): Promise<LaterRecordCheck> {
  const row =
    applicationId === undefined
      ? undefined
      : await recordAt(reader, parseApplicationId(applicationId).office, openKey(applicationId));
  if (row === undefined) {
    const message =
      applicationId === undefined
        ? 'the later application was not looked for: its number is missing, or can be read in several ways'
        : 'no published application in the register has the later number';
    return { findings: [finding('NOT_RECORDED', message)] };
  }
  return {
    findings: [
      finding('RECORD_FOUND', `the register has ${row.applicationId ?? 'the application'}, published`),
      compareDate(filingDate, row.filingDate),
      compareDigest(matchDigest(digests, row, { openKeys: [row.key] })),
    ],
    record: recordEvidence(row),
  };
}
