import { CodedError, PROTOCOL_ERRORS } from '#protocol/errors.ts';
import { STANDARDS_ERRORS } from '#standards/errors.ts';
import { EXIT, type Exit } from './command.ts';
import { CLI_ERRORS } from './errors.ts';

/** Limits of this software, reached: that says nothing about the document. */
const LIMITS = /LIMIT|TOO_LARGE|TOO_DEEP|TRAP/;
/** Errors of the office node that are an answer, not a failure: the document or the action is refused. */
const REFUSALS: ReadonlySet<string> = new Set([
  'FILE_EMPTY',
  'FILE_NOT_REGULAR',
  'SIDECAR_MISSING',
  'SIDECAR_INVALID',
  'DOCUMENT_EMPTY',
  'DOCUMENT_REFUSED',
  'OFFICE_UNKNOWN',
  'OFFICE_FORMER',
  'OFFICE_NOT_SERVED',
  'NUMBER_MISSING',
  'NUMBER_REFUSED',
  'NUMBER_AMBIGUOUS',
  'FILING_DATE_MISSING',
  'DATE_PARTIAL',
  'DATE_IMPOSSIBLE',
  'CONFLICT',
  'ACTION_NOT_POSSIBLE',
  'CONTRACT_REVERTED',
]);
const UNREACHED: ReadonlySet<string> = new Set(['GATEWAY_UNREACHABLE', 'GATEWAY_REFUSED']);
const NOT_KNOWN: ReadonlySet<string> = new Set(['APPLICATION_NOT_KNOWN', 'ENTRY_NOT_KNOWN']);

/** The exit code that a coded error stands for; what is no coded error is `could not find out`. */
export function exitOf(error: unknown): Exit {
  return error instanceof CodedError ? exitOfCode(error.code) : EXIT.unable;
}

export function exitOfCode(code: string): Exit {
  if (UNREACHED.has(code)) return EXIT.unable;
  if (code in CLI_ERRORS || code === 'CONFIG_INVALID') return EXIT.wrongUse;
  if (NOT_KNOWN.has(code)) return EXIT.notKnown;
  if (REFUSALS.has(code)) return EXIT.no;
  const verdict = code in PROTOCOL_ERRORS || code in STANDARDS_ERRORS;
  return verdict && !LIMITS.test(code) ? EXIT.no : EXIT.unable;
}
