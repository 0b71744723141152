/** The data quality report on a file, whatever became of it. */
import type { Defect, QualityReport } from '#standards/quality/defect.ts';
import type { NotTaken, ReadOutcome, Refusal } from './reading.ts';

export function reportOn(outcome: ReadOutcome): QualityReport {
  if ('reading' in outcome) return outcome.reading.quality;
  if ('later' in outcome) return reportOnRefusals([outcome.later]);
  return outcome.quality ?? reportOnRefusals(outcome.refusals);
}

/** On a file of which nothing was read. */
export function reportOnRefusals(refusals: readonly Refusal[]): QualityReport {
  return { records: 0, defects: refusals.map(defectOf) };
}

const LINE = /^line (\d+)$/;

function defectOf({ code, message, where }: Refusal): Defect {
  const line = where?.match(LINE)?.[1];
  return {
    ...{ code, severity: 'error', message },
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(where === undefined || line !== undefined ? {} : { path: where }),
  };
}

/** The defects of a package, and why records of it were not taken where the reader had nothing against them. */
export function withNotTaken(defects: readonly Defect[], notTaken: readonly NotTaken[]): readonly Defect[] {
  if (notTaken.length === 0) return defects;
  const told = new Set(defects.map(({ code, path }) => `${code} ${path}`));
  const more = notTaken.flatMap(({ path, number, refusals }) =>
    refusals
      .filter(({ code }) => !told.has(`${code} ${path}`))
      .map(({ code, message }): Defect => {
        return { code, severity: 'error', message, path, ...(number === undefined ? {} : { value: number }) };
      }),
  );
  return [...defects, ...more];
}
