import { GatewayClient } from '#gateway/client/client.ts';
import { CliError } from './errors.ts';

export const DEFAULT_GATEWAY = 'http://127.0.0.1:8080';

/**
 * The client for the gateway that the command names, or the environment, with the API key of the environment.
 * @throws CliError WRONG_USE for an address that is none
 */
export function gatewayClient(gateway: string | undefined): GatewayClient {
  const address = gateway ?? (process.env.IPANCHOR_GATEWAY || DEFAULT_GATEWAY);
  const baseUrl = URL.parse(address);
  if (baseUrl === null || !/^https?:$/.test(baseUrl.protocol))
    throw new CliError('WRONG_USE', '--gateway: expected an address such as http://host:8080');
  const apiKey = process.env.IPANCHOR_API_KEY;
  return new GatewayClient({ baseUrl, ...(apiKey && { credentials: { apiKey } }) });
}
