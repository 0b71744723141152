/**
 * What an office's node lets its gateway do: functions, never the store. What a caller may is the gateway's to judge
 * before it asks; that he asked goes into the audit trail here.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, audited } from './audit-trail.ts';
import { type OperationContext, type OperationName, operations } from './control-operations.ts';
import { NodeError } from './errors.ts';
import { ingest, type Outcome } from './intake/ingest.ts';
import { countsOf, type DefectCounts, keptReports } from './intake/kept-reports.ts';
import { type RefusedFiles, refusedFiles } from './intake/refused-files.ts';
import { REJECTED_FOLDER } from './intake/rejected.ts';
import type { Sidecar } from './intake/sidecar.ts';
import { storageError } from './store/failure.ts';

/** The operations that a gateway can ask for; what reads and writes files by their paths is not among them. */
export type OfficeOperation = Extract<
  OperationName,
  | ('publish' | 'correct' | 'withdraw' | 'revoke' | 'accessCode' | 'application' | 'document' | 'documents')
  | ('declareClaim' | 'openClaims' | 'decideClaim' | 'withdrawClaim' | 'receipt' | 'extract')
>;

export interface HandedIn {
  readonly bytes: Uint8Array;
  /** Base name for the people of the office; its ending tells XML from other files. */
  readonly fileName: string;
  readonly statement?: Sidecar;
}

/** A document that is durable. */
export interface Taken {
  /** known: the same document was acknowledged before. */
  readonly status: 'accepted' | 'known';
  readonly index: number; // leaf index
  readonly applications: readonly string[];
  /** Records of a package that are not taken. */
  readonly notTaken: Extract<Outcome, { index: number }>['notTaken'];
  /** Of the quality report; none where none was kept. */
  readonly defects: DefectCounts;
}

export interface OfficePort {
  /** ST.3 code. */
  readonly office: string;
  /** Of one document. */
  readonly maxDocumentBytes: number;
  /** @throws NodeError, ProtocolError */
  perform(name: OfficeOperation, parameters: object, actor: Actor): Promise<object>;
  /** @throws NodeError DOCUMENT_REFUSED with every reason in its fields, or of the store */
  take(document: HandedIn, actor: Actor): Promise<Taken>;
  /**
   * What the drop folder refused, the newest first.
   * @throws NodeError of the folder
   */
  refusals(range: { readonly limit: number; readonly offset: number }): Promise<RefusedFiles>;
}

/**
 * @param folder of the node; documents lie in `uploads/` below it while they are read, refused files in `rejected/`
 * @throws NodeError STORE_UNAVAILABLE when what a crash left there cannot be removed
 */
export async function createOfficePort(
  context: OperationContext,
  folder: string,
  maxDocumentBytes: number,
): Promise<OfficePort> {
  const uploads = join(folder, 'uploads');
  await rm(uploads, { recursive: true, force: true }).catch((error: unknown) => {
    throw storageError(error, 'emptying the folder of uploads');
  });
  const asked = operations(context);
  return {
    office: context.office,
    maxDocumentBytes,
    refusals: (range) => refusedFiles(join(folder, REJECTED_FOLDER), range),
    perform: (name, parameters, actor) => asked[name](parameters, () => undefined, actor),
    take(document, actor) {
      const own = join(uploads, randomUUID());
      return audited(context.audit, { ...actor, operation: 'document' }, async () => {
        try {
          return await takeFrom(context, own, document);
        } finally {
          await rm(own, { recursive: true, force: true }).catch(() => undefined); // the next start removes it
        }
      });
    },
  };
}

/** A worker reads files, so the document is one for as long as that takes; it is durable only in the store. */
async function takeFrom(
  { office, desk, pool, store, stages }: OperationContext,
  folder: string,
  { bytes, fileName, statement }: HandedIn,
): Promise<Taken> {
  const path = join(folder, fileName);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path, bytes, { mode: 0o600 });
  } catch (error) {
    throw storageError(error, 'writing an upload');
  }
  const job = { path, size: bytes.length, statement: statement ?? {} };
  const outcomes: Outcome[] = [];
  const deskFor = async (code: string) => (code === office ? desk : undefined);
  for await (const group of ingest([job], { pool, deskFor })) outcomes.push(...group);
  const [outcome] = outcomes;
  if (outcome === undefined || !('index' in outcome)) throw refusal(outcome);
  stages?.wake();
  const { status, index, applications, notTaken } = outcome;
  const [kept] = (await keptReports(store, { index })).reports;
  const defects = (kept && countsOf(kept.report)) ?? { info: 0, warning: 0, error: 0 };
  return { status, index, applications, notTaken, defects };
}

function refusal(outcome: Exclude<Outcome, { index: number }> | undefined): NodeError {
  if (outcome === undefined) throw new TypeError('a document without an outcome');
  const reasons = 'later' in outcome ? [outcome.later] : outcome.refusals;
  const fields = reasons.map(({ code, message, where = 'document' }) => ({
    field: where,
    message: `${code}: ${message}`,
  }));
  return new NodeError('DOCUMENT_REFUSED', 'the document is not taken', { fields });
}
