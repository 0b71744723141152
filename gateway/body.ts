/** From the bytes of a request to a checked value: size first, then syntax, then meaning. */
import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { type BadField, ProtocolError } from '#protocol/errors.ts';
import { readJson } from '#protocol/json.ts';
import { GatewayError } from './errors.ts';

/** A receipt is about 3 KB, a claim about 0.5 KB; nothing else belongs in a body. */
export const MAX_BODY_BYTES = 256 * 1024;

/** A body of nothing but unknown fields must not be answered with a multiple of its size. */
const MAX_NAMED = 100;

/** The deepest honest request has 6 levels. */
const MAX_DEPTH = 16;

/** `application/json`, with no parameter but charset=utf-8 (RFC 8259 §8.1). */
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the body as bytes. Compressed ones are refused: what they grow to is known only after the work is done.
 * @param limit in bytes
 * @param binary media types that are taken beside JSON, as they are
 */
export function readBody(limit = MAX_BODY_BYTES, binary: readonly string[] = []): RequestHandler {
  const read = express.raw({ type: () => true, limit, inflate: false });
  const expected = ['application/json in UTF-8', ...binary].join(' or ');
  return (request, response, next) => {
    const isBinary = binary.length > 0 && request.is([...binary]) !== false;
    if (!isBinary && !JSON_TYPE.test(request.get('Content-Type') ?? ''))
      throw new GatewayError('CONTENT_TYPE_UNSUPPORTED', `the body must be ${expected}`);
    read(request, response, next);
  };
}

/**
 * The body of a request by its schema.
 * @throws GatewayError JSON_MALFORMED, or BODY_INVALID with every bad field, up to 100
 */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
  limit = MAX_BODY_BYTES,
): z.output<Schema> {
  const bytes: unknown = request.body;
  const result = schema.safeParse(parseJson(bytes instanceof Uint8Array ? bytes : new Uint8Array(), limit));
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap(badFields);
  const message =
    fields.length === 1 ? '1 field of the body is wrong' : `${fields.length} fields of the body are wrong`;
  throw new GatewayError('BODY_INVALID', message, { fields: fields.slice(0, MAX_NAMED) });
}

function parseJson(bytes: Uint8Array, length: number): unknown {
  try {
    return readJson(UTF_8.decode(bytes), { length, depth: MAX_DEPTH, pointZero: true });
  } catch (cause) {
    const why = cause instanceof ProtocolError ? cause.message : 'the body is not UTF-8';
    throw new GatewayError('JSON_MALFORMED', why, { cause });
  }
}

/** The messages of the schemas say what is expected, never what was given: that may be a secret in the wrong place. */
export function badFields(issue: z.core.$ZodIssue): BadField[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: formatPath([...issue.path, key]),
      message: 'is not a known field',
    }));
  return [{ field: formatPath(issue.path), message: issue.message }];
}

/** `priorityClaimBag[0].filingDate`, or `body` for the whole. A name that no schema could have is not repeated either. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else
      text += `${text === '' ? '' : '.'}${/^[a-z][A-Za-z0-9]{0,39}$/.test(String(part)) ? String(part) : '?'}`;
  }
  return text === '' ? 'body' : text;
}
