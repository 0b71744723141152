/** One resource: the methods it has, what it says about those it has not, and the formats it answers in. */
import type { Request, RequestHandler, Response, Router } from 'express';
import { GatewayError } from './errors.ts';

export type Method = 'get' | 'post';

/** The methods of a resource; the last handler of each answers. */
export type Methods = Partial<Record<Method, readonly RequestHandler[]>>;

const ALLOW: Readonly<Record<Method, readonly string[]>> = { get: ['GET', 'HEAD'], post: ['POST'] };
const METHODS: readonly Method[] = ['get', 'post'];

/** Mounts a resource. Method comes before format, format before body: the first thing wrong is the one answered. */
export function mountResource(router: Router, path: string, methods: Methods): void {
  const offered = METHODS.filter((method) => methods[method] !== undefined);
  const allow = [...offered.flatMap((method) => ALLOW[method]), 'OPTIONS'].join(', ');
  const route = router.route(path);
  route.options((_request, response) => {
    response.status(204).set('Allow', allow).end();
  });
  for (const method of offered) route[method](negotiate, ...(methods[method] ?? []));
  route.all((request) => {
    throw new GatewayError('METHOD_NOT_ALLOWED', `this resource has no ${request.method}`, {
      headers: { Allow: allow },
    });
  });
}

/** JSON is the only format so far, and the default (ST.90: content negotiation). */
const negotiate: RequestHandler = (request, _response, next) => {
  if (request.accepts('application/json') === false)
    throw new GatewayError('NOT_ACCEPTABLE', 'the answer is application/json; Accept does not admit it');
  next();
};

/** Sends an answer that is true now and may not be in a minute. */
export function sendAnswer(response: Response, answer: object, status = 200): void {
  response.status(status).set('Cache-Control', 'no-store').json(answer);
}

/** A handler whose rejection reaches the problem handler: Express 5 awaits it. */
export function answer(work: (request: Request, response: Response) => Promise<object>): RequestHandler {
  return async (request, response) => sendAnswer(response, await work(request, response));
}
