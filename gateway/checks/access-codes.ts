/**
 * Access codes in a request. A client derives keys from a code itself; a gateway takes the code only where its office
 * configured that, and then forgets it with the request. No refusal repeats one.
 */
import { deriveKeys } from '#node/register/derived-keys.ts';
import { readNumber } from '#node/register/priority-number.ts';
import { type BadField, ProtocolError } from '#protocol/errors.ts';
import { GatewayError } from '../errors.ts';
import type { ClaimForm } from './priority-form.ts';

/**
 * The claims with the keys of their codes.
 *
 * @throws GatewayError BODY_INVALID naming each claim whose code cannot be used
 */
export function withKeys(claims: readonly ClaimForm[]): readonly ClaimForm[] {
  const fields: BadField[] = [];
  const keyed = claims.map((claim, place) => {
    if (claim.accessCode === undefined) return claim;
    const result = keyedBy(claim, claim.accessCode);
    if (typeof result !== 'string') return result;
    fields.push({ field: `priorityClaimBag[${place}].accessCode`, message: result });
    return claim;
  });
  if (fields.length === 0) return keyed;
  throw new GatewayError('BODY_INVALID', 'an access code cannot be used', { fields: fields.slice(0, 100) });
}

/** The claim without its code, or why there are no keys. */
function keyedBy({ accessCode: _code, ...claim }: ClaimForm, code: string): ClaimForm | string {
  if (claim.keys !== undefined) return 'expected `keys` or `accessCode`, not both';
  const { applicationNumber: number, ...read } = claim;
  const [applicationId, ...others] = readNumber({ ...read, number }).likely;
  if (applicationId === undefined) return 'the number of this claim cannot be read';
  if (others.length > 0) return 'the number of this claim can be read in several ways; add `rightType`';
  try {
    const { claimKeyBag, ...keys } = deriveKeys(code, applicationId);
    return { ...claim, keys: { ...keys, claimKeyBag: [...claimKeyBag] } };
  } catch (error) {
    if (error instanceof ProtocolError) return error.message;
    throw error;
  }
}
