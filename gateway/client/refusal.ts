/** What a gateway says when it does not answer what was asked. */
import type { Problem } from './api.generated.ts';
import { ClientError } from './errors.ts';

/**
 * How long the gateway wants to be left alone before it is asked again, in milliseconds; undefined where asking again
 * is of no use. In seconds or as a date (RFC 9110 §10.2.3).
 */
export function waitOf(response: Response, now: number = Date.now()): number | undefined {
  const text = response.headers.get('retry-after');
  if (text === null || (response.status !== 503 && response.status !== 429)) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const until = Date.parse(text);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}

/** GATEWAY_REFUSED with the problem (RFC 9457); what is in front of a gateway may refuse without one. */
export async function problemOf(response: Response, host: string): Promise<ClientError> {
  const problem = parseProblem(await response.text().catch(() => ''));
  if (problem === undefined)
    return new ClientError('GATEWAY_REFUSED', `${host}: status ${response.status}, without saying why`);
  const fields = (problem.invalidParams ?? []).map(({ name, reason }) => ({ field: name, message: reason }));
  return new ClientError('GATEWAY_REFUSED', `${host}: ${problem.code}: ${problem.detail}`, {
    problem,
    fields,
  });
}

function parseProblem(text: string): Problem | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isProblem =
      typeof value === 'object' &&
      value !== null &&
      typeof Reflect.get(value, 'code') === 'string' &&
      typeof Reflect.get(value, 'detail') === 'string';
    return isProblem ? (value as Problem) : undefined;
  } catch {
    return undefined;
  }
}
