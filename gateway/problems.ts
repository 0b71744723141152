/** GET /api/v1/problems/{code}: what a problem means and what to do about it. `type` of every problem leads here. */
import type { Request } from 'express';
import { z } from 'zod';
import { GATEWAY_ERRORS, GatewayError, type GatewayErrorCode } from './errors.ts';

export const problemDescriptionAnswer = z.strictObject({
  code: z.string(),
  status: z.int(),
  title: z.string(),
  meaning: z.string(),
  remedy: z.string(),
});

export async function problemDescription(
  request: Request,
): Promise<z.input<typeof problemDescriptionAnswer>> {
  const { code } = request.params;
  if (!isCode(code)) throw new GatewayError('RESOURCE_NOT_FOUND', 'there is no problem with this code');
  const entry = GATEWAY_ERRORS[code];
  if (!('status' in entry)) throw new GatewayError('RESOURCE_NOT_FOUND', 'no client can meet this problem');
  const { status, title, meaning, remedy } = entry;
  return { code, status, title, meaning, remedy };
}

function isCode(text: unknown): text is GatewayErrorCode {
  return typeof text === 'string' && Object.hasOwn(GATEWAY_ERRORS, text);
}
