/** Verifies a signed result that was put on file, with the published keys of the gateway that gave it. */
import { compactVerify, errors } from 'jose';
import { z } from 'zod';
import { ALGORITHM, type PublicKey, publicKey, RESULT_TYPE } from './signing.ts';

const usableKey = z.object(publicKey.shape);

/** The keys of a set that could have signed a result. Of others, and of members not known here, nothing is said (RFC 7517 §5). */
export const publishedKeys = z
  .object({ keys: z.array(z.unknown()) })
  .transform(({ keys }) => keys.flatMap((key) => usableKey.safeParse(key).data ?? []));

const payloadForm = z.looseObject({ iat: z.int(), question: z.looseObject({}) });

/** holds: signed as it is by one of the keys · fails: it was not, or is no result · unknown: by no key that is known */
export type ResultVerification =
  | { readonly outcome: 'holds'; readonly kid: string; readonly payload: z.infer<typeof payloadForm> }
  | { readonly outcome: 'fails' | 'unknown' };

/**
 * @param text JWS in compact form; white space around it is left out
 * @param keys those that sign and those that did: a result stays verifiable by the key of its time
 */
export async function verifyResult(text: string, keys: readonly PublicKey[]): Promise<ResultVerification> {
  const keyOf = ({ kid }: { kid?: string }): PublicKey => {
    const key = keys.find((each) => each.kid === kid);
    if (key === undefined) throw new errors.JWKSNoMatchingKey();
    return key;
  };
  try {
    const verified = await compactVerify(text.trim(), keyOf, { algorithms: [ALGORITHM] });
    const { typ, kid } = verified.protectedHeader;
    const payload = payloadForm.safeParse(JSON.parse(new TextDecoder().decode(verified.payload)));
    if (typ !== RESULT_TYPE || kid === undefined || !payload.success) return { outcome: 'fails' };
    return { outcome: 'holds', kid, payload: payload.data };
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return { outcome: 'unknown' };
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return { outcome: 'fails' };
    throw error;
  }
}
