/**
 * Works on one file in a thread of its own, by the same code as the offices' nodes. The file stays on the machine: a
 * worker is given a handle to it, and only what stands below is told.
 */
import { CodedError } from '#protocol/errors.ts';
import type { FiledDocument } from '#standards/filed-document.ts';
import { type DigestOfFile, digestOf } from './digest.ts';

/** What can be asked of a file, and what is told of it. */
export interface Results {
  readonly digest: DigestOfFile;
  /** The digest, and what the document says where a reader knows it. */
  readonly identify: DigestOfFile & { readonly documents: readonly FiledDocument[] };
  readonly read: readonly FiledDocument[];
  /** The two files of an archive that may be a document and its receipt; none of any other archive. */
  readonly unpack: readonly File[];
}

export type Task = keyof Results;

export interface WorkerRequest {
  readonly task: Task;
  readonly file: File;
}

/** `progress` is a share of the whole, from 0 to 1. */
export type WorkerMessage =
  | { readonly progress: number }
  | { readonly result: Results[Task] }
  | { readonly code: string; readonly message: string };

addEventListener('message', async ({ data: { task, file } }: MessageEvent<WorkerRequest>) => {
  const tell = (message: WorkerMessage) => postMessage(message);
  try {
    tell({ result: await TASKS[task](file, (progress) => tell({ progress })) });
  } catch (error) {
    if (error instanceof CodedError) tell({ code: error.code, message: error.message });
    else tell({ code: 'FILE_UNREADABLE', message: String(error) });
  }
});

type Work<Name extends Task> = (file: File, onProgress: (share: number) => void) => Promise<Results[Name]>;

// What a task needs beside is loaded when it is asked for: while it is, nobody would hear the message with the file.
const TASKS: { readonly [Name in Task]: Work<Name> } = {
  async digest(file, onProgress) {
    const { canonical: _, ...digest } = await digestOf(file, onProgress);
    return digest;
  },
  async identify(file, onProgress) {
    const { canonical, ...digest } = await digestOf(file, onProgress);
    return { ...digest, documents: canonical === undefined ? [] : await readWhatIsKnown(canonical) };
  },
  async read(file) {
    const { digestDocument } = await import('#protocol/digest-document.ts');
    const { readDocument } = await import('#standards/read.ts');
    const { canonical } = digestDocument(new Uint8Array(await file.arrayBuffer()), { expectXml: true });
    if (canonical === undefined)
      throw new CodedError('DOCUMENT_NOT_READ', 'the document could not be read safely');
    return readDocument(canonical).documents;
  },
  async unpack(file) {
    const { unpackPair } = await import('./unpack.ts');
    return unpackPair(new Uint8Array(await file.arrayBuffer()));
  },
};

/** A document of a form that no reader knows has a digest all the same. */
async function readWhatIsKnown(canonical: Uint8Array): Promise<readonly FiledDocument[]> {
  const { readDocument } = await import('#standards/read.ts');
  try {
    return readDocument(canonical).documents;
  } catch (error) {
    if (error instanceof CodedError) return [];
    throw error;
  }
}
