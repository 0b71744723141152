/** GET /api/v1/keys: with which keys has this gateway signed? */
import { z } from 'zod';
import { type Operation, operation } from '../operation.ts';
import { publicKey, type ResultSigner } from './signing.ts';

const keySet = z.strictObject({
  keys: z
    .array(publicKey)
    .describe('the one that signs now first, then those that did; none: it signs nothing'),
});

export function keyOperations(signer: ResultSigner | undefined): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/keys',
      id: 'listSigningKeys',
      tag: 'checks',
      summary: 'With which keys does this gateway sign, and with which did it?',
      description: 'A JSON Web Key Set (RFC 7517).',
      access: 'anyone',
      answer: keySet,
      handle: async () => ({ keys: [...(signer?.keys ?? [])] }),
    }),
  ];
}
