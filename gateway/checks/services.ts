/** What checks of claims use beside the register: a key to sign with, and a thread to read documents in. */
import { join } from 'node:path';
import { type DocumentReader, openDocumentReader } from './documents.ts';
import { openSigner, type ResultSigner } from './signing.ts';

export interface CheckServices {
  readonly signer: ResultSigner;
  readonly documents: DocumentReader;
  /** Whether the office configured that claims may bring the access code itself. */
  readonly takesAccessCodes: boolean;
}

export const SIGNING_KEYS_FILE = 'signing-keys.json';

/** As much as the operation takes. */
const MAX_DOCUMENT_BYTES = 4 * 2 ** 20;

/** Somebody waits for the answer. */
const MAX_DOCUMENT_SECONDS = 10;

/**
 * @param folder data folder: holds the file of the signing keys
 * @throws GatewayError SIGNING_KEYS_INVALID
 */
export async function openCheckServices(
  folder: string,
  takesAccessCodes: boolean,
): Promise<CheckServices & { close(): Promise<void> }> {
  const signer = await openSigner(join(folder, SIGNING_KEYS_FILE));
  const documents = openDocumentReader({
    maxBytes: MAX_DOCUMENT_BYTES,
    maxSeconds: MAX_DOCUMENT_SECONDS,
  });
  return { signer, documents, takesAccessCodes, close: () => documents.close() };
}
