/** The answer to what was given, in one sentence: it says no more than was compared. */
import { t } from '../../language/text.ts';
import type { Tone } from '../../parts/mark.tsx';
import { officeWithCode } from '../../parts/office-name.ts';
import type { DocumentInHand, Sought, Verification } from './verification.ts';

export interface Sentence {
  readonly tone: Tone;
  readonly sentence: string;
  /** What to do next, where the sentence alone would leave somebody standing. */
  readonly next?: string;
}

const TONES = {
  verified: 'good',
  contradicted: 'bad',
  'not-recorded': 'open',
  incomplete: 'open',
} as const satisfies Record<Verification['verdict'], Tone>;

/** @param sought the application that was asked about, where there is no receipt */
export function sentenceOf(
  verification: Verification,
  document: DocumentInHand | undefined,
  sought: Sought | undefined,
): Sentence {
  const { verdict, entry, sent, receipt } = verification;
  const office = officeWithCode(entry?.log.split('/')[2] ?? sought?.office ?? '');
  if (sought === undefined && verdict === 'contradicted') return refused(verification, office);
  if (verdict === 'incomplete' && sent === undefined && receipt !== undefined)
    return {
      tone: 'open',
      sentence: t(document === undefined ? 'verify.alone.receipt' : 'verify.alone.document'),
    };
  if (sought === undefined && document === undefined && verdict === 'verified')
    return { tone: 'open', sentence: t('verify.receipt'), next: t('verify.receipt.next') };
  const sentence = t(`verify.verdict.${verdict}`, { office });
  const isSought = verdict === 'not-recorded' && sought !== undefined;
  return { tone: TONES[verdict], sentence, ...(isSought && { next: t('verify.notRecorded.next') }) };
}

/** A receipt that cannot be read, or does not hold, says nothing of the document. */
function refused({ findingBag }: Verification, office: string): Sentence {
  const failing = findingBag.filter(({ result }) => result === 'fails').map(({ code }) => code);
  if (failing.includes('RECEIPT_READABLE'))
    return { tone: 'open', sentence: t('verify.unreadable'), next: t('verify.unreadable.next') };
  if (failing.includes('DOCUMENT_EQUAL'))
    return { tone: 'bad', sentence: t('verify.verdict.contradicted', { office }) };
  if (failing.every((code) => code === 'NOT_REVOKED'))
    return { tone: 'bad', sentence: t('verify.revoked', { office }) };
  return { tone: 'bad', sentence: t('verify.unsound'), next: t('verify.unsound.next') };
}
