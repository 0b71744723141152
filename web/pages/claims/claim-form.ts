/** What the form of a priority check holds, and what is asked with it. */
import { claimKeys } from '#gateway/client/claim-keys.ts';
import type { AnswerOf, GatewayClient, RequestOf } from '#gateway/client/client.ts';
import type { RightType } from '#protocol/application-id.ts';

type Request = NonNullable<RequestOf<'checkPriorityClaims'>['body']>;
export type CheckAnswer = AnswerOf<'checkPriorityClaims'>;
export type CheckedClaim = NonNullable<
  Extract<CheckAnswer, { priorityCheckBag: unknown }>['priorityCheckBag']
>[number];

export interface LaterForm {
  readonly office: string;
  readonly rightType: string;
  readonly filingDate: string;
}

export interface ClaimForm {
  readonly office: string;
  readonly rightType: string;
  readonly applicationNumber: string;
  readonly filingDate: string;
  /** Stays in the page: keys are derived from it here, and only they are sent. */
  readonly accessCode: string;
}

export interface CheckForm {
  readonly later: LaterForm;
  readonly claims: readonly ClaimForm[];
}

export const NO_CLAIM: ClaimForm = {
  office: '',
  rightType: 'P',
  applicationNumber: '',
  filingDate: '',
  accessCode: '',
};
export const EMPTY_FORM: CheckForm = {
  later: { office: '', rightType: 'P', filingDate: '' },
  claims: [NO_CLAIM],
};

/**
 * @param signed whether the answer is to come with a signature of the gateway
 * @throws ClientError, ProtocolError of an access code
 */
export async function checkClaims(
  client: GatewayClient,
  form: CheckForm,
  { signal, signed = false }: { readonly signal?: AbortSignal; readonly signed?: boolean } = {},
): Promise<CheckAnswer> {
  const priorityClaimBag = await Promise.all(form.claims.map((claim) => claimToAsk(client, claim)));
  const body = {
    laterApplication: form.later as Request['laterApplication'],
    priorityClaimBag,
    ...(signed && { signed }),
  };
  return client.call('checkPriorityClaims', { body }, signal === undefined ? {} : { signal });
}

async function claimToAsk(
  client: GatewayClient,
  { accessCode, rightType, ...claim }: ClaimForm,
): Promise<Request['priorityClaimBag'][number]> {
  const number = { ...claim, ...(rightType !== '' && { rightType: rightType as RightType }) };
  if (accessCode.trim() === '') return number;
  const { sealedKey, blinding, claimKeyBag } = await claimKeys(client, number, accessCode);
  return { ...number, keys: { sealedKey, blinding, claimKeyBag } };
}

/**
 * The form as the part of an address after `#`, which no browser sends: an unpublished number is nobody's business.
 * Access codes are left out.
 */
export function toFragment({ later, claims }: CheckForm): string {
  const rows = [
    [later.office, later.rightType, later.filingDate],
    ...claims.map((claim) => [claim.office, claim.rightType, claim.filingDate, claim.applicationNumber]),
  ];
  return `#${rows.map((row) => row.map(encodeURIComponent).join('&')).join('/')}`;
}

/** What `toFragment` wrote; undefined where it did not. */
export function fromFragment(fragment: string): CheckForm | undefined {
  try {
    const [later, ...claims] = fragment
      .slice(1)
      .split('/')
      .map((row) => row.split('&').map(decodeURIComponent));
    if (later?.length !== 3 || claims.length === 0 || claims.some((row) => row.length !== 4))
      return undefined;
    const [office = '', rightType = '', filingDate = ''] = later;
    return {
      later: { office, rightType, filingDate },
      claims: claims.map(([earlierOffice = '', type = '', date = '', number = '']) => ({
        ...{
          office: earlierOffice,
          rightType: type,
          filingDate: date,
          applicationNumber: number,
          accessCode: '',
        },
      })),
    };
  } catch {
    return undefined; // not well-formed percent-encoding
  }
}
