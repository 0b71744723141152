/** Every refusal as problem+json (RFC 9457). What was not foreseen becomes INTERNAL, its message stays inside. */
import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { correlationId } from './correlation.ts';
import { GATEWAY_ERRORS, GatewayError, type GatewayErrorCode } from './errors.ts';
import { languageOf } from './language.ts';
import { problemText } from './messages/catalogue.ts';

/** The body of every refusal. */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('path of the description of this kind of problem'),
    title: z.string().describe('the same for every problem of this type'),
    status: z.int().min(400).max(599).describe('the HTTP status'),
    detail: z.string().describe('what is wrong here; never a value that was sent'),
    code: z.string().describe('stable code'),
    correlationId: z.string().describe('also in the header X-Correlation-Id and in the log of the gateway'),
    invalidParams: z
      .array(
        z.strictObject({
          name: z.string().describe('path of the field, such as priorityClaimBag[0].filingDate'),
          reason: z.string().describe('what is expected there'),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'why a request was refused (RFC 9457)' });

export type Problem = z.infer<typeof problemSchema>;

export const PROBLEM_TYPE = 'application/problem+json';

export function problemPath(code: GatewayErrorCode): string {
  return `/api/v1/problems/${code}`;
}

/** What a failure looks like from outside, and what it was from inside. */
export interface Failure {
  readonly error: GatewayError;
  /** Set when the gateway itself is at fault: for its log only. */
  readonly cause?: unknown;
}

/** body-parser's failures by their stable `type`; the rest of `http-errors` by its status. */
const BODY_PARSER: Readonly<Record<string, readonly [GatewayErrorCode, string]>> = {
  'entity.too.large': ['BODY_TOO_LARGE', 'the body is larger than this resource takes'],
  'encoding.unsupported': ['CONTENT_TYPE_UNSUPPORTED', 'the body must not be compressed'],
  'charset.unsupported': ['CONTENT_TYPE_UNSUPPORTED', 'the body must be UTF-8'],
  'request.aborted': ['REQUEST_INCOMPLETE', 'the connection ended before the body did'],
  'request.size.invalid': ['REQUEST_INCOMPLETE', 'the body is not as long as announced'],
};

const RETRY_SECONDS = '5';

/** The codes of the node that mean: the register cannot be read at this moment. */
const UNREADABLE = new Set(['STORE_UNAVAILABLE', 'STORE_DAMAGED', 'STORE_IN_USE', 'DISK_FULL']);

/** Sorts whatever was thrown. Only GatewayErrors speak for themselves. */
export function classify(thrown: unknown): Failure {
  if (thrown instanceof GatewayError) {
    if ('status' in GATEWAY_ERRORS[thrown.code]) return { error: thrown };
    return { error: internal(), cause: thrown };
  }
  const { type, status, code } = fieldsOf(thrown);
  const known = typeof type === 'string' ? BODY_PARSER[type] : undefined;
  if (known !== undefined) return { error: new GatewayError(...known) };
  if (typeof code === 'string' && UNREADABLE.has(code)) return { error: unavailable(), cause: thrown };
  if (status === 400)
    return { error: new GatewayError('REQUEST_MALFORMED', 'the path or a header is not valid') };
  return { error: internal(), cause: thrown };
}

export function unavailable(): GatewayError {
  const headers = { 'Retry-After': RETRY_SECONDS };
  return new GatewayError('REGISTER_UNAVAILABLE', 'the register cannot be read at this moment', { headers });
}

function internal(): GatewayError {
  return new GatewayError('INTERNAL', 'the gateway failed; nothing was decided');
}

function fieldsOf(thrown: unknown): { type?: unknown; status?: unknown; code?: unknown } {
  return typeof thrown === 'object' && thrown !== null ? thrown : {};
}

export function sendProblem(response: Response, error: GatewayError): void {
  const entry = GATEWAY_ERRORS[error.code];
  response.locals.problem = error.code;
  const problem: Problem = {
    type: problemPath(error.code),
    ...problemText(error.code, error.message, languageOf(response)),
    status: 'status' in entry ? entry.status : 500,
    code: error.code,
    correlationId: correlationId(response),
    ...(error.fields.length > 0 && {
      invalidParams: error.fields.map(({ field, message }) => ({ name: field, reason: message })),
    }),
  };
  response.status(problem.status).set(error.headers).set('Cache-Control', 'no-store');
  response.type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

/** The last handler of the app. `report` gets what the answer does not say. */
export function problemHandler(report: (correlationId: string, cause: unknown) => void): ErrorRequestHandler {
  return (thrown, _request, response, next) => {
    const { error, cause } = classify(thrown);
    if (cause !== undefined) report(correlationId(response), cause);
    if (response.headersSent) next(thrown);
    else sendProblem(response, error);
  };
}
