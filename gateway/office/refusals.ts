/** GET /api/v1/refusals: what the drop folder of the office did not take, and everything its reports find. */
import { z } from 'zod';
import type { RefusedFile } from '#node/intake/refused-files.ts';
import type { OfficePort } from '#node/office-port.ts';
import { listPart, pageOf, pagePart, rangeQuery } from '../list.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';
import { told } from './ask.ts';

/** Each row is a file to be read, of up to 1 MB. */
const MAX_ROWS = 100;
/** Of a long report the answer has the first and their number. */
const SHOWN = 100;

const query = rangeQuery.extend({
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|100)$/, { error: `expected a number from 1 to ${MAX_ROWS}` })
    .default('20')
    .describe(`how many rows at most, 1 to ${MAX_ROWS}`),
});

const text = z.string();
const finding = z.strictObject({
  code: text.describe('of docs/error-codes.md'),
  severity: z.enum(['info', 'warning', 'error']),
  message: text,
  line: z.int().min(1).exactOptional().describe('in the file as it came, from 1'),
  path: text.exactOptional().describe('in the document, as local names; or the field that is wrong'),
  value: text.exactOptional().describe('what stands there, masked'),
  meaning: text.exactOptional().describe('of the code'),
  remedy: text.exactOptional().describe('what can be done about it'),
});

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
  findingCount: z.int().min(0),
  findingBag: z.array(finding).describe(`the first ${SHOWN}`),
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
    findingCount: defects.length,
    findingBag: defects.slice(0, SHOWN).map((defect) => ({ ...defect })),
  };
}
