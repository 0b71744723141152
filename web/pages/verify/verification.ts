/**
 * What can be said of files in hand. The digest is made here; the gateway is asked with receipt and digests, never
 * with a document. What a receipt says by itself is checked here too, by the same steps: alone where
 * no gateway can be reached.
 */
import type { claimKeys } from '#gateway/client/claim-keys.ts';
import type { AnswerOf, RequestOf } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { isRightType } from '#protocol/application-id.ts';
import { formatDigest } from '#protocol/digest.ts';
import type { Receipt } from '#protocol/receipt.ts';
import {
  type Step,
  type StepFinding,
  type VerificationInput,
  verdictOf,
  verifyReceipt,
} from '#protocol/verify.ts';
import { gateway, gatewayAddress } from '../../api.ts';
import type { DigestOfFile } from '../../work/digest.ts';
import { type ExtractInHand, extractInHand } from './extract-in-hand.ts';

type Answer = AnswerOf<'verifyDocument'>;
type Body = NonNullable<RequestOf<'verifyDocument'>['body']>;

export type Verification = Pick<Answer, 'verdict' | 'findingBag' | 'entry' | 'head'> &
  Partial<Pick<Answer, 'asOf' | 'freshness'>> & {
    /** What the gateway was sent; undefined where none answered. */
    readonly sent?: Body;
    readonly receipt?: Receipt;
  };

export interface DocumentInHand {
  readonly file: File;
  readonly digest: DigestOfFile;
}

/** An application as people name it. */
export interface Sought {
  readonly office: string;
  /** Empty: not said. */
  readonly rightType: string;
  readonly applicationNumber: string;
  /** Stays in the page: keys are derived from it here, and only they are sent. */
  readonly accessCode: string;
}

export const NOTHING_SOUGHT: Sought = { office: '', rightType: '', applicationNumber: '', accessCode: '' };

/** @throws ClientError GATEWAY_REFUSED, and GATEWAY_UNREACHABLE where there is no receipt to check alone */
export async function verifyByReceipt(
  text: string,
  document: DocumentInHand | undefined,
  signal: AbortSignal,
): Promise<Verification> {
  const check = (head: VerificationInput['head']) =>
    verifyReceipt({ receipt: text, ...(document !== undefined && { document: document.digest }), head });
  const alone = check({ unknown: 'no gateway was asked' });
  const { receipt, entry } = alone;
  // Who cannot read a receipt has nothing to ask about.
  if (receipt === undefined || entry === undefined)
    return { verdict: alone.verdict, findingBag: shown(alone.findings) };
  const extract = document === undefined ? NO_EXTRACT : await extractInHand(document.file, entry);
  const here = (): Verification => {
    const findingBag = shown([...alone.findings, ...extract.findings]);
    return { verdict: verdictOf(findingBag), findingBag, entry, receipt };
  };
  if (gatewayAddress.value === undefined) return here();
  const body = {
    receipt,
    ...(document !== undefined && { documentDigestBag: digestBag(document.digest) }),
    ...(extract.statement !== undefined && { statement: extract.statement }),
  } as Body; // what a receipt carries as its chain proof is any JSON: the contract's type says so word by word
  try {
    const answer = await gateway().call('verifyDocument', { body }, { signal });
    const own = answer.head === undefined ? alone : check({ root: answer.head.root });
    const findingBag = [...preferred(answer.findingBag, own.findings), ...shown(extract.findings)];
    return { ...answer, verdict: verdictOf(findingBag), findingBag, entry, sent: body, receipt };
  } catch (error) {
    if (error instanceof ClientError && error.code === 'GATEWAY_UNREACHABLE') return here();
    throw error;
  }
}

/** What can be found out here is not taken from a gateway, which has less: it never saw the document. */
function preferred(
  told: Verification['findingBag'],
  own: readonly StepFinding[],
): Verification['findingBag'] {
  const decided = new Map(own.filter(({ result }) => result !== 'unknown').map((one) => [one.code, one]));
  return told.map((finding) => {
    const better = decided.get(finding.code as Step); // codes that are no steps of a receipt are not in it
    return better === undefined ? finding : { ...better };
  });
}

function shown(
  findings: readonly (StepFinding | ExtractInHand['findings'][number])[],
): Verification['findingBag'] {
  return findings.map((finding) => ({ ...finding }));
}

const NO_EXTRACT: ExtractInHand = { findings: [] };

/** @throws ClientError; ProtocolError of an access code */
export async function verifyByApplication(
  { digest }: DocumentInHand,
  { office, rightType, applicationNumber, accessCode }: Sought,
  signal: AbortSignal,
): Promise<Verification> {
  const number = { office, applicationNumber, ...(isRightType(rightType) && { rightType }) };
  const keys = accessCode.trim() === '' ? undefined : await keysFrom(accessCode, number);
  const body: Body = {
    documentDigestBag: digestBag(digest),
    application: {
      ...number,
      ...(keys !== undefined && { keys: { sealedKey: keys.sealedKey, blinding: keys.blinding } }),
    },
  };
  return { ...(await gateway().call('verifyDocument', { body }, { signal })), sent: body };
}

/** Few visitors have an access code, so what derives keys is loaded for those. */
async function keysFrom(accessCode: string, number: Parameters<typeof claimKeys>[1]) {
  const { claimKeys } = await import('#gateway/client/claim-keys.ts');
  return claimKeys(gateway(), number, accessCode);
}

export interface FoundInLog {
  readonly office: string;
  /** How many entries are about the document. */
  readonly count: number;
  /** Text of the receipt of the newest one that has one. */
  readonly receipt?: string;
}

/**
 * What the log of the office has of a document, where the gateway is an office's own.
 * @returns undefined where it has nothing, or the gateway keeps no log
 * @throws ClientError
 */
export async function findInLog(
  { digest }: DocumentInHand,
  signal: AbortSignal,
): Promise<FoundInLog | undefined> {
  const { office } = await gateway().call('getHealth', {}, { signal });
  if (office === null) return undefined;
  const body = { documentDigestBag: digestBag(digest) };
  const { logEntryBag } = await gateway().call('lookUpLogEntries', { body }, { signal });
  if (logEntryBag.length === 0) return undefined;
  const receipt = logEntryBag.findLast((entry) => entry.receipt !== undefined)?.receipt;
  return { office, count: logEntryBag.length, ...(receipt !== undefined && { receipt }) };
}

/** Both tell byte for byte from canonically equal. */
function digestBag({ profile, digest, rawDigest }: DigestOfFile): string[] {
  return [...new Set([formatDigest(profile, digest), formatDigest('raw', rawDigest)])];
}
