/**
 * Puts operations behind their paths. Method comes before format, format before access, access before body: a client
 * is told the first thing that is wrong, and nothing is read for who may not ask.
 */
import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import { sendReply } from './answer.ts';
import { badFields, parseBody, readBody } from './body.ts';
import { GatewayError } from './errors.ts';
import type { Attempt, IdempotentAnswers } from './idempotency.ts';
import {
  type Authenticate,
  type Caller,
  type Given,
  type Method,
  type Operation,
  Reply,
} from './operation.ts';

export interface Mounting {
  readonly authenticate: Authenticate;
  /** Refuses a client that has asked too often; counted by caller where there is one, else by address. */
  readonly limitAttempts: RequestHandler;
  readonly idempotent: IdempotentAnswers;
}

const ALLOW: Readonly<Record<Method, readonly string[]>> = { get: ['GET', 'HEAD'], post: ['POST'] };

export function mountOperations(router: Router, operations: readonly Operation[], mounting: Mounting): void {
  for (const [path, offered] of Map.groupBy(operations, (operation) => operation.path)) {
    const allow = [...offered.flatMap(({ method }) => ALLOW[method]), 'OPTIONS'].join(', ');
    const route = router.route(path);
    route.options((_request, response) => {
      response.status(204).set('Allow', allow).end();
    });
    for (const operation of offered) route[operation.method](...handlers(operation, mounting));
    route.all((request) => {
      throw new GatewayError('METHOD_NOT_ALLOWED', `this resource has no ${request.method}`, {
        headers: { Allow: allow },
      });
    });
  }
}

function handlers(
  operation: Operation,
  { authenticate, limitAttempts, idempotent }: Mounting,
): RequestHandler[] {
  const { body, binary, maxBytes, produces = ['application/json'] } = operation;
  return [
    async (request, response, next) => {
      negotiate(produces, request);
      try {
        response.locals.caller = await admit(operation, request, authenticate);
        next();
      } catch (error) {
        // Whoever tries keys asks too often, whatever the operation.
        const guessed = error instanceof GatewayError && error.code === 'CREDENTIALS_INVALID';
        if (!guessed) throw error;
        limitAttempts(request, response, (refusal) => next(refusal ?? error));
      }
    },
    ...(operation.attempts === true ? [limitAttempts] : []),
    ...(body === undefined && binary === undefined ? [] : [readBody(maxBytes, binary)]),
    async (request, response) => {
      const asked = given(operation, request, response) as Given<never, never, never>;
      const answer =
        operation.idempotent === true
          ? await idempotent.answer(attemptOf(operation, request, response), () => operation.handle(asked))
          : await operation.handle(asked);
      if (answer === undefined) return;
      sendReply(operation, answer instanceof Reply ? answer : new Reply(answer), response);
    },
  ];
}

function attemptOf({ id }: Operation, request: Request, { locals }: Response): Attempt {
  const { body } = request;
  return {
    key: request.get('Idempotency-Key'),
    caller: locals.caller?.name ?? '',
    operation: id,
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  };
}

function negotiate(mediaTypes: readonly string[], request: Request): void {
  const { accept } = request.headers;
  // What most clients send needs no reckoning of preferences.
  if (accept !== undefined && accept !== '*/*' && request.accepts([...mediaTypes]) === false)
    throw new GatewayError('NOT_ACCEPTABLE', `the answer is ${mediaTypes.join(' or ')}; Accept admits none`);
}

async function admit(
  { access }: Operation,
  request: Request,
  authenticate: Authenticate,
): Promise<Caller | undefined> {
  const caller = await authenticate(request);
  if (access === 'anyone') return caller;
  if (caller === undefined) {
    const headers = { 'WWW-Authenticate': 'Bearer' };
    throw new GatewayError('CREDENTIALS_MISSING', 'this operation needs credentials', { headers });
  }
  if (!access.some((role) => caller.roles.has(role)))
    throw new GatewayError('ROLE_MISSING', `this operation needs the role ${access.join(' or ')}`);
  return caller;
}

const NO_QUERY = z.strictObject({});

function given(
  { params, query = NO_QUERY, body, binary, maxBytes }: Operation,
  request: Request,
  response: Response,
): Given<unknown, unknown, unknown> {
  const caller: Caller | undefined = response.locals.caller;
  const isBinary = binary !== undefined && request.is([...binary]) !== false;
  return {
    params: params && parsePart(params, request.params, 'RESOURCE_NOT_FOUND'),
    query: parsePart(query, request.query, 'QUERY_INVALID'),
    body: body === undefined || isBinary ? undefined : parseBody(body, request, maxBytes),
    ...(isBinary && { bytes: request.body }),
    ...(caller !== undefined && { caller }),
    request,
    response,
  };
}

/** A path that no resource can have is a resource that is not there; a query that is wrong is named. */
function parsePart(
  schema: z.ZodObject,
  value: unknown,
  code: 'RESOURCE_NOT_FOUND' | 'QUERY_INVALID',
): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (code === 'RESOURCE_NOT_FOUND') throw new GatewayError(code, 'the gateway has no resource at this path');
  const fields = result.error.issues.flatMap(badFields);
  throw new GatewayError(code, 'a parameter of the query is wrong', { fields });
}
