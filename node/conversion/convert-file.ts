/** Reads, digests and converts one file: what the worker does. It runs in a worker: see converter.ts. */
import { digestDocument } from '#protocol/digest-document.ts';
import type { DigestNote } from '#protocol/digest-notes.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { type Conversion, convertDocument } from '#standards/convert/convert.ts';
import type { Target } from '#standards/convert/routes.ts';
import { NodeError } from '../errors.ts';
import { type ReadLimits, readFile } from '../intake/read-file.ts';

/** A file to convert. */
export interface ConversionJob {
  readonly path: string;
  readonly to: Target;
}

/** What could be converted. */
export interface ConvertedFile {
  readonly conversion: Conversion;
  /** What stands in the source but was not read: references to entities of a DTD. */
  readonly notes: readonly DigestNote[];
}

/**
 * @throws NodeError FILE_*, DOCUMENT_NOT_READ with what stands in the way; ProtocolError DOCUMENT_NOT_XML and those of
 * the digest; StandardsError as `convertDocument` does
 */
export function convertFile({ path, to }: ConversionJob, limits: ReadLimits): ConvertedFile {
  const bytes = readFile(path, limits);
  const { canonical, notes } = digestDocument(bytes, { ...limits, expectXml: /\.xml$/i.test(path) });
  if (canonical !== undefined) {
    // Notes of severity `info` are about the digest.
    const unread = notes.filter(({ severity }) => severity === 'warning');
    return { conversion: convertDocument(canonical, to), notes: unread };
  }
  const reason = notes.at(-1)?.message;
  if (reason === undefined) throw new ProtocolError('DOCUMENT_NOT_XML', 'the file is not XML');
  throw new NodeError('DOCUMENT_NOT_READ', reason);
}
