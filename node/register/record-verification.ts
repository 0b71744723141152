/** What the register knows of the application that a document belongs to. */
import { parseApplicationId, type RightType } from '#protocol/application-id.ts';
import { openKey } from '#protocol/keys.ts';
import type { RegisterRow } from '../store/register.ts';
import { readNumber } from './priority-number.ts';
import type { RegisterReader } from './reader.ts';
import { type DigestMatch, matchDigest, notRecorded, recordAt } from './record.ts';
import {
  absent,
  finalityStep,
  holds,
  noted,
  type RegisterFinding,
  unknown,
} from './verification-findings.ts';

/** The application as its number is written, with what the client derived from its access code, itself. */
export interface ApplicationSought {
  readonly office: string;
  readonly rightType?: RightType;
  readonly number: string; // as written
  readonly keys?: { readonly sealedKey: string; readonly blinding?: string };
}

/** Application ids that the number can mean, the most likely first. */
export function readingsOf(application: ApplicationSought): readonly string[] {
  const { likely, others } = readNumber(application);
  return [...likely, ...others];
}

/** Without a receipt: is this the document that the register has for the application? */
export async function verifyRecord(
  reader: RegisterReader,
  application: ApplicationSought,
  digests: readonly string[],
  finalized: number | undefined,
): Promise<RegisterFinding[]> {
  const ids = readingsOf(application);
  const rows = await recordsOf(reader, application, ids);
  const opening = { openKeys: ids.map(openKey), blinding: application.keys?.blinding };
  const matches = rows.map((row) => ({ row, ...matchDigest(digests, row, opening) }));
  const best = matches.find(({ match }) => match === 'equal') ?? matches[0];
  if (best === undefined)
    return [absent('APPLICATION_RECORDED', notRecorded(application.keys !== undefined))];
  const { row, match, recorded } = best;
  return [
    holds('APPLICATION_RECORDED', 'the register has a record of the application', {
      key: row.key,
      recordedAt: row.recordedAt,
    }),
    digestStep(match, recorded),
    withdrawalStep(row),
    finalityStep(row.blockNumber, finalized),
  ];
}

/** Another digest is no contradiction: an application has many documents, and its record the digest of one. */
function digestStep(match: DigestMatch['match'], recorded: string): RegisterFinding {
  switch (match) {
    case 'equal':
      return holds('DIGEST_RECORDED', 'the document is the one that the register has', { recorded });
    case 'different':
    case 'not under the seal': {
      const message =
        'the record is of another document; if this one is of the application too, its receipt shows it';
      return absent('DIGEST_RECORDED', message, { recorded });
    }
    case 'not recorded':
      return absent('DIGEST_RECORDED', 'the register has number and date of the application only');
    case 'not comparable':
      return unknown(
        'DIGEST_RECORDED',
        `whether the document is the recorded one: the register has ${recorded}`,
      );
  }
}

/**
 * For a document with a receipt: does the register know its application, and is it withdrawn? Of an unpublished one
 * that is answered only to who brings its key; to anyone else it is not found out, as of one that was never recorded.
 */
export async function applicationSteps(
  reader: RegisterReader,
  subject: string,
  sealedKey: string | undefined,
): Promise<RegisterFinding[]> {
  const { office } = parseApplicationId(subject);
  const row =
    (await recordAt(reader, office, openKey(subject))) ??
    (sealedKey === undefined ? undefined : await recordAt(reader, office, sealedKey));
  if (row !== undefined) return [withdrawalStep(row)];
  const what = 'whether it is withdrawn: no record is open to the public or to the key given';
  return [unknown('APPLICATION_RECORDED', what)];
}

/** The later fate of an application does not make its documents less authentic: told, not held against them. */
function withdrawalStep(row: RegisterRow): RegisterFinding {
  if (!row.withdrawn) return holds('NOT_WITHDRAWN', 'the record is not marked as withdrawn');
  const evidence = row.withdrawnAt === undefined ? undefined : { withdrawnAt: row.withdrawnAt };
  return noted('NOT_WITHDRAWN', 'its office marked the record of the application as withdrawn', evidence);
}

async function recordsOf(
  reader: RegisterReader,
  { office, keys }: ApplicationSought,
  ids: readonly string[],
): Promise<RegisterRow[]> {
  const places = ids.map((id) => ({ office: parseApplicationId(id).office, key: openKey(id) }));
  if (keys !== undefined) places.push({ office, key: keys.sealedKey });
  const rows = await Promise.all(places.map((place) => recordAt(reader, place.office, place.key)));
  return rows.filter((row) => row !== undefined);
}
