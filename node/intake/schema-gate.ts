/**
 * The gate that an office may set up: what is not valid by its schemas is refused. Without it validity decides
 * nothing, for much that offices send is not valid and has to be taken.
 */
import type { Reading, ReadOutcome, Refusal } from './reading.ts';
import { type ValidationReport, Validator, type ValidatorOptions } from './validation.ts';

export class SchemaGate {
  readonly #validator: Validator;
  /** The validator takes one batch at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: ValidatorOptions) {
    this.#validator = new Validator(options);
  }

  /** The outcomes, refused where XML is not valid, or it cannot be found out whether it is. Others pass. */
  async judge(outcomes: readonly ReadOutcome[]): Promise<readonly ReadOutcome[]> {
    const paths = outcomes
      .filter((outcome) => 'reading' in outcome && outcome.reading.mediaType === 'application/xml')
      .map(({ path }) => path);
    const turn = this.#turn.then(() => this.#validator.validate(paths));
    this.#turn = turn.catch(() => undefined);
    const reports = new Map((await turn).map((report) => [report.path, report]));
    return outcomes.map((outcome) => {
      const report = reports.get(outcome.path);
      return report !== undefined && 'reading' in outcome ? passed(outcome.reading, report) : outcome;
    });
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#validator.close();
  }
}

function passed(reading: Reading, report: ValidationReport): ReadOutcome {
  const { path } = reading;
  if (!('schema' in report)) return { path, refusals: [{ code: report.code, message: report.message }] };
  if (report.rawDigest !== reading.rawDigest) {
    return { path, later: { code: 'FILE_CHANGED', message: 'the file changed before it was validated' } };
  }
  if (report.outcome === 'valid') return { path, reading };
  return { path, refusals: report.messages.map(refusal) };
}

function refusal({ code, line, message }: { code: string; line: number; message: string }): Refusal {
  return { code, message, where: `line ${line}` };
}
