/** Reads, digests and understands one file: what a worker does with each. */
import { extname } from 'node:path';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError, ProtocolError } from '#protocol/errors.ts';
import { NodeError } from '../errors.ts';
import { type Allocate, type ReadLimits, readFile } from './read-file.ts';
import type { Job, ReadOutcome, Refusal } from './reading.ts';
import { parseSidecar, type Sidecar } from './sidecar.ts';
import { summarise } from './summary.ts';

/**
 * The outcome for one file.
 * @throws ProtocolError PARSER_TRAPPED: nothing is known of the document, and this thread is to be replaced
 */
export function readJob(job: Job, limits: ReadLimits, allocate?: Allocate): ReadOutcome {
  const { path } = job;
  try {
    const bytes = readFile(path, limits, allocate);
    const statement = statementOf(job);
    const document = digestDocument(bytes, {
      maxBytes: limits.maxBytes,
      expectXml: extname(path).toLowerCase() === '.xml',
    });
    const summary = summarise(document, bytes, statement);
    if ('refusals' in summary) return { path, ...summary };
    const { profile, digest, rawDigest, mediaType } = document;
    return { path, reading: { path, bytes, profile, digest, rawDigest, mediaType, ...summary, statement } };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    if (error instanceof ProtocolError && error.code === 'PARSER_TRAPPED') throw error;
    return error.code === 'FILE_CHANGED'
      ? { path, later: refusalOf(error) }
      : { path, refusals: [refusalOf(error)] };
  }
}

export function refusalOf({ code, message, where }: CodedError<string>): Refusal {
  return { code, message, ...(where === undefined ? {} : { where }) };
}

/** No sidecar is longer than this: an application id, and codes of earlier applications. */
const SIDECAR_BYTES = 64 * 1024;

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
