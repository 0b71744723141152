/** Keys for a claim on an unpublished application. The access code is used here and sent nowhere. */
import { type DerivedKeys, deriveKeys } from '#node/register/derived-keys.ts';
import type { GatewayClient, RequestOf } from './client.ts';
import { ClientError } from './errors.ts';

type AskedNumber = RequestOf<'readNumbers'>['body']['numberBag'][number];

/**
 * Lets the gateway read the number, so that a client needs no numbering rules, and derives the keys of what it means.
 * @throws ClientError NUMBER_NOT_CLEAR, and as `GatewayClient.call`; ProtocolError of the access code
 */
export async function claimKeys(
  client: GatewayClient,
  number: AskedNumber,
  accessCode: string,
): Promise<DerivedKeys> {
  const { numberReadingBag } = await client.call('readNumbers', { body: { numberBag: [number] } });
  const [only, ...others] = numberReadingBag[0]?.candidateBag ?? [];
  if (only === undefined || others.length > 0) {
    const message =
      only === undefined ? 'the number cannot be read' : 'the number means several applications';
    throw new ClientError('NUMBER_NOT_CLEAR', message, { fields: [{ field: 'applicationNumber', message }] });
  }
  return deriveKeys(accessCode, only.applicationId);
}
