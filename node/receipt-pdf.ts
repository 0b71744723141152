/**
 * A receipt for its applicant, as PDF: what it says, and a QR code that opens the page that verifies with the receipt in
 * it. The same receipt and page give the same bytes; it is no entry of the log, for all that it proves is the receipt's.
 */
import type { EntryKind } from '#protocol/entry.ts';
import { packReceipt } from '#protocol/packed-receipt.ts';
import { readReceipt } from '#protocol/receipt.ts';
import { type Section, sheetPdf } from './sheet-pdf.ts';

/** A QR code of version 40 with the least correction (ISO/IEC 18004). */
const MOST_BYTES_OF_CODE = 2953;

/** What a sheet says in one language, which is one that Windows-1252 can write. */
export interface ReceiptWords {
  /** BCP 47. */
  readonly language: string;
  readonly receipt: string;
  /** What the file is, for readers of PDF. */
  readonly proof: string;
  readonly document: string;
  readonly subject: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<EntryKind, string>>;
  readonly digest: string;
  readonly rawDigest: string;
  readonly recorded: string;
  readonly recordedAt: string;
  /** Of that time. */
  readonly hearsay: string;
  readonly office: string;
  readonly statedAt: string;
  readonly log: string;
  readonly place: string;
  readonly size: string;
  readonly chain: string;
  readonly block: string;
  readonly transaction: string;
  readonly check: string;
  readonly page: string;
  readonly how: string;
  readonly withCode: string;
  readonly withoutCode: string;
  /** What the code is, for who does not see it. */
  readonly code: string;
}

/**
 * @param text of the receipt
 * @param page address of the page that verifies, without a fragment
 * @throws ProtocolError for a text that is no receipt
 */
export async function receiptPdf(text: string, page: string, words: ReceiptWords): Promise<Uint8Array> {
  const { receipt, entry, log } = readReceipt(text);
  const { leafIndex, treeSize, anchor } = receipt;
  const link = `${page}#${await packReceipt(text)}`;
  const hasCode = link.length <= MOST_BYTES_OF_CODE;
  const timeOf = timesIn(words.language);
  const kind = words.kinds[entry.kind];
  const sections: Section[] = [
    {
      title: words.document,
      rows: [
        [words.subject, entry.subject],
        [words.kind, `${kind} (${entry.mediaType})`],
        [words.digest, entry.digest],
        [words.rawDigest, `raw:${entry.rawDigest}`],
      ],
    },
    {
      title: words.recorded,
      rows: [
        [words.recordedAt, `${timeOf(anchor.recordedAt)} (${words.hearsay})`],
        [words.office, log.office],
        [words.statedAt, timeOf(entry.issuedAt)],
        [words.log, entry.log],
        [words.place, String(leafIndex)],
        [words.size, String(treeSize)],
        [words.chain, String(log.chainId)],
        [words.block, String(anchor.blockNumber)],
        [words.transaction, anchor.transactionHash],
      ],
    },
    {
      title: words.check,
      rows: [
        [words.page, page],
        [words.how, hasCode ? words.withCode : words.withoutCode],
      ],
    },
  ];
  return sheetPdf({
    language: words.language,
    heading: words.receipt,
    title: `${words.receipt} ${entry.subject}, ${kind}`,
    subject: words.proof,
    author: `${words.office} ${log.office}`,
    at: anchor.recordedAt,
    ...(hasCode && { qr: { text: link, alt: words.code, place: 'below' } }),
    sections,
  });
}

/** As the pages write times: in UTC, with the digits of the numbers beside them. */
export function timesIn(language: string): (time: string) => string {
  const format = new Intl.DateTimeFormat(`${language}-u-nu-latn`, {
    ...{ dateStyle: 'medium', timeStyle: 'medium' },
    timeZone: 'UTC',
  });
  return (time) => `${format.format(new Date(time))} UTC`;
}
