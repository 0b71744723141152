/** An application as the register has it, and the ways to name one. */
import { z } from 'zod';
import { readNumber } from '#node/register/priority-number.ts';
import type { RegisterReader } from '#node/register/reader.ts';
import { recordAt } from '#node/register/record.ts';
import type { RegisterRow } from '#node/store/register.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import { openKey } from '#protocol/keys.ts';
import * as schema from '../schema.ts';

/** How a client names the application that it asks about. */
export const applicationNamed = z
  .strictObject({
    office: schema.office,
    rightType: schema.rightType.exactOptional().describe('without, the number is read for every right type'),
    applicationNumber: schema.numberAsWritten,
    filingDate: schema.partialDate.exactOptional().describe('decides between rules that have changed'),
    sealedKey: schema.hash
      .exactOptional()
      .describe('of an unpublished application, derived from its access code by the client itself'),
  })
  .meta({ id: 'ApplicationNamed' });

export type ApplicationNamed = z.output<typeof applicationNamed>;

export const applicationRecord = z
  .strictObject({
    office: schema.office,
    key: schema.hash.describe('open key; of an unpublished application its sealed key'),
    state: z.enum(['sealed', 'open']),
    applicationId: z.string().optional().describe('open records only'),
    rightType: schema.rightType,
    filingDate: schema.date.describe('as its office states it'),
    documentDigest: schema.digest.optional().describe('open records that have one'),
    withdrawn: z.boolean(),
    withdrawnAt: schema.time.optional(),
    recordedAt: schema.time.describe(
      'first recording: what the chain proves; kept through opening and correction',
    ),
    openedAt: schema.time
      .optional()
      .describe('when its number and digest were published; absent when it was recorded so'),
    revision: z.int().min(0).describe('number of corrections'),
    revisedAt: schema.time.optional(),
    blockNumber: schema.blockNumber.describe('block of the last change'),
    transactionHash: schema.hash.describe('transaction of the last change'),
  })
  .meta({ id: 'ApplicationRecord', description: 'an application as the register has it' });

export function shownRecord(row: RegisterRow): z.input<typeof applicationRecord> {
  const { office, key, rightType, filingDate, withdrawn, recordedAt, revision } = row;
  return {
    office,
    key,
    state: row.state === 'sealed' ? 'sealed' : 'open',
    ...(row.applicationId !== undefined && { applicationId: row.applicationId }),
    rightType,
    filingDate,
    ...(row.state !== 'sealed' &&
      row.profile !== 'none' && { documentDigest: `${row.profile}:${row.digest}` }),
    withdrawn,
    ...(row.withdrawnAt !== undefined && { withdrawnAt: row.withdrawnAt }),
    recordedAt,
    ...(row.openedAt !== undefined && { openedAt: row.openedAt }),
    revision,
    ...(row.revisedAt !== undefined && { revisedAt: row.revisedAt }),
    blockNumber: row.blockNumber,
    transactionHash: row.transactionHash,
  };
}

export interface ApplicationsFound {
  /** What the number can mean, the most likely first. */
  readonly ids: readonly string[];
  readonly records: readonly RegisterRow[];
}

/**
 * Every record that the number can mean, and the one at the key that the client brought. Without its key an unpublished
 * application is looked up where only published ones are: by the same reads as one that was never filed.
 */
export async function findApplications(
  reader: RegisterReader,
  { applicationNumber, sealedKey, ...rest }: ApplicationNamed,
): Promise<ApplicationsFound> {
  const { likely, others } = readNumber({ ...rest, number: applicationNumber });
  const ids = [...likely, ...others];
  const places = ids.map((id) => ({ office: parseApplicationId(id).office, key: openKey(id) }));
  if (sealedKey !== undefined) {
    const offices = new Set([rest.office, ...places.map(({ office }) => office)]);
    places.push(...[...offices].map((office) => ({ office, key: sealedKey })));
  }
  const found = await Promise.all(places.map(({ office, key }) => recordAt(reader, office, key)));
  const records = new Map(found.filter((row) => row !== undefined).map((row) => [row.key, row]));
  return { ids, records: [...records.values()] };
}
