/** The gateway that served the pages, asked by its contract. */
import { GatewayClient } from '#gateway/client/client.ts';
import { currentLanguage } from './language/text.ts';

/** @param apiKey of a person of the office; kept by the page alone, and sent in a header */
export function gateway(apiKey?: string): GatewayClient {
  return new GatewayClient({
    baseUrl: location.origin,
    language: currentLanguage(),
    ...(apiKey !== undefined && { credentials: { apiKey } }),
  });
}
