/** The quality reports that an office's node kept of the documents it took. */
import { z } from 'zod';
import { parseApplicationId } from '#protocol/application-id.ts';
import { ENTRY_KINDS } from '#protocol/entry.ts';
import type { Examined } from '../quality/examine.ts';
import type { Call } from './command.ts';
import { perform } from './node-access.ts';

const DEFECT = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  line: z.int().exactOptional(),
  path: z.string().exactOptional(),
  value: z.string().exactOptional(),
});
const PAGE = z.object({
  reports: z.array(
    z.object({
      index: z.int(),
      fileName: z.string(),
      report: z.object({
        reader: z.enum(['st96', 'st36', 'st66', 'st86']).exactOptional(),
        dialect: z.string().exactOptional(),
        kind: z.enum(ENTRY_KINDS).exactOptional(),
        version: z.string().exactOptional(),
        records: z.int(),
        defects: z.array(DEFECT),
      }),
    }),
  ),
  next: z.int().nullable(),
});

/** Of the entries and applications that the arguments name, or of the whole log; `index` goes into the JSON report. */
export async function* keptReports(call: Call): AsyncGenerator<Examined> {
  const asked = call.arguments.length === 0 ? [{}] : call.arguments.map(placeOf);
  for (const of of asked) {
    for (let after: number | undefined, more = true; more; ) {
      const page = await perform(call, 'quality', { ...of, ...(after === undefined ? {} : { after }) });
      const { reports, next } = PAGE.parse(page);
      for (const { index, fileName, report } of reports) {
        const shown = { index, ...report };
        yield { path: `entry ${index}: ${fileName}`, report: shown };
      }
      [after, more] = [next ?? undefined, next !== null];
    }
  }
}

/** The place of an entry in the log, or an application id. */
function placeOf(text: string): { index: number } | { applicationId: string } {
  if (/^\d{1,15}$/.test(text)) return { index: Number(text) };
  parseApplicationId(text);
  return { applicationId: text };
}
