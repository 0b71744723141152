import { type CatalogueEntry, CodedError, type ErrorDetails } from '#protocol/errors.ts';
import type { Problem } from './api.generated.ts';

/** Errors of whoever asks a gateway. None of them is an answer to what was asked. */
export const CLIENT_ERRORS = {
  GATEWAY_UNREACHABLE: {
    meaning: 'The gateway did not answer, or not in time, or not with JSON.',
    remedy: 'Check the address; start the gateway.',
  },
  GATEWAY_REFUSED: {
    meaning: 'The gateway answered that it cannot deal with the request, or not now; this is no verdict.',
    remedy: 'See the message of the gateway.',
  },
  NUMBER_NOT_CLEAR: {
    meaning: 'The number cannot be read, or means several applications; keys belong to one of them.',
    remedy: 'Say the right type, and write the number as its office does.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export class ClientError extends CodedError<keyof typeof CLIENT_ERRORS> {
  /** What the gateway said, of GATEWAY_REFUSED. */
  readonly problem: Problem | undefined;

  constructor(
    code: keyof typeof CLIENT_ERRORS,
    message: string,
    { problem, ...details }: ErrorDetails & { readonly problem?: Problem } = {},
  ) {
    super(code, message, details);
    this.problem = problem;
  }
}
