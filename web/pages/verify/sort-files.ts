/** Which of the files given is the receipt, and which the document. */
import { CodedError } from '#protocol/errors.ts';

export interface SortedFiles {
  readonly document?: File;
  /** Text of the receipt. */
  readonly receipt?: string;
}

/** Receipts are a few KB; larger JSON is a document. */
const MOST_BYTES_OF_RECEIPT = 256 * 1024;

/** @throws CodedError FILES_UNCLEAR: two documents, or two receipts */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const receipts: string[] = [];
  const documents: File[] = [];
  for (const file of files) {
    const text = await receiptText(file);
    if (text === undefined) documents.push(file);
    else receipts.push(text);
  }
  const [document, ...otherDocuments] = documents;
  const [receipt, ...otherReceipts] = receipts;
  if (otherDocuments.length > 0 || otherReceipts.length > 0)
    throw new CodedError('FILES_UNCLEAR', `${documents.length} documents and ${receipts.length} receipts`);
  return { ...(document !== undefined && { document }), ...(receipt !== undefined && { receipt }) };
}

/** A receipt is known by what it says, whatever its name; one that is spoilt is still shown as one. */
async function receiptText(file: File): Promise<string | undefined> {
  if (file.size > MOST_BYTES_OF_RECEIPT) return undefined;
  const text = await file.text();
  if (!text.trimStart().startsWith('{')) return undefined;
  const named = /\.receipt\.json$/i.test(file.name);
  return named || /"leafIndex"\s*:/.test(text) ? text : undefined;
}
