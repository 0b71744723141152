/**
 * A receipt for its applicant, as PDF: what it says, and a QR code that opens the page that verifies with the receipt in
 * it. The same receipt and page give the same bytes; it is no entry of the log, for all that it proves is the receipt's.
 */
import { packReceipt } from '#protocol/packed-receipt.ts';
import { type Anchor, readReceipt } from '#protocol/receipt.ts';
import { type Section, sheetPdf } from './sheet-pdf.ts';

/** A QR code of version 40 with the least correction (ISO/IEC 18004). */
const MOST_BYTES_OF_CODE = 2953;

/**
 * @param text of the receipt
 * @param page address of the page that verifies, without a fragment
 * @throws ProtocolError for a text that is no receipt
 */
export async function receiptPdf(text: string, page: string): Promise<Uint8Array> {
  const { receipt, entry, log } = readReceipt(text);
  const { leafIndex, treeSize, anchor } = receipt;
  const link = `${page}#${await packReceipt(text)}`;
  const hasCode = link.length <= MOST_BYTES_OF_CODE;
  const sections: Section[] = [
    {
      title: 'Document',
      rows: [
        ['Belongs to', entry.subject],
        ['Kind', `${entry.kind}, ${entry.mediaType}`],
        ['Digest', entry.digest],
        ['Digest of the bytes', `raw:${entry.rawDigest}`],
      ],
    },
    {
      title: 'Recorded',
      rows: [
        ['On the chain since', `${anchor.recordedAt}, as the receipt says: the check asks the chain`],
        ['By', `office ${log.office}, which stated it at ${entry.issuedAt}`],
        ['Log', entry.log],
        ['Place in the log', `${leafIndex}, of ${treeSize}`],
        ['Chain', `${log.chainId}, ${blockOf(anchor)}`],
      ],
    },
    {
      title: 'To check it',
      rows: [
        ['Page', page],
        ['How', hasCode ? WITH_CODE : WITHOUT_CODE],
      ],
    },
  ];
  return sheetPdf({
    heading: 'Receipt',
    title: `Receipt: ${entry.subject}, ${entry.kind}`,
    subject: 'Proof that a document stands in the log of an office',
    author: `Office ${log.office}`,
    at: anchor.recordedAt,
    ...(hasCode && {
      qr: { text: link, alt: 'QR code that opens this receipt in the page', place: 'below' },
    }),
    sections,
  });
}

const WITH_CODE =
  'Scan the code below, which holds the whole receipt, and choose the document on the page that opens. The document ' +
  'is digested on your device and not sent. This sheet by itself proves nothing; what the page finds does.';
const WITHOUT_CODE =
  'The receipt is too long for a code. Ask the office for its file, and choose it on the page together with the ' +
  'document, which is digested on your device and not sent. This sheet by itself proves nothing; what the page finds does.';

function blockOf({ blockNumber, transactionHash }: Anchor): string {
  return `block ${blockNumber}, transaction ${transactionHash}`;
}
