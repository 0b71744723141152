/** One POST by which an operator changes an application; it answers what the application is then. */
import type { z } from 'zod';
import type { OfficeOperation, OfficePort } from '#node/office-port.ts';
import type { GatewayErrorCode } from '../errors.ts';
import { type Operation, operation } from '../operation.ts';
import { ownApplication, shownApplication } from './application.ts';
import { APPLICATION_PROBLEMS, ask } from './ask.ts';

export interface Act<Body extends z.ZodObject> {
  /** Below `/api/v1/`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly problems?: readonly GatewayErrorCode[];
  readonly does: OfficeOperation;
  readonly body: Body;
  /** As the node names them. */
  readonly parameters: (body: z.output<Body>) => object;
}

export function act<Body extends z.ZodObject>(office: OfficePort, act: Act<Body>): Operation {
  const { path, id, summary, problems = [], does, body, parameters } = act;
  return operation({
    ...{ method: 'post', path: `/api/v1/${path}`, id, tag: 'office', summary, access: ['operator'] },
    ...{ idempotent: true, problems: [...APPLICATION_PROBLEMS, ...problems], body, answer: ownApplication },
    handle: (given) => ask(office, does, parameters(given.body as z.output<Body>), given, shownApplication),
  });
}
