/**
 * What a receipt looks like, for the contract. What one must be, the protocol alone decides (`parseReceipt`): it names
 * every bad field, and knows an unknown version from a bad form. A test holds the two together.
 */
import { z } from 'zod';
import { ENTRY_KINDS } from '#protocol/entry.ts';
import * as schema from './schema.ts';

const HEX_64 = '[0-9a-f]{64}';
const NUMBER = '[1-9][0-9]{0,14}';
const MEDIA_NAME = '[a-z0-9][a-z0-9!#$&^_.+-]{0,63}';
/** 1 to 32 visible ASCII characters, as JSON writes them. */
const APPLICATION_ID = String.raw`[A-Z]{2}\.[PUTDSVGL]\.(?:[!#-\[\]-~]|\\["\\]){1,32}`;

/** The text of an entry: canonical JSON, so its members have one order. */
function entryPattern(): string {
  const single = ENTRY_KINDS.filter((kind) => kind !== 'data-package').join('|');
  const middle = `"log":"${NUMBER}/0x[0-9a-f]{40}/[A-Z]{2}/${NUMBER}","mediaType":"${MEDIA_NAME}/${MEDIA_NAME}"`;
  const about = (kinds: string, subject: string, digest: string, raw: string): string =>
    `"digest":"${digest}","issuedAt":"${schema.TIME_PATTERN}","kind":"(?:${kinds})",${middle},"rawDigest":"${raw}","salt":"[0-9a-f]{32}","subject":"${subject}","v":1`;
  const each = [
    about(single, APPLICATION_ID, `c14n:${HEX_64}`, HEX_64),
    about('data-package', '[A-Z]{2}', `c14n:${HEX_64}`, HEX_64),
    about(single, APPLICATION_ID, `raw:(${HEX_64})`, String.raw`\1`),
    about('data-package', '[A-Z]{2}', `raw:(${HEX_64})`, String.raw`\2`),
  ];
  return String.raw`^\{(?:${each.join('|')})\}$`;
}

/** JSON as bodies may hold it: without fractions. */
const plainJson: z.ZodType = z
  .lazy(() =>
    z.union([
      z.string(),
      z.int(),
      z.boolean(),
      z.null(),
      z.array(plainJson),
      z.record(z.string(), plainJson),
    ]),
  )
  .meta({ id: 'PlainJson', description: 'any JSON without fractions' });

const receiptForm = z.strictObject({
  v: z.literal(1).describe('version of this form'),
  entry: z
    .string()
    .regex(new RegExp(entryPattern()))
    .describe('the exact text that was hashed: canonical JSON (RFC 8785) of a closed set of members'),
  leafIndex: z.int().min(0).describe('place of the entry in the log, from 0'),
  treeSize: z.int().min(1).describe('leaves under the anchored head'),
  inclusionPath: z.array(schema.hash).max(53).describe("hashes from the leaf's sibling up"),
  anchor: z
    .strictObject({
      blockNumber: schema.blockNumber,
      blockHash: schema.hash,
      transactionHash: schema.hash,
      recordedAt: schema.time,
    })
    .describe('where the head was found: hints, a mismatch is a note'),
  chainProof: z
    .record(z.string(), plainJson)
    .exactOptional()
    .describe('proof of the head itself, for who cannot ask the chain; left alone here'),
});

/** Any JSON object; the contract says what it has to be. */
export const receiptSchema = z
  .looseObject({}, { error: 'expected a receipt, as JSON object' })
  .meta({ ...z.toJSONSchema(receiptForm, { io: 'input', target: 'draft-2020-12' }), id: 'Receipt' });
