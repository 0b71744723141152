/** From files in hand to what can be said of them: with a receipt, with one from the office's log, or without any. */
import type { FiledDocument } from '#standards/filed-document.ts';
import { gatewayAddress } from '../../api.ts';
import { askWorker } from '../../work/ask-worker.ts';
import {
  type DocumentInHand,
  type FoundInLog,
  findInLog,
  type Sought,
  type Verification,
  verifyByApplication,
  verifyByReceipt,
} from './verification.ts';

export interface Given {
  readonly document?: File;
  /** Text of the receipt. */
  readonly receipt?: string;
  /** Of the file that it came in. */
  readonly receiptName?: string;
}

export interface WithReceipt {
  readonly by: 'receipt';
  readonly verification: Verification;
  readonly document?: DocumentInHand;
  readonly receiptName?: string;
  /** Where the receipt is from, if it was not given. */
  readonly found?: FoundInLog;
}

export interface WithoutReceipt {
  readonly by: 'application';
  readonly document: DocumentInHand;
  /** Applications that the document itself names. */
  readonly named: readonly Sought[];
  /** Of the only one that it names. */
  readonly verification?: Verification;
  /** Entries whose receipt is not issued yet. */
  readonly found?: FoundInLog;
}

export type Inspected = WithReceipt | WithoutReceipt;

interface Told {
  /** @param share from 0 to 1; undefined while it cannot be said */
  readonly onReading: (name: string, share: number | undefined) => void;
  readonly onAsking: () => void;
}

/** @returns undefined where nothing is given. @throws CodedError of the file; ClientError */
export async function inspect(
  { document: file, receipt, receiptName }: Given,
  { onReading, onAsking }: Told,
  signal: AbortSignal,
): Promise<Inspected | undefined> {
  if (file === undefined) {
    if (receipt === undefined) return undefined;
    onAsking();
    const verification = await verifyByReceipt(receipt, undefined, signal);
    return { by: 'receipt', verification, ...(receiptName !== undefined && { receiptName }) };
  }
  onReading(file.name, undefined);
  const onShare = (share: number) => onReading(file.name, share);
  if (receipt !== undefined) {
    const document = { file, digest: await askWorker('digest', file, signal, onShare) };
    onAsking();
    const verification = await verifyByReceipt(receipt, document, signal);
    return { by: 'receipt', verification, document, ...(receiptName !== undefined && { receiptName }) };
  }
  const { documents, ...digest } = await askWorker('identify', file, signal, onShare);
  onAsking();
  return withoutReceipt({ file, digest }, documents, signal);
}

async function withoutReceipt(
  document: DocumentInHand,
  documents: readonly FiledDocument[],
  signal: AbortSignal,
): Promise<Inspected> {
  const named = documents.map(soughtOf).filter((sought) => sought !== undefined);
  if (gatewayAddress.value === undefined) return { by: 'application', document, named };
  const found = await findInLog(document, signal);
  if (found?.receipt !== undefined) {
    const verification = await verifyByReceipt(found.receipt, document, signal);
    return { by: 'receipt', verification, document, found };
  }
  const [only, ...others] = named;
  const clear = only !== undefined && others.length === 0;
  return {
    by: 'application',
    document,
    named,
    ...(found !== undefined && { found }),
    ...(clear && { verification: await verifyByApplication(document, only, signal) }),
  };
}

function soughtOf({ office, rightType, applicationNumber }: FiledDocument): Sought | undefined {
  if (office === undefined || applicationNumber === undefined) return undefined;
  return { office, rightType, applicationNumber: applicationNumber.text, accessCode: '' };
}
