/** Reads one document in a thread of its own, by the readers of the offices' nodes; it stays on the machine. */
import { CodedError } from '#protocol/errors.ts';
import type { FiledDocument } from '#standards/filed-document.ts';

export type ReadMessage =
  | { readonly documents: readonly FiledDocument[] }
  | { readonly code: string; readonly message: string };

addEventListener('message', async ({ data }: MessageEvent<File>) => {
  const tell = (message: ReadMessage) => postMessage(message);
  try {
    // Not imported above: while the XML engine is being loaded, nobody would hear the message that brings the file.
    const { digestDocument } = await import('#protocol/digest-document.ts');
    const { readDocument } = await import('#standards/read.ts');
    const { canonical } = digestDocument(new Uint8Array(await data.arrayBuffer()), { expectXml: true });
    if (canonical === undefined)
      throw new CodedError('DOCUMENT_NOT_READ', 'the document could not be read safely');
    tell({ documents: readDocument(canonical).documents });
  } catch (error) {
    if (error instanceof CodedError) tell({ code: error.code, message: error.message });
    else tell({ code: 'FILE_UNREADABLE', message: String(error) });
  }
});
