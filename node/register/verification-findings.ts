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
