/** Which of the files given is the receipt, and which the document. */
import { CodedError } from '#protocol/errors.ts';
import { askWorker } from '../../work/ask-worker.ts';

export interface SortedFiles {
  readonly document?: File;
  /** Text of the receipt. */
  readonly receipt?: string;
  /** As it was given. */
  readonly receiptName?: string;
}

/** Receipts are a few KB; larger JSON is a document. */
const MOST_BYTES_OF_RECEIPT = 256 * 1024;
/** An archive is read whole; what is larger is taken as the document itself. */
const MOST_BYTES_OF_ARCHIVE = 256 * 1024 * 1024;
/** Of a ZIP file's first entry. */
const ZIP_MARK = 'PK\x03\x04';

/** @throws CodedError FILES_UNCLEAR: two documents, or two receipts; ARCHIVE_TOO_LARGE */
export async function sortFiles(files: readonly File[], signal: AbortSignal): Promise<SortedFiles> {
  const given = await sorted(files);
  const [only, ...others] = files;
  if (only === undefined || others.length > 0 || !(await isArchive(only))) return given;
  const pair = await askWorker('unpack', only, signal);
  const { document, receipt, receiptName } = await sorted(pair).catch((): SortedFiles => ({}));
  if (document === undefined || receipt === undefined || receiptName === undefined) return given;
  return { document, receipt, receiptName };
}

async function sorted(files: readonly File[]): Promise<SortedFiles> {
  const receipts: { text: string; name: string }[] = [];
  const documents: File[] = [];
  for (const file of files) {
    const text = await receiptText(file);
    if (text === undefined) documents.push(file);
    else receipts.push({ text, name: file.name });
  }
  const [document, ...otherDocuments] = documents;
  const [receipt, ...otherReceipts] = receipts;
  if (otherDocuments.length > 0 || otherReceipts.length > 0)
    throw new CodedError('FILES_UNCLEAR', `${documents.length} documents and ${receipts.length} receipts`);
  return {
    ...(document !== undefined && { document }),
    ...(receipt !== undefined && { receipt: receipt.text, receiptName: receipt.name }),
  };
}

/** A receipt is known by what it says, whatever its name; one that is spoilt is still shown as one. */
async function receiptText(file: File): Promise<string | undefined> {
  if (file.size > MOST_BYTES_OF_RECEIPT) return undefined;
  const text = await file.text();
  if (!text.trimStart().startsWith('{')) return undefined;
  const named = /\.receipt\.json$/i.test(file.name);
  return named || /"leafIndex"\s*:/.test(text) ? text : undefined;
}

async function isArchive(file: File): Promise<boolean> {
  return file.size <= MOST_BYTES_OF_ARCHIVE && (await file.slice(0, ZIP_MARK.length).text()) === ZIP_MARK;
}
