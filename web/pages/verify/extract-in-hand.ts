/** Of an extract, what it states: whether the register still says so is asked too. */
import type { LogEntry } from '#protocol/entry.ts';
import { ProtocolError } from '#protocol/errors.ts';
import type { RegisterStatement } from '#protocol/register-statement.ts';
import type { Result } from '#protocol/verify.ts';

export interface ExtractInHand {
  readonly statement?: RegisterStatement;
  /** What is wrong with it as an extract. */
  readonly findings: readonly {
    readonly code: 'EXTRACT_OF_SUBJECT';
    readonly result: Result;
    readonly message: string;
  }[];
}

/** An extract has less by its own limit. */
const MOST_BYTES = 1 << 25;

/** @param entry of its receipt, which says whether the document is an extract */
export async function extractInHand(
  document: File,
  { kind, mediaType, log }: LogEntry,
): Promise<ExtractInHand> {
  if (kind !== 'extract' || document.size > MOST_BYTES) return { findings: [] };
  // Few documents are extracts.
  const { EXTRACT_MEDIA_TYPE, parseExtract } = await import('#protocol/extract.ts');
  if (mediaType !== EXTRACT_MEDIA_TYPE) return { findings: [] };
  try {
    const extract = parseExtract(await document.text());
    if (extract.log === log) return { statement: extract.statement, findings: [] };
    return found('fails', 'the extract names another log than its entry');
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return found(error.code === 'EXTRACT_VERSION_UNKNOWN' ? 'unknown' : 'fails', error.message);
  }
}

function found(result: Result, message: string): ExtractInHand {
  return { findings: [{ code: 'EXTRACT_OF_SUBJECT', result, message }] };
}
