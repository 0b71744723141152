/** The steps of a verification: those of the receipt itself, and those that only a register can take. */
import type { Result, Step, StepFinding } from '#protocol/verify.ts';

/** Every step that a verification can report, and what it asks. */
export const VERIFICATION_STEPS = {
  RECEIPT_READABLE: 'Is the receipt, and the entry in it, of a known form and version?',
  LOG_EXPECTED: 'Does the entry belong to the chain and the contract that are asked?',
  SUBJECT_EXPECTED: 'Is the entry about the application that was asked about?',
  ISSUER_COMPETENT: "May the office of the log speak about that office's application?",
  DOCUMENT_EQUAL: 'Is the document in hand the one that the entry was written for?',
  HEAD_ANCHORED: 'Has the chain a head of this log at this size?',
  LEAF_INCLUDED: 'Do entry and path lead to the anchored root?',
  ANCHOR_AS_STATED: 'Does the head stand where the receipt says?',
  HEAD_IN_FORCE: 'Does the head still hold, or was its log closed at a smaller one?',
  KEY_AUTHORISED: 'Was the key that recorded the head a recorder of the office in that block?',
  KEY_TRUSTED: 'Had the office not marked that key as compromised by then?',
  NOT_REVOKED: 'Has the office not revoked the entry?',
  APPLICATION_RECORDED: 'Has the register a record of the application?',
  DIGEST_RECORDED: 'Is the document the one that the record is of?',
  NOT_WITHDRAWN: 'Is the record of the application not marked as withdrawn?',
  EXTRACT_OF_SUBJECT: 'Is the extract about the application that its entry is about?',
  EXTRACT_CURRENT: 'Does the register still say what the extract says?',
  EXTRACT_SUPERSEDED: 'What does the register say otherwise now?',
  FINAL: 'Can no reorganisation of the chain take the block back?',
} as const satisfies Record<Step, string> & Record<string, string>;

export type VerificationStep = keyof typeof VERIFICATION_STEPS;

export type RegisterFinding = Omit<StepFinding, 'code'> & { readonly code: VerificationStep };

type Evidence = StepFinding['evidence'];

function step(result: Result) {
  return (code: VerificationStep, message: string, evidence?: Evidence): RegisterFinding => ({
    code,
    result,
    message,
    ...(evidence !== undefined && { evidence }),
  });
}

export const holds = step('holds');
export const fails = step('fails');
export const absent = step('absent');
export const noted = step('note');

export function unknown(code: VerificationStep, what: string, evidence?: Evidence): RegisterFinding {
  return step('unknown')(code, `could not find out ${what}`, evidence);
}

/** @param finalized newest final block; undefined when the chain could not be asked */
export function finalityStep(blockNumber: number, finalized: number | undefined): RegisterFinding {
  if (finalized === undefined)
    return unknown('FINAL', 'whether the block is final: the chain does not answer');
  const evidence = { blockNumber, finalized };
  if (blockNumber <= finalized) return holds('FINAL', 'the block is final', evidence);
  return unknown('FINAL', 'whether the block stays: it is not final yet', evidence);
}

/** What is known of a head, from the contracts or from the projection: the rules below are the same for both. */
export interface HeadFacts {
  readonly holds: boolean;
  readonly goodSize: number; // of the log, where the head does not hold
  readonly leafIndex: number; // of the entry asked about
}

/** A head above the last good one of a closed log no longer holds; an entry below it is under the good head too. */
export function headInForceStep({ holds: head, goodSize, leafIndex }: HeadFacts): RegisterFinding {
  const code = 'HEAD_IN_FORCE';
  if (head) return holds(code, 'the head holds');
  const evidence = { good: goodSize };
  return leafIndex < goodSize
    ? holds(code, 'the log was closed at a smaller head, which holds the entry too', evidence)
    : fails(code, 'the log was closed at a smaller head, which does not hold the entry', evidence);
}

export function keyAuthorisedStep(authorised: boolean, key: string): RegisterFinding {
  return authorised
    ? holds('KEY_AUTHORISED', 'the key that recorded the head was a recorder of the office in that block', {
        key,
      })
    : fails('KEY_AUTHORISED', 'the key that recorded the head was no recorder of the office in that block', {
        key,
      });
}

/** @param compromisedSince block; undefined when the office distrusts the key in no block */
export function keyTrustedStep(block: number, compromisedSince: number | undefined): RegisterFinding {
  return compromisedSince === undefined || block < compromisedSince
    ? holds('KEY_TRUSTED', 'the office has not marked that key as compromised by then')
    : unknown(
        'KEY_TRUSTED',
        `who wrote: the office marks that key as compromised since block ${compromisedSince}`,
      );
}

export interface RevocationFacts {
  readonly revokedAt: string;
  readonly reason: string;
  readonly replacement: string;
  readonly compromisedSince: number | undefined; // block; set when the key was marked by the time it revoked
}

/** A thief's revocation must not make an office's receipts false, nor its mark a true revocation unseen. */
export function notRevokedStep(revocation: RevocationFacts | undefined): RegisterFinding {
  const code = 'NOT_REVOKED';
  if (revocation === undefined) return holds(code, 'the office has not revoked the entry');
  const { revokedAt, reason, replacement, compromisedSince: since } = revocation;
  const evidence = { revokedAt, replacement };
  if (since === undefined) return fails(code, `the office revoked the entry: ${reason}`, evidence);
  const what = `whether the office revoked the entry: it marks the key that did as compromised since block ${since}`;
  return unknown(code, what, evidence);
}
