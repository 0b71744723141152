import { statSync } from 'node:fs';
import { type ValidationReport, Validator } from '#node/intake/validation.ts';
import { jobsBelow } from '#node/intake/walk.ts';
import { visible } from '#node/quality/report-format.ts';
import { DEFAULT_LIMITS } from '#protocol/digest-limits.ts';
import { type Command, EXIT, type Exit } from './command.ts';
import { wrongValue } from './errors.ts';

/** For one document with the compilation of its schema, which takes 6 s on a busy machine with two cores. */
const MAX_SECONDS = 120;

export const command: Command = {
  name: 'validate',
  summary: 'Validates documents against the XML schemas of a folder, such as the flattened ones of ST.96.',
  arguments: { usage: 'DIR|FILE…', least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    schema: { type: 'string', value: 'DIR', help: 'folder of schemas; nothing outside it is read' },
  },
  example: 'ipanchor validate --schema ST96XMLSchema_V6_0_Flattened application.xml',
  async run(call) {
    const schemaFolder = call.text('schema');
    if (schemaFolder === undefined || !statSync(schemaFolder, { throwIfNoEntry: false })?.isDirectory()) {
      throw wrongValue('--schema', schemaFolder ?? '', 'a folder of XML schemas');
    }
    const validator = new Validator({
      schemaFolder,
      maxBytes: DEFAULT_LIMITS.maxBytes,
      maxSeconds: MAX_SECONDS,
    });
    const reports: ValidationReport[] = [];
    try {
      for (const { path } of jobsBelow(call.arguments)) {
        const [report] = await validator.validate([path]);
        if (report === undefined) throw new TypeError('the validator gave no report');
        reports.push(report);
        for (const line of linesOf(report)) call.print(visible(line));
        call.progress.update(reports.length, 0, 'files validated');
      }
    } finally {
      await validator.close();
    }
    return { exit: exitOf(reports), value: { reports } };
  },
};

function exitOf(reports: readonly ValidationReport[]): Exit {
  if (reports.length === 0) return EXIT.notKnown; // an empty folder is not a valid one
  if (reports.some(({ outcome }) => outcome === 'unknown')) return EXIT.unable;
  return reports.every(({ outcome }) => outcome === 'valid') ? EXIT.done : EXIT.no;
}

function linesOf(report: ValidationReport): string[] {
  const { path, outcome } = report;
  if (!('schema' in report)) {
    return [`${path}: ${outcome}: ${report.code}: ${report.message}`];
  }
  const lines = report.messages.map(({ line, code, message }) => `${path}:${line}: ${code}: ${message}`);
  return [`${path}: ${outcome} by ${report.schema}`, ...lines];
}
