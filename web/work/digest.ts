/** The digest of a file as browsers hand it over: XML whole, anything else piece by piece. */
import type { DocumentDigest } from '#protocol/digest-document.ts';
import { DEFAULT_LIMITS } from '#protocol/digest-limits.ts';
import { createRawDigest } from '#protocol/digest-stream.ts';
import { xmlStart } from '#protocol/xml-prolog.ts';

export type DigestOfFile = Omit<DocumentDigest, 'canonical'>;

const HEAD_BYTES = 1024;
const PIECE_BYTES = 4 * 1024 * 1024;
const NAMED_XML = /\.xml$/i;

/**
 * @param onProgress share of the file that is read, from 0 to 1; not told of XML, which is read at once
 * @throws CodedError as `digestDocument`
 */
export async function digestOf(file: File, onProgress: (share: number) => void): Promise<DocumentDigest> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const isXml = xmlStart(head) !== undefined || NAMED_XML.test(file.name);
  if (isXml && file.size <= DEFAULT_LIMITS.maxBytes) {
    // The XML engine is larger than the rest of the pages, so it is loaded when it is needed.
    const { digestDocument } = await import('#protocol/digest-document.ts');
    return digestDocument(new Uint8Array(await file.arrayBuffer()), { expectXml: NAMED_XML.test(file.name) });
  }
  const stream = createRawDigest();
  for (let start = 0; start < file.size; start += PIECE_BYTES) {
    const piece = new Uint8Array(await file.slice(start, start + PIECE_BYTES).arrayBuffer());
    stream.update(piece);
    onProgress((start + piece.length) / file.size);
  }
  return stream.finish();
}
