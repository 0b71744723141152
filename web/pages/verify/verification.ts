/**
 * What can be said of files in hand. The digest is made here; the gateway is asked with receipt and digests, never
 * with a document. Where it cannot be reached, what a receipt says by itself is still checked, by the same steps.
 */
import type { AnswerOf, RequestOf } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { formatDigest } from '#protocol/digest.ts';
import { verifyReceipt } from '#protocol/verify.ts';
import { gateway } from '../../api.ts';
import type { DigestOfFile } from '../../work/digest-worker.ts';

export type Verification = Omit<AnswerOf<'verifyDocument'>, 'asOf' | 'freshness'> &
  Partial<Pick<AnswerOf<'verifyDocument'>, 'asOf' | 'freshness'>>;

export interface InHand {
  /** Text of the receipt. */
  readonly receipt?: string;
  readonly document?: DigestOfFile;
}

/** @throws ClientError GATEWAY_REFUSED, and GATEWAY_UNREACHABLE where there is no receipt to check alone */
export async function verify({ receipt, document }: InHand, signal: AbortSignal): Promise<Verification> {
  const alone =
    receipt === undefined
      ? undefined
      : verifyReceipt({ receipt, ...withDocument(document), head: NOT_ASKED });
  // Who cannot read a receipt has nothing to ask about.
  if (alone !== undefined && alone.receipt === undefined) return shown(alone);
  // What a receipt carries as its chain proof is any JSON: the contract's type says so word by word.
  const body = {
    ...(alone?.receipt !== undefined && { receipt: alone.receipt }),
    ...(document !== undefined && {
      documentDigestBag: [
        ...new Set([
          formatDigest(document.profile, document.digest),
          formatDigest('raw', document.rawDigest),
        ]),
      ],
    }),
  } as RequestOf<'verifyDocument'>['body'];
  try {
    return await gateway().call('verifyDocument', { body }, { signal });
  } catch (error) {
    const unreachable = error instanceof ClientError && error.code === 'GATEWAY_UNREACHABLE';
    if (!unreachable || alone === undefined) throw error;
    return shown(alone);
  }
}

const NOT_ASKED = { unknown: 'the gateway could not be reached' };

function withDocument(document: DigestOfFile | undefined) {
  return document === undefined ? {} : { document };
}

function shown({ verdict, findings, entry }: ReturnType<typeof verifyReceipt>): Verification {
  return {
    verdict,
    findingBag: findings.map((finding) => ({ ...finding })),
    ...(entry !== undefined && { entry }),
  };
}
