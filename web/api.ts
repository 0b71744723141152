/** The gateway that is asked, by its contract. */
import { signal } from '@preact/signals';
import { GatewayClient } from '#gateway/client/client.ts';
import { currentLanguage } from './language/text.ts';

/** The one that served the pages; undefined where they are a file, and people have named none yet. */
export const gatewayAddress = signal<string | undefined>(location.origin);

/**
 * @param apiKey of a person of the office; kept by the page alone, and sent in a header
 * @throws TypeError where there is none to ask
 */
export function gateway(apiKey?: string): GatewayClient {
  if (gatewayAddress.value === undefined) throw new TypeError('no gateway is named');
  return new GatewayClient({
    baseUrl: gatewayAddress.value,
    language: currentLanguage(),
    ...(apiKey !== undefined && { credentials: { apiKey } }),
  });
}
