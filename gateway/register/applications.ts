/** GET /api/v1/applications: which published applications has an office of a right type, by filing date? */
import { z } from 'zod';
import { type Sources, stated } from '../freshness.ts';
import { chosen, listPart, listQuery, pageOf, pagePart } from '../list.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';
import { applicationRecord, shownRecord } from './application.ts';

/** What is left out is read, too: who wants more of a list asks for fewer days at once. */
const MAX_OFFSET = 9_999;

export const applicationsAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  ...listPart,
  applicationBag: z.array(applicationRecord.partial()).describe('published ones only'),
});

const query = listQuery(applicationRecord, ['filingDate'])
  .omit({ count: true })
  .extend({
    office: schema.office,
    rightType: schema.rightType,
    status: z
      .enum(['recorded', 'withdrawn'], { error: 'expected recorded or withdrawn' })
      .default('recorded')
      .describe('recorded: those that are not withdrawn'),
    filedFrom: schema.date.optional().describe('first filing date'),
    filedTo: schema.date.optional().describe('last filing date'),
    offset: z
      .string()
      .regex(/^(?:0|[1-9][0-9]{0,3})$/, { error: `expected a number from 0 to ${MAX_OFFSET}` })
      .default('0')
      .describe(`how many rows to leave out first, at most ${MAX_OFFSET}: for more, ask for fewer days`),
  });

export function applicationSearchOperations(sources: Sources): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/applications',
      id: 'searchApplications',
      tag: 'register',
      summary: 'Which published applications has an office, by right type, status and filing date?',
      access: 'anyone',
      problems: ['REGISTER_UNAVAILABLE'],
      query,
      answer: applicationsAnswer,
      handle: ({ query }) =>
        stated(sources, [query.office], async () => {
          const { office, rightType, status, filedFrom: from, filedTo: to } = query;
          const { reader } = sources;
          const page = pageOf({ ...query, count: 'false' });
          const group = { office, rightType, withdrawn: status === 'withdrawn' };
          const applicationBag: Partial<z.input<typeof applicationRecord>>[] = [];
          let place = 0;
          for await (const key of reader.filings(group, { from, to, reverse: page.descending })) {
            if (place >= page.offset + page.limit) break;
            if (place++ < page.offset) continue;
            const row = await reader.record(office, key);
            // A block was followed meanwhile: then all is asked again.
            if (row !== undefined) applicationBag.push(chosen(shownRecord(row), query));
          }
          return { ...pagePart(page, 0), applicationBag };
        }),
    }),
  ];
}
