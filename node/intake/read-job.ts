/** Reads, digests and understands files: what a worker does with each. */
import { extname } from 'node:path';
import { type DocumentDigest, digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import { otherText } from '#standards/other-files.ts';
import { qualityOf } from '#standards/quality/defect.ts';
import { NodeError } from '../errors.ts';
import { type Allocate, type ReadLimits, readFile } from './read-file.ts';
import type { Job, ReadOutcome, Refusal } from './reading.ts';
import { reportOnRefusals } from './report.ts';
import { parseSidecar, SIDECAR_BYTES, type Sidecar } from './sidecar.ts';
import { summarise } from './summary.ts';

/** A file that was read and digested, and what is said about it beside it. */
export interface DigestedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly document: DocumentDigest;
  readonly statement: Sidecar;
}

/**
 * A file read and digested, or how it ended already. What is in it is told by `understand`: of many files all are
 * digested first, for parser and reader in turn take a third longer (measured: each evicts the other's code and data).
 * @throws ProtocolError of `endsThread`: nothing is known of the document, and this thread is to be replaced
 */
export function digestFile(job: Job, limits: ReadLimits, allocate?: Allocate): DigestedFile | ReadOutcome {
  const { path } = job;
  return attempt(path, () => {
    const bytes = readFile(path, limits, allocate);
    const statement = statementOf(job);
    const expectXml = extname(path).toLowerCase() === '.xml';
    try {
      const document = digestDocument(bytes, { maxBytes: limits.maxBytes, expectXml });
      return { path, bytes, document, statement };
    } catch (error) {
      // Under a name that ends in .xml too, JSON is refused as what it is.
      const isOther = error instanceof CodedError && error.code === 'DOCUMENT_NOT_XML';
      throw (isOther && otherText(bytes)) || error;
    }
  });
}

/** What a digested file says. */
export function understand({ path, bytes, document, statement }: DigestedFile): ReadOutcome {
  const outcome = attempt(path, (): ReadOutcome => {
    const summary = summarise(document, bytes, statement);
    if ('refusals' in summary) return { path, ...summary };
    const { profile, digest, rawDigest, mediaType } = document;
    return { path, reading: { path, bytes, profile, digest, rawDigest, mediaType, ...summary, statement } };
  });
  if (!('refusals' in outcome) || outcome.quality !== undefined) return outcome;
  // What the digest step noticed may be why no reader knows it.
  const { defects } = qualityOf(document, bytes, undefined);
  const refused = reportOnRefusals(outcome.refusals);
  return { ...outcome, quality: { ...refused, defects: [...defects, ...refused.defects] } };
}

/** A coded error is an outcome of its file. */
function attempt<T>(path: string, work: () => T): T | ReadOutcome {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    if (endsThread(error)) throw error;
    return error.code === 'FILE_CHANGED'
      ? { path, later: refusalOf(error) }
      : { path, refusals: [refusalOf(error)] };
  }
}

/** Whether the parser of this thread gave up, and the thread has to be replaced. */
export function endsThread({ code }: CodedError<string>): boolean {
  return code === 'PARSER_TRAPPED' || code === 'PARSER_MEMORY';
}

export function refusalOf({ code, message, where }: CodedError<string>): Refusal {
  return { code, message, ...(where === undefined ? {} : { where }) };
}

function statementOf({ sidecar, statement }: Job): Sidecar {
  if (statement !== undefined || sidecar === undefined) return statement ?? {};
  try {
    const bytes = readFile(sidecar, { maxBytes: SIDECAR_BYTES });
    return parseSidecar(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof NodeError && error.code !== 'FILE_UNREADABLE') throw error;
    throw new NodeError('SIDECAR_INVALID', 'the sidecar cannot be read as UTF-8 text', { cause: error });
  }
}
