/** English is the language of the catalogue of errors itself, so that there is one place to write a new code. */
import type { ReceiptWords } from '#node/receipt-pdf.ts';
import { GATEWAY_ERRORS, type GatewayErrorCode } from '../errors.ts';

export interface ProblemText {
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

/** What each language has: words for every code. */
export type Catalogue = Readonly<Record<GatewayErrorCode, ProblemText>>;

export const ENGLISH: Catalogue = GATEWAY_ERRORS;

export const ENGLISH_RECEIPT: ReceiptWords = {
  language: 'en',
  receipt: 'Receipt',
  proof: 'Proof that a document stands in the log of an office',
  document: 'Document',
  subject: 'Belongs to',
  kind: 'Kind',
  kinds: {
    application: 'Application',
    'priority-document': 'Priority document',
    publication: 'Publication',
    grant: 'Grant',
    extract: 'Extract of the register',
    'status-event': 'Event of status',
    'data-package': 'Data package',
  },
  digest: 'Digest',
  rawDigest: 'Digest of the bytes',
  recorded: 'Recorded',
  recordedAt: 'On the chain since',
  hearsay: 'as the receipt says; the check asks the chain',
  office: 'Office',
  statedAt: 'Stated by the office',
  log: 'Log',
  place: 'Place in the log, from 0',
  size: 'Entries by then',
  chain: 'Chain',
  block: 'Block',
  transaction: 'Transaction',
  check: 'To check it',
  page: 'Page',
  how: 'How',
  withCode:
    'Scan the code below, which holds the whole receipt, and choose the document on the page that opens. The document is digested on your device and not sent. This sheet by itself proves nothing; what the page finds does.',
  withoutCode:
    'The receipt is too long for a code. Ask the office for its file, and choose it on the page together with the document, which is digested on your device and not sent. This sheet by itself proves nothing; what the page finds does.',
  code: 'QR code that opens this receipt in the page that verifies',
};
