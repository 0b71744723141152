/** GET /api/v1/refusals: what the drop folder of the office did not take, and everything its reports find. */
import { z } from 'zod';
import type { RefusedFile } from '#node/intake/refused-files.ts';
import type { OfficePort } from '#node/office-port.ts';
import { listPart, pageOf, pagePart, rangeQuery } from '../list.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';
import { told } from './ask.ts';
import { findingPart, shownFindings } from './findings.ts';

/** Each row is a file to be read, of up to 1 MB. */
const MAX_ROWS = 100;

const query = rangeQuery.extend({
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|100)$/, { error: `expected a number from 1 to ${MAX_ROWS}` })
    .default('20')
    .describe(`how many rows at most, 1 to ${MAX_ROWS}`),
});

const text = z.string();
const row = z.strictObject({
  fileName: text.describe('as it lies in the folder of refused files: whatever somebody called it'),
  at: schema.time.describe('when it was refused; of a report that was not read, when that was written'),
  report: z
    .enum(['read', 'damaged', 'too-large', 'unreadable'])
    .describe('why there are no findings: the report is damaged, too large, or could not be read now'),
  leafIndex: z
    .int()
    .min(0)
    .exactOptional()
    .describe('of a package that is in the log, whose report is on the records that were not taken'),
  ...findingPart,
});

export function refusalOperations(office: OfficePort): Operation[] {
  return [
    operation({
      ...{ method: 'get', path: '/api/v1/refusals', id: 'listRefusals', tag: 'office' },
      summary: 'What the drop folder refused, the newest first, with every finding',
      access: ['operator', 'auditor'],
      problems: ['REGISTER_UNAVAILABLE'],
      query,
      answer: z.strictObject({ ...listPart, refusalBag: z.array(row) }),
      handle: async (given) => {
        const page = pageOf({ ...given.query, sort: '' });
        const { total, refusals } = await told(office.refusals(page));
        return { ...pagePart(page, total), refusalBag: refusals.map(shown) };
      },
    }),
  ];
}

function shown({ index, defects, ...file }: RefusedFile): z.input<typeof row> {
  return {
    ...file,
    ...(index !== undefined && { leafIndex: index }),
    ...shownFindings(defects),
  };
}
