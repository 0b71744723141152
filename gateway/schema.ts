/**
 * The pieces of which requests and answers are made. Names are lowerCamelCase, arrays end in `Bag` (ST.97), words are
 * the project's own. Each description gives meaning and unit; the messages say what is expected, never what was given.
 *
 * The contract is written from these, so that what they refuse a client can know before: a rule is a pattern, a range
 * or a list, and where only a refinement can say it, `meta` says the same in JSON Schema. `id` makes a component.
 */
import { z } from 'zod';
import { RIGHT_TYPES, type RightType } from '#protocol/application-id.ts';

// Days that exist, as the protocol's isDate judges them; a test holds the two together. Classes are written out for
// readers whose \d is wider than ASCII.
const YEAR = '(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})';
const LEAP_YEAR = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)';
const DAY = `(?:${YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|${LEAP_YEAR}-02-29)`;
const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z';

/** The text of a UTC time, for patterns that hold one. */
export const TIME_PATTERN = `${DAY}T${CLOCK}`;

const rightTypes: readonly RightType[] = ['P', 'U', 'T', 'D', 'S', 'V', 'G', 'L'];

export const rightType = z.enum(rightTypes, { error: `expected one of ${rightTypes.join(', ')}` }).meta({
  id: 'RightType',
  description: `right type: ${rightTypes.map((letter) => `${letter} ${RIGHT_TYPES[letter]}`).join(', ')}`,
});

export const office = z
  .string({ error: 'expected an office code' })
  .regex(/^[A-Z]{2}$/, { error: 'expected a WIPO ST.3 code, two capital letters' })
  .meta({ id: 'OfficeCode', description: 'WIPO ST.3 code of an office', examples: ['JP'] });

export const date = z
  .string({ error: 'expected a date' })
  .regex(new RegExp(`^${DAY}$`), { error: 'expected a calendar date yyyy-mm-dd' })
  .meta({
    id: 'Date',
    description: 'calendar date yyyy-mm-dd, local to the office',
    examples: ['2026-01-15'],
  });

/** ST.96 com:DateType also admits a year, or a year and month, alone. */
export const partialDate = z
  .string({ error: 'expected a date' })
  .regex(new RegExp(`^(?:${DAY}|${YEAR}(?:-(?:0[1-9]|1[0-2]))?)$`), {
    error: 'expected a calendar date yyyy-mm-dd, or yyyy-mm, or yyyy',
  })
  .meta({
    id: 'PartialDate',
    description: 'calendar date yyyy-mm-dd, or as much of it as was given: yyyy-mm, yyyy',
    examples: ['2026-01-15', '2026-01', '2026'],
  });

export const time = z
  .string()
  .regex(new RegExp(`^${TIME_PATTERN}$`), { error: 'expected a UTC time to the second' })
  .meta({
    id: 'Time',
    description: 'UTC time to the second, yyyy-mm-ddThh:mm:ssZ',
    examples: ['2026-02-01T09:00:00Z'],
  });

export const hash = z
  .string({ error: 'expected 64 hexadecimal digits' })
  .regex(/^[0-9a-f]{64}$/, { error: 'expected 64 lower-case hexadecimal digits' })
  .meta({ id: 'Hash', description: '32 bytes, lower-case hexadecimal' });

export const digest = z
  .string({ error: 'expected a digest' })
  .regex(/^(raw|c14n):[0-9a-f]{64}$/, {
    error: 'expected raw: or c14n: and 64 lower-case hexadecimal digits',
  })
  .meta({ id: 'Digest', description: 'document digest, <profile>:<SHA-256>' });

const ofProfile = (profile: string) => ({ type: 'string', pattern: `^${profile}:[0-9a-f]{64}$` });

/** At most one digest for each profile: a client that does not know which one the register uses sends both. */
export const digestBag = z
  .array(digest, { error: 'expected a list of digests' })
  .min(1, { error: 'expected at least one digest' })
  .max(2, { error: 'expected at most two digests' })
  .refine((digests) => new Set(digests.map((text) => text.split(':')[0])).size === digests.length, {
    error: 'expected one digest for each profile',
  })
  .meta({
    id: 'DigestBag',
    description: 'digests of one document, at most one for each profile',
    anyOf: [
      { maxItems: 1 },
      { prefixItems: [ofProfile('raw'), ofProfile('c14n')] },
      { prefixItems: [ofProfile('c14n'), ofProfile('raw')] },
    ],
  });

export const applicationId = z
  .string({ error: 'expected an application id' })
  .regex(/^[A-Z]{2}\.[PUTDSVGL]\.[!-~]{1,32}$/, {
    error: 'expected an application id <office>.<right type>.<canonical number>',
  })
  .meta({
    id: 'ApplicationId',
    description: 'application id <office>.<right type>.<canonical number>',
    examples: ['JP.P.2025020101'],
  });

/** Holds a character that is seen on paper: no blank, control or format character. */
const SEEN =
  /[!-~\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufefe\uff01-\uffee]/u;

/** No office writes longer ones: the longest spelling seen has 27 characters. */
const LONGEST_NUMBER = 64;

export const numberAsWritten = z
  .string({ error: 'expected a number as text' })
  .regex(SEEN, { error: 'expected a number' })
  .refine((text) => text.length <= LONGEST_NUMBER || [...text].length <= LONGEST_NUMBER, {
    error: `expected at most ${LONGEST_NUMBER} characters`,
  })
  .trim()
  .meta({
    id: 'NumberAsWritten',
    description: 'number as written by the office or the applicant',
    maxLength: LONGEST_NUMBER,
    examples: ['特願2026-000001'],
  });

export const blockNumber = z.int().min(0).describe('block number');

export const asOf = z
  .strictObject({
    chainId: z
      .string()
      .regex(/^[0-9]+$/)
      .describe('EIP-155 chain id, decimal'),
    blockNumber,
    blockHash: hash,
    blockTime: time,
  })
  .meta({ id: 'AsOf', description: 'the block that the answer is true for' });

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
  .meta({ id: 'Freshness', description: 'how old the data is that the answer rests on' });

export const severity = z.enum(['info', 'warning', 'error']);
