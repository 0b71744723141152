/** Retention rules, as a part of the configuration: when the document of an entry, and the entry's text, is erased. */
import { z } from 'zod';
import { ENTRY_KINDS } from '#protocol/entry.ts';

export const RETENTION_RULE = z.strictObject({
  /** Kept as the reason of each erasure. */
  name: z.string().regex(/^[^\r\n]{1,200}$/, { error: 'not a name on one line' }),
  kinds: z.array(z.enum(ENTRY_KINDS)).min(1),
  /** Of every application that the entry is of; without, whatever it is. A withdrawn one counts as withdrawn only. */
  statuses: z
    .array(z.enum(['sealed', 'open', 'withdrawn']))
    .min(1)
    .optional(),
  /** Since the document was taken. */
  afterDays: z.int().min(0).max(36_525),
});

export type RetentionRule = z.infer<typeof RETENTION_RULE>;
