/**
 * One operation of the contract: what it takes, what it answers, who may use it. The application is mounted and the
 * OpenAPI document is written from the same list, so neither can say what the other does not do.
 */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { GatewayErrorCode } from './errors.ts';

export type Method = 'get' | 'post';

export const FORM_TYPE = 'multipart/form-data';

/** What a caller who has shown who he is may do. */
export const ROLES = {
  operator: 'runs the office: hands in documents, publishes, corrects, withdraws, decides',
  examiner: 'asks on behalf of an office: signed results, long lists',
  auditor: 'reads the audit trail, and what the drop folder refused',
} as const;
export type Role = keyof typeof ROLES;

export interface Caller {
  /** Stable, for the audit trail; no secret. */
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
}

/** A request that has passed every check: each part is what its schema makes of it. */
export interface Given<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The body as it came, where its type is one of `binary`; `body` is undefined then. */
  readonly bytes?: Uint8Array;
  /** Undefined for anonymous callers of an operation that anyone may use. */
  readonly caller?: Caller;
  readonly request: Request;
  readonly response: Response;
}

/** An answer with another status than its operation's, with headers of its own, or of text. */
export class Reply<Body extends object | string = object | string> {
  readonly body: Body;
  /** Without, that of the operation. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: Body, status?: number, headers: Readonly<Record<string, string>> = {}) {
    this.body = body;
    this.status = status;
    this.headers = headers;
  }
}

/** What is the same whatever an operation takes and answers. */
export interface OperationText {
  readonly method: Method;
  /** As Express writes it, from the root: `/api/v1/offices/:code`. */
  readonly path: string;
  /** `operationId` of the contract, lowerCamelCase. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** `anyone`, or the roles of which a caller needs one. */
  readonly access: 'anyone' | readonly Role[];
  /** Counted against the limit on attempts: answers here could be used to guess. */
  readonly attempts?: boolean;
  /** Codes that this operation can answer beside those that any can. */
  readonly problems?: readonly GatewayErrorCode[];
  /** Media types beside JSON that a body may have. */
  readonly binary?: readonly string[];
  /** The parts of a form, where `binary` has multipart/form-data: files, and texts that are JSON. For the contract. */
  readonly form?: z.ZodObject;
  /** Bytes that a body may have. */
  readonly maxBytes?: number;
  /**
   * Media types of the answer, the preferred one first; JSON unless said. A `Reply` of text or bytes is sent as the
   * first of them unless its headers say otherwise; a handler that writes the answer itself gives nothing back.
   */
  readonly produces?: readonly string[];
  /** Never kept by anyone, and without ETag: true for the moment. */
  readonly momentary?: boolean;
  /** Takes an Idempotency-Key: for a POST that makes something. */
  readonly idempotent?: boolean;
  /** Status of the usual answer; 200 unless said. */
  readonly status?: number;
  /** Status where the same was done before and nothing is new; without, there is no such answer. */
  readonly repeatedStatus?: number;
}

export interface Operation extends OperationText {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** Answered with 202 where the work goes on after the answer; the header Location names where it can be had. */
  readonly accepted?: z.ZodType;
  readonly handle: (given: Given<never, never, never>) => Promise<object | undefined>;
}

/** Who is calling. Undefined when nothing was shown; @throws GatewayError when what was shown is not valid */
export type Authenticate = (request: Request) => Promise<Caller | undefined>;

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface Shape<
  Params extends z.ZodObject | undefined,
  Query extends z.ZodObject | undefined,
  Body extends z.ZodType | undefined,
  Answer extends z.ZodType | undefined,
  Accepted extends z.ZodType = never,
> extends OperationText {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer?: Answer;
  readonly accepted?: Accepted;
  readonly handle: (
    given: Given<Output<Params>, Output<Query>, Output<Body>>,
  ) => Promise<
    Answer extends z.ZodType
      ? z.input<Answer> | Reply<z.input<Answer> & object> | Reply<z.input<Accepted> & object>
      : Reply<string> | undefined
  >;
}

/** Holds a handler to the schemas of its operation. */
export function operation<
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Answer extends z.ZodType | undefined = undefined,
  Accepted extends z.ZodType = never,
>(shape: Shape<Params, Query, Body, Answer, Accepted>): Operation {
  return shape as unknown as Operation; // the list of operations knows no single schema; mounting checks each by its own
}
