import { z } from 'zod';
import { CliError } from './errors.ts';

export const DEFAULT_GATEWAY = 'http://127.0.0.1:8080';
const LIMIT_MS = 30_000;

/** RFC 9457, as far as it is told. */
const PROBLEM = z.looseObject({ code: z.string(), detail: z.string() });

/**
 * Posts to a gateway's API and gives the answer.
 * @throws CliError GATEWAY_UNREACHABLE, GATEWAY_REFUSED; WRONG_USE for an address that is none
 */
export async function postToGateway(
  gateway: string | undefined,
  resource: string,
  body: object,
): Promise<unknown> {
  const base = gateway ?? (process.env.IPANCHOR_GATEWAY || DEFAULT_GATEWAY);
  const url = URL.parse(`/api/v1/${resource}`, base);
  if (url === null)
    throw new CliError('WRONG_USE', '--gateway: expected an address such as http://host:8080');
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    answer = await response.json();
  } catch (cause) {
    throw new CliError('GATEWAY_UNREACHABLE', `${url.host} does not answer`, { cause });
  }
  if (response.ok) return answer;
  const { code, detail } = PROBLEM.safeParse(answer).data ?? {
    code: `status ${response.status}`,
    detail: '',
  };
  throw new CliError('GATEWAY_REFUSED', `${url.host}: ${code}: ${detail}`);
}
