/**
 * The log of a gateway: one line of JSON for each request and each fault. Nothing that was sent is in an event; what a
 * fault says is not known beforehand, so what looks like a secret is taken out of it.
 */
import { type DestinationStream, pino } from 'pino';
import type { GatewayDeps } from './deps.ts';

/** Keys, digests and addresses in hexadecimal; access codes with or without hyphens; tokens; API keys. */
const SECRETS =
  /\b(?:0x)?[0-9a-f]{40,}\b|\b[0-9A-HJKMNP-TV-Z]{4}(?:-?[0-9A-HJKMNP-TV-Z]{4}){4}[0-9A-HJKMNP-TV-Z*~$=U]?|\beyJ[\w.-]+|\bipa_[\w-]+/gi;
/** Nobody knows in a message whether the application is published. */
const APPLICATION_IDS = /\b[A-Z]{2}\.[PUTDSVGL]\.[!-~]{1,32}/g;

export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, '[redacted]').replace(APPLICATION_IDS, '[redacted]');
}

/** @param destination standard error unless said: standard output belongs to the command */
export function createLog(
  name: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Required<Pick<GatewayDeps, 'onRequest' | 'onFault'>> {
  const log = pino({ name, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    onRequest: (event) => log.info(event, 'request'),
    onFault(correlationId, fault) {
      const error = fault instanceof Error ? fault : new Error(String(fault));
      const { code } = error as { code?: unknown };
      log.error(
        {
          ...{ correlationId, type: error.name },
          ...(typeof code === 'string' && { code }),
          message: withoutSecrets(error.message),
          stack: withoutSecrets(error.stack ?? ''),
        },
        'fault',
      );
    },
  };
}
