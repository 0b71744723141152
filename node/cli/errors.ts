import { type CatalogueEntry, CodedError } from '#protocol/errors.ts';

/** Errors of the command line itself; what a command meets has the codes of the layer that met it. */
export const CLI_ERRORS = {
  UNKNOWN_COMMAND: {
    meaning: 'There is no command of this name.',
    remedy: 'Run `ipanchor --help` for the list of commands.',
  },
  WRONG_USE: {
    meaning: 'Options or arguments of the command are unknown, missing, superfluous or of the wrong form.',
    remedy: 'Read the line for each of them; run the command with `--help` for its options and an example.',
  },
  OFFICE_AMBIGUOUS: {
    meaning: 'The data folder holds no office node, or several, and the command does not say which one.',
    remedy: 'Name the office with `--office JP`, or the folder of its node with `--data DIR`.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type CliErrorCode = keyof typeof CLI_ERRORS;

export class CliError extends CodedError<CliErrorCode> {}

/** WRONG_USE for the value of one option or argument; `expected` says what would be right. */
export function wrongValue(field: string, value: string, expected: string): CliError {
  const message = `expected ${expected}, not ${JSON.stringify(value)}`;
  return new CliError('WRONG_USE', `${field}: ${message}`, { fields: [{ field, message }] });
}
