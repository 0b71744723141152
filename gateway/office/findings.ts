/** What a quality report says of a document, taken or refused: every finding, its place, and what can be done. */
import { z } from 'zod';
import type { DefectCounts } from '#node/intake/kept-reports.ts';
import type { ExplainedDefect } from '#node/intake/refused-files.ts';

/** Of a long report an answer has the first and their number. */
const SHOWN = 100;

const text = z.string();
const count = z.int().min(0);

export const finding = z.strictObject({
  code: text.describe('of docs/error-codes.md'),
  severity: z.enum(['info', 'warning', 'error']),
  message: text,
  line: z.int().min(1).exactOptional().describe('in the file as it came, from 1'),
  path: text.exactOptional().describe('in the document, as local names; or the field that is wrong'),
  value: text.exactOptional().describe('what stands there, masked'),
  meaning: text.exactOptional().describe('of the code'),
  remedy: text.exactOptional().describe('what can be done about it'),
});

export const findingPart = {
  findingCount: count,
  findingBag: z.array(finding).describe(`the first ${SHOWN}`),
};

export function shownFindings(defects: readonly ExplainedDefect[]): z.input<z.ZodObject<typeof findingPart>> {
  return {
    findingCount: defects.length,
    findingBag: defects.slice(0, SHOWN).map((defect) => ({ ...defect })),
  };
}

export const quality = z.strictObject({ errorCount: count, warningCount: count, infoCount: count });

export function shownQuality({ error, warning, info }: DefectCounts): z.input<typeof quality> {
  return { errorCount: error, warningCount: warning, infoCount: info };
}
