/**
 * The pieces of which requests and answers are made. Names are lowerCamelCase, arrays end in `Bag` (ST.97), words are
 * the project's own. Each description gives meaning and unit; the messages say what is expected, never what was given.
 */
import { z } from 'zod';
import { isOfficeCode, RIGHT_TYPES, type RightType } from '#protocol/application-id.ts';
import { isDate, isTime } from '#protocol/dates.ts';

const rightTypes: readonly RightType[] = ['P', 'U', 'T', 'D', 'S', 'V', 'G', 'L'];

export const rightType = z
  .enum(rightTypes, { error: `expected one of ${rightTypes.join(', ')}` })
  .describe(`right type: ${rightTypes.map((letter) => `${letter} ${RIGHT_TYPES[letter]}`).join(', ')}`);

export const office = z
  .string({ error: 'expected an office code' })
  .refine(isOfficeCode, { error: 'expected a WIPO ST.3 code, two capital letters' })
  .describe('WIPO ST.3 code of an office');

export const date = z
  .string({ error: 'expected a date' })
  .refine(isDate, { error: 'expected a calendar date yyyy-mm-dd' })
  .describe('calendar date yyyy-mm-dd, local to the office');

/** ST.96 com:DateType also admits a year, or a year and month, alone. */
export const partialDate = z
  .string({ error: 'expected a date' })
  .refine((text) => isDate(/^\d{4}(-\d\d)?$/.test(text) ? `${text}-01-01`.slice(0, 10) : text), {
    error: 'expected a calendar date yyyy-mm-dd, or yyyy-mm, or yyyy',
  })
  .describe('calendar date yyyy-mm-dd, or as much of it as was given: yyyy-mm, yyyy');

export const time = z
  .string()
  .refine(isTime, { error: 'expected a UTC time to the second' })
  .describe('UTC time to the second, yyyy-mm-ddThh:mm:ssZ');

export const hash = z
  .string({ error: 'expected 64 hexadecimal digits' })
  .regex(/^[0-9a-f]{64}$/, { error: 'expected 64 lower-case hexadecimal digits' })
  .describe('32 bytes, lower-case hexadecimal');

export const digest = z
  .string({ error: 'expected a digest' })
  .regex(/^(raw|c14n):[0-9a-f]{64}$/, {
    error: 'expected raw: or c14n: and 64 lower-case hexadecimal digits',
  })
  .describe('document digest, <profile>:<SHA-256>');

/** At most one digest for each profile: a client that does not know which one the register uses sends both. */
export const digestBag = z
  .array(digest, { error: 'expected a list of digests' })
  .min(1, { error: 'expected at least one digest' })
  .max(2, { error: 'expected at most two digests' })
  .refine((digests) => new Set(digests.map((text) => text.split(':')[0])).size === digests.length, {
    error: 'expected one digest for each profile',
  })
  .describe('digests of one document, at most one for each profile');

/** No office writes longer ones: the longest spelling seen has 27 characters. */
export const numberAsWritten = z
  .string({ error: 'expected a number as text' })
  .trim()
  .min(1, { error: 'expected a number' })
  .max(64, { error: 'expected at most 64 characters' })
  .refine((text) => text.isWellFormed(), { error: 'expected Unicode text' })
  .describe('number as written by the office or the applicant');

export const blockNumber = z.int().min(0).describe('block number');

export const asOf = z
  .strictObject({
    chainId: z.string().regex(/^\d+$/).describe('EIP-155 chain id, decimal'),
    blockNumber,
    blockHash: hash,
    blockTime: time,
  })
  .describe('the block that the answer is true for');

export const freshness = z
  .strictObject({
    state: z
      .enum(['current', 'behind', 'unknown'])
      .describe('whether the index follows the chain; unknown: the chain could not be asked'),
    blocksBehind: z
      .int()
      .min(0)
      .nullable()
      .describe('blocks that the chain is ahead; null: could not be asked'),
    ageSeconds: z.int().min(0).describe('seconds since the block of asOf; a quiet chain may make no blocks'),
    officeBag: z.array(
      z.strictObject({
        office,
        participation: z.enum(['active', 'suspended', 'removed', 'none']).describe('as the directory has it'),
        lastWriteAt: time.optional().describe('time of the last block in which it wrote'),
      }),
    ),
  })
  .describe('how old the data is that the answer rests on');

export const severity = z.enum(['info', 'warning', 'error']);
