/**
 * Digests one file in a thread of its own, by the same code as the offices' nodes. The file stays on the machine: a
 * worker is given a handle to it, and only what stands below is told.
 */
import type { DocumentDigest } from '#protocol/digest-document.ts';
import { DEFAULT_LIMITS } from '#protocol/digest-limits.ts';
import { createRawDigest } from '#protocol/digest-stream.ts';
import { CodedError } from '#protocol/errors.ts';
import { xmlStart } from '#protocol/xml-prolog.ts';

export type DigestOfFile = Omit<DocumentDigest, 'canonical'>;

/** `progress` is a share of the whole, from 0 to 1. */
export type DigestMessage =
  | { readonly progress: number }
  | { readonly digest: DigestOfFile }
  | { readonly code: string; readonly message: string };

const HEAD_BYTES = 1024;
const NAMED_XML = /\.xml$/i;

addEventListener('message', async ({ data }: MessageEvent<File>) => {
  const tell = (message: DigestMessage) => postMessage(message);
  try {
    tell({ digest: await digestOf(data, (progress) => tell({ progress })) });
  } catch (error) {
    if (error instanceof CodedError) tell({ code: error.code, message: error.message });
    else tell({ code: 'FILE_UNREADABLE', message: String(error) });
  }
});

async function digestOf(file: File, onProgress: (share: number) => void): Promise<DigestOfFile> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const isXml = xmlStart(head) !== undefined || NAMED_XML.test(file.name);
  if (isXml && file.size <= DEFAULT_LIMITS.maxBytes) {
    // The XML engine is larger than the rest of the pages, so it is loaded when it is needed.
    const { digestDocument } = await import('#protocol/digest-document.ts');
    const { canonical: _, ...digest } = digestDocument(new Uint8Array(await file.arrayBuffer()), {
      expectXml: NAMED_XML.test(file.name),
    });
    return digest;
  }
  const stream = createRawDigest();
  let done = 0;
  for await (const piece of piecesOf(file)) {
    stream.update(piece);
    done += piece.length;
    onProgress(done / file.size);
  }
  const { canonical: _, ...digest } = stream.finish();
  return digest;
}

const PIECE_BYTES = 4 * 1024 * 1024;

async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.size; start += PIECE_BYTES)
    yield new Uint8Array(await file.slice(start, start + PIECE_BYTES).arrayBuffer());
}
