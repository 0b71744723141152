/** Reads files and reports on each; with a folder of schemas it validates those that a reader read. */
import type { Defect, QualityReport } from '#standards/quality/defect.ts';
import { readInGroups } from '../intake/ingest.ts';
import type { WorkerPool } from '../intake/pool.ts';
import type { Job } from '../intake/reading.ts';
import { reportOn } from '../intake/report.ts';
import type { ValidationReport, Validator } from '../intake/validation.ts';

export interface Examined {
  readonly path: string;
  readonly report: QualityReport;
}

/** One report for each job, in their order. Jobs are drawn as they are needed, so memory does not grow with them. */
export async function* examine(
  jobs: Iterable<Job>,
  pool: WorkerPool,
  validator?: Validator,
): AsyncGenerator<Examined> {
  for await (const outcomes of readInGroups(jobs, pool)) {
    const examined = outcomes.map((outcome) => ({ path: outcome.path, report: reportOn(outcome) }));
    yield* validator === undefined ? examined : await validated(examined, validator);
  }
}

async function validated(examined: readonly Examined[], validator: Validator): Promise<Examined[]> {
  const read = examined.filter(({ report }) => report.reader !== undefined).map(({ path }) => path);
  const reports = new Map((await validator.validate(read)).map((report) => [report.path, report]));
  return examined.map(({ path, report }) => {
    const found = defectsOf(reports.get(path));
    return {
      path,
      report: found.length === 0 ? report : { ...report, defects: [...report.defects, ...found] },
    };
  });
}

/** A document that is not valid is read all the same, so nothing of it is an error. */
function defectsOf(report: ValidationReport | undefined): Defect[] {
  if (report === undefined) return [];
  if ('messages' in report) {
    return report.messages.map(({ code, line, message }) => ({ code, severity: 'warning', message, line }));
  }
  const { code, message } = report;
  return [{ code, severity: code === 'SCHEMA_MISSING' ? 'info' : 'error', message }];
}
