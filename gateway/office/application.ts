/** An application as its office knows it, and how an operator names one. */
import { z } from 'zod';
import { parseAccessCode } from '#protocol/access-code.ts';
import { CodedError } from '#protocol/errors.ts';
import { PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import * as schema from '../schema.ts';

function readsAsCode(text: string): boolean {
  try {
    parseAccessCode(text);
    return true;
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}

/** The message never repeats the code. */
export const accessCode = z
  .string({ error: 'expected an access code' })
  .refine(readsAsCode, { error: 'expected an access code' })
  .meta({
    id: 'AccessCode',
    description:
      'access code of the earlier application, from the applicant; the sign that checks it may follow, and is no pattern',
    pattern: '^(?:[0-9A-TV-Za-tv-z]{4}-?){4}[0-9A-TV-Za-tv-z]{4}$',
  });

const SHOWN = z.object({
  applicationId: z.string(),
  visibility: z.enum(['sealed', 'open']),
  filingDate: z.string(),
  withdrawn: z.boolean(),
  publication: z.string().nullable(),
  documents: z.array(z.int()),
  claims: z.array(
    z.object({
      earlier: z.string(),
      claimedDate: z.string().nullable(),
      state: z.enum(['held', 'sealed', 'open']),
      status: z.enum(PRIORITY_STATUSES).nullable(),
      withdrawn: z.boolean(),
    }),
  ),
});

export const ownApplication = z
  .strictObject({
    applicationId: schema.applicationId,
    state: z.enum(['sealed', 'open']),
    filingDate: schema.date,
    withdrawn: z.boolean(),
    publicationNumber: z.string().nullable().describe('null: not published; empty: no number was given'),
    leafIndexBag: z.array(z.int().min(0)).describe('its entries in the log of the office'),
    priorityClaimBag: z.array(
      z.strictObject({
        earlierApplicationId: z.string(),
        claimedDate: schema.date.nullable().describe('null: not given in full'),
        state: z
          .enum(['held', 'sealed', 'open'])
          .describe('held: waits for a code or publication; sealed: declared under the code; open: for all'),
        status: z.enum(PRIORITY_STATUSES).nullable().describe('as the office decided last; null: not yet'),
        withdrawn: z.boolean(),
      }),
    ),
  })
  .meta({
    id: 'OwnApplication',
    description:
      'an application as its office knows it; what is new in it is sent to the chain after the answer',
  });

/** What the node answers, as the contract has it. */
export const shownApplication = SHOWN.transform(
  ({ applicationId: id, visibility, filingDate, withdrawn, publication, documents, claims }) => ({
    applicationId: id,
    state: visibility,
    filingDate,
    withdrawn,
    publicationNumber: publication,
    leafIndexBag: documents,
    priorityClaimBag: claims.map(({ earlier, ...claim }) => ({ earlierApplicationId: earlier, ...claim })),
  }),
);
