import { type LogEntry, parseEntry } from '#protocol/entry.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { EXTRACT_MEDIA_TYPE, parseExtract } from '#protocol/extract.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import type { RegisterStatement } from '#protocol/register-statement.ts';
import { subjectStep } from '../register/extract-currency.ts';
import { fails, type RegisterFinding } from '../register/verification-findings.ts';
import { readTextFile } from './document-file.ts';

/** An extract has less by its own limit, in characters. */
const MOST_BYTES = 1 << 27;

export interface ExtractInHand {
  /** What can be compared with the register; of the machine-readable extract only. */
  readonly statement?: RegisterStatement;
  readonly findings: readonly RegisterFinding[];
}

/** What a file says as an extract, if its receipt says that it is one. */
export async function extractInHand(file: string, receipt: string): Promise<ExtractInHand> {
  const entry = entryOf(receipt);
  if (entry?.kind !== 'extract' || entry.mediaType !== EXTRACT_MEDIA_TYPE) return { findings: [] };
  try {
    const { statement, log } = parseExtract(await readTextFile(file, MOST_BYTES));
    if (log !== entry.log)
      return { findings: [fails('EXTRACT_OF_SUBJECT', 'the extract names another log than its entry')] };
    return { statement, findings: [subjectStep(entry, statement)] };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const result = error.code === 'EXTRACT_VERSION_UNKNOWN' ? 'unknown' : 'fails';
    const { message, code: reason } = error;
    return { findings: [{ code: 'EXTRACT_OF_SUBJECT', result, message, reason }] };
  }
}

/** Undefined for what is no receipt: its own check tells why. */
function entryOf(receipt: string): LogEntry | undefined {
  try {
    return parseEntry(parseReceipt(receipt).entry);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
