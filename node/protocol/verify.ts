/**
 * Verification of a receipt: one finding for each step, and the verdict that they add up to.
 *
 * Pure: what only the chain knows comes in as facts that the caller has looked up, each of which may be that it
 * could not be found out. That never becomes a no, and a no never becomes a silence.
 */

import { isCompetent, type LogEntry, type LogId } from '#protocol/entry.ts';
import { ProtocolError, type ProtocolErrorCode } from '#protocol/errors.ts';
import type { DocumentDigests, ReadReceipt, Receipt } from '#protocol/receipt.ts';
import { compareDigests, compareStatedDigest, readReceipt, rootOf } from '#protocol/receipt.ts';

/** What could not be found out, and why. */
export interface Unknown {
  readonly unknown: string;
}

/** The head of the log at the receipt's tree size, as the chain has it. */
export interface AnchoredHead {
  /** 64 lower-case hexadecimal digits. */
  readonly root: string;
  /** Where the head stands now, to be compared with the receipt's hints. */
  readonly anchor?: Partial<Receipt['anchor']>;
}

export interface VerificationInput {
  /** Text of the receipt, or what was read of it. */
  readonly receipt: string | ReadReceipt;
  /** What the verifier asked about; a part that is not given is not compared. */
  readonly expected?: { readonly log?: Partial<LogId>; readonly subject?: string };
  /** Digests of the document in hand, or one that was stated; without it nothing is said about a document. */
  readonly document?: DocumentDigests | { readonly stated: string } | Unknown;
  /** Whether `grantor` has delegated to `delegate`; asked only where the log is another office's. */
  readonly delegated?: (grantor: string, delegate: string) => boolean | Unknown;
  /** `absent`: the chain was asked at the verifier's own address of the contract, and has no such head. */
  readonly head: AnchoredHead | 'absent' | Unknown;
}

/** `note`: worth telling, decides nothing. `absent`: looked for and not there. `unknown`: could not be found out. */
export type Result = 'holds' | 'note' | 'unknown' | 'absent' | 'fails';

export type Step =
  | 'RECEIPT_READABLE'
  | 'LOG_EXPECTED'
  | 'SUBJECT_EXPECTED'
  | 'ISSUER_COMPETENT'
  | 'DOCUMENT_EQUAL'
  | 'HEAD_ANCHORED'
  | 'LEAF_INCLUDED'
  | 'ANCHOR_AS_STATED';

export interface StepFinding {
  readonly code: Step;
  readonly result: Result;
  readonly message: string;
  /** The error behind a result that is not `holds`, where there is one. */
  readonly reason?: ProtocolErrorCode;
  /** What was compared, for who wants to see it. */
  readonly evidence?: Readonly<Record<string, string | number>>;
}

export type Verdict = 'verified' | 'contradicted' | 'not-recorded' | 'incomplete';

export interface Verification {
  readonly verdict: Verdict;
  readonly findings: readonly StepFinding[];
  /** What was read; absent when the receipt is not readable. */
  readonly receipt?: Receipt;
  readonly entry?: LogEntry;
}

/** All steps in their order. A receipt that cannot be read ends at the first. Throws nothing on any input text. */
export function verifyReceipt(input: VerificationInput): Verification {
  const read = readStep(input.receipt);
  if (!('receipt' in read)) return { verdict: verdictOf([read.finding]), findings: [read.finding] };
  const { receipt, entry } = read;
  const findings = [
    read.finding,
    logStep(read, input),
    subjectStep(entry, input),
    issuerStep(entry, input),
    documentStep(entry, input),
    headStep(receipt, input),
    inclusionStep(read, input),
    anchorStep(receipt, input),
  ].filter((finding) => finding !== undefined);
  return { verdict: verdictOf(findings), findings, receipt, entry };
}

/** A no outweighs an absence, an absence what could not be found out, and that all that holds. */
export function verdictOf(findings: readonly { readonly result: Result }[]): Verdict {
  const has = (result: Result) => findings.some((finding) => finding.result === result);
  if (has('fails')) return 'contradicted';
  if (has('absent')) return 'not-recorded';
  return has('unknown') ? 'incomplete' : 'verified';
}

/** The receipt and its entry are of a known version and form. */
function readStep(
  given: VerificationInput['receipt'],
): (ReadReceipt & { finding: StepFinding }) | { finding: StepFinding } {
  const code = 'RECEIPT_READABLE';
  try {
    const read = typeof given === 'string' ? readReceipt(given) : given;
    return { ...read, finding: holds(code, 'receipt and entry are well formed') };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    // A version that is not known yet may be a good one.
    const result = /_VERSION_UNKNOWN$/.test(error.code) ? 'unknown' : 'fails';
    return { finding: { code, result, message: error.message, reason: error.code } };
  }
}

/** The entry belongs to the chain, contract, office and log that the verifier asked about. */
function logStep(
  { entry, log: actual }: ReadReceipt,
  { expected }: VerificationInput,
): StepFinding | undefined {
  if (expected?.log === undefined) return undefined;
  const code = 'LOG_EXPECTED';
  const other = (
    [
      ['chainId', 'another chain'],
      ['address', 'another contract'],
      ['office', 'another office'],
      ['logNumber', 'another log of the office'],
    ] as const
  ).filter(([part]) => expected.log?.[part] !== undefined && expected.log[part] !== actual[part]);
  if (other.length === 0) return holds(code, 'the entry belongs to the log asked about');
  return fails(code, `the entry belongs to ${other.map(([, what]) => what).join(' and ')}`, {
    log: entry.log,
  });
}

/** The entry is about the application that the verifier asked about. */
function subjectStep(entry: LogEntry, { expected }: VerificationInput): StepFinding | undefined {
  if (expected?.subject === undefined) return undefined;
  const code = 'SUBJECT_EXPECTED';
  return expected.subject === entry.subject
    ? holds(code, 'the entry is about the application asked about')
    : fails(code, 'the entry is about another application');
}

/** An office speaks for itself, or for one that delegated that to it. */
function issuerStep(entry: LogEntry, { delegated }: VerificationInput): StepFinding {
  const code = 'ISSUER_COMPETENT';
  let notFound: string | undefined;
  const competent = isCompetent(entry, (grantor, delegate) => {
    const answer = delegated?.(grantor, delegate) ?? { unknown: 'the directory was not asked' };
    if (typeof answer === 'boolean') return answer;
    notFound = answer.unknown;
    return false;
  });
  if (competent) return holds(code, 'the office of the log may speak about this application');
  if (notFound !== undefined) return unknown(code, `whether the office was delegated to: ${notFound}`);
  return fails(code, "the application is another office's, which has not delegated to the office of the log");
}

/** The document in hand is the one that the entry was written for. */
function documentStep(entry: LogEntry, { document }: VerificationInput): StepFinding | undefined {
  if (document === undefined) return undefined;
  const code = 'DOCUMENT_EQUAL';
  if ('unknown' in document) return unknown(code, `the digest of the document: ${document.unknown}`);
  const match =
    'stated' in document ? compareStatedDigest(entry, document.stated) : compareDigests(entry, document);
  if (match === 'undecided')
    return unknown(code, 'whether two digests of unlike profiles are of one document');
  if (match === 'different') return fails(code, 'the document is not the one that the entry was written for');
  return holds(
    code,
    match === 'byte-for-byte' ? 'the document is equal byte for byte' : 'the document is canonically equal',
    { match },
  );
}

/** The chain has a head of this log at this size. */
function headStep({ treeSize }: Receipt, { head }: VerificationInput): StepFinding {
  const code = 'HEAD_ANCHORED';
  if (head === 'absent')
    return { code, result: 'absent', message: `no head of size ${treeSize} is recorded for the log` };
  if ('unknown' in head) return unknown(code, `the anchored head: ${head.unknown}`);
  return holds(code, `a head of size ${treeSize} is recorded for the log`, { treeSize, root: head.root });
}

/** Entry and path lead to the anchored root. */
function inclusionStep(read: ReadReceipt, { head }: VerificationInput): StepFinding {
  const code = 'LEAF_INCLUDED';
  try {
    const root = rootOf(read);
    if (head === 'absent' || 'unknown' in head)
      return unknown(code, 'whether that root is anchored: there is none to compare with', { root });
    if (root === head.root) return holds(code, 'the entry is under the anchored root', { root });
    return fails(code, 'entry and path lead to another root than the anchored one', {
      root,
      anchored: head.root,
    });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { code, result: 'fails', message: error.message, reason: error.code };
  }
}

/** Whether the head still stands where the receipt says: a reorganisation may have moved it. */
function anchorStep({ anchor }: Receipt, { head }: VerificationInput): StepFinding | undefined {
  if (head === 'absent' || 'unknown' in head || head.anchor === undefined) return undefined;
  const code = 'ANCHOR_AS_STATED';
  const now = head.anchor;
  const moved = (['blockNumber', 'blockHash', 'transactionHash', 'recordedAt'] as const).filter(
    (part) => now[part] !== undefined && now[part] !== anchor[part],
  );
  if (moved.length === 0) return holds(code, 'the head stands where the receipt says');
  return {
    code,
    result: 'note',
    message: `the receipt states another ${moved.join(', ')} than the chain has now`,
  };
}

function holds(code: Step, message: string, evidence?: StepFinding['evidence']): StepFinding {
  return finding(code, 'holds', message, evidence);
}

function fails(code: Step, message: string, evidence?: StepFinding['evidence']): StepFinding {
  return finding(code, 'fails', message, evidence);
}

function unknown(code: Step, what: string, evidence?: StepFinding['evidence']): StepFinding {
  return finding(code, 'unknown', `could not find out ${what}`, evidence);
}

function finding(
  code: Step,
  result: Result,
  message: string,
  evidence: StepFinding['evidence'],
): StepFinding {
  return { code, result, message, ...(evidence === undefined ? {} : { evidence }) };
}
