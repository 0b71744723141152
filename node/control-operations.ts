/**
 * What a command can ask of an office's node: the same functions answer over the control socket of a running node
 * and in a command that opened the store itself.
 */
import { z } from 'zod';
import { PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import { isStatement, type RegisterStatement } from '#protocol/register-statement.ts';
import {
  correctFilingDate,
  giveOutCode,
  publish,
  receiveCode,
  revoke,
  undoWithdraw,
  withdraw,
} from './actions.ts';
import { type AuditTrail, audited } from './audit-trail.ts';
import { compareWithRegister } from './backfill/compare.ts';
import { importList } from './backfill/import.ts';
import { LIST_FORMATS } from './backfill/lines.ts';
import { writeOwnBackup } from './backup.ts';
import type { ChainState, Problem } from './chain-stages.ts';
import { decideClaim, declareClaim, openClaims, withdrawClaim } from './claim-actions.ts';
import type { OnProgress, Operations } from './control.ts';
import { dueEntries, purge, unfinishedEntries } from './erasure.ts';
import { extractStatus } from './extract-status.ts';
import { issueExtract, shownExtract } from './extracts.ts';
import { addKeyChange, KEY_CHANGE, LOCAL } from './file-keys.ts';
import type { Desk } from './intake/desk.ts';
import { ingest, type Outcome } from './intake/ingest.ts';
import { keptReports } from './intake/kept-reports.ts';
import type { WorkerPool } from './intake/pool.ts';
import { SIDECAR } from './intake/sidecar.ts';
import { jobsBelow } from './intake/walk.ts';
import { applicationOf, documentAt, documents, receiptsOf, shownApplication } from './own-documents.ts';
import type { RegisterReader } from './register/reader.ts';
import { RETENTION_RULE } from './retention.ts';
import { OUTBOX, RECEIPTS } from './store/office.ts';
import { AUTHORISATIONS, type AuthorisationRow } from './store/register.ts';
import type { Vault } from './store/vault.ts';
import type { Store } from './store.ts';

/** What the operations work on: a running node, or a store opened for one command. */
export interface OperationContext {
  readonly office: string;
  readonly store: Store;
  readonly vault: Vault;
  readonly desk: Desk;
  readonly reader: RegisterReader;
  readonly audit: AuditTrail;
  readonly pool: WorkerPool;
  readonly now: () => string;
  /** Only of a running node. */
  readonly useKey?: () => Promise<string>;
  /** Only of a running node. */
  readonly stages?: { wake(): void; problem(): Problem | undefined; chain(): ChainState | undefined };
}

const applicationId = z.string().min(1);
const page = { limit: z.int().min(0).max(1000), offset: z.int().min(0), descending: z.boolean() };
const claim = { applicationId, earlier: applicationId, claimedDate: z.iso.date().exactOptional() };

const PARAMETERS = {
  status: z.strictObject({}),
  useKey: z.strictObject({}),
  backup: z.strictObject({ target: z.string().min(1), register: z.boolean() }),
  ingest: z.strictObject({ paths: z.array(z.string()).min(1), statement: SIDECAR.optional() }),
  import: z.strictObject({
    file: z.string().min(1),
    report: z.string().min(1),
    format: z.enum(LIST_FORMATS).optional(),
  }),
  compare: z.strictObject({ file: z.string().min(1) }),
  receipt: z.strictObject({
    index: z.int().min(0).optional(),
    rawDigest: z.string().optional(),
    applicationId: applicationId.optional(),
    renew: z.boolean().optional(),
  }),
  extract: z.strictObject({ applicationId }),
  extractStatus: z.strictObject({ statement: z.custom<RegisterStatement>(isStatement) }),
  quality: z.strictObject({
    index: z.int().min(0).optional(),
    applicationId: applicationId.optional(),
    after: z.int().min(0).optional(),
  }),
  publish: z.strictObject({ applicationId, publication: z.string().optional() }),
  correct: z.strictObject({ applicationId, filingDate: z.iso.date() }),
  withdraw: z.strictObject({ applicationId, undo: z.boolean().optional() }),
  revoke: z.strictObject({
    index: z.int().min(0),
    reason: z.enum(['Replaced', 'IssuedInError', 'Falsified', 'KeyCompromised', 'Other']),
    replacement: z.int().min(0).optional(),
  }),
  accessCode: z.strictObject({ applicationId }),
  receiveCode: z.strictObject({ applicationId, earlier: applicationId, code: z.string() }),
  purge: z.strictObject({ index: z.int().min(0), reason: z.string().min(1) }),
  retention: z.strictObject({ rules: z.array(RETENTION_RULE) }),
  declareClaim: z.strictObject({ ...claim, code: z.string().optional() }),
  openClaims: z.strictObject({ applicationId }),
  decideClaim: z.strictObject({ ...claim, status: z.enum(PRIORITY_STATUSES) }),
  withdrawClaim: z.strictObject({ ...claim, undo: z.boolean().optional() }),
  application: z.strictObject({ applicationId }),
  document: z.strictObject({ index: z.int().min(0) }),
  documents: z.strictObject(page),
  audit: z.strictObject(page),
  keyChange: KEY_CHANGE,
  offices: z.strictObject({ code: z.string().optional() }),
} as const;

/** What the audit trail has: all that writes, and all that tells a secret. */
const AUDITED: ReadonlySet<string> = new Set([
  ...['ingest', 'import', 'publish', 'correct', 'withdraw', 'revoke', 'purge', 'accessCode', 'receiveCode'],
  ...['declareClaim', 'openClaims', 'decideClaim', 'withdrawClaim', 'extract', 'backup', 'useKey'],
]);

export type OperationName = keyof typeof PARAMETERS;
type Given<N extends OperationName> = z.infer<(typeof PARAMETERS)[N]>;

/** What the audit trail says of an operation: never a code, a reason or a path. */
function told(name: OperationName, given: object) {
  const isUndone = 'undo' in given && given.undo === true;
  const subject =
    'applicationId' in given
      ? String(given.applicationId)
      : 'index' in given
        ? `entry ${given.index}`
        : 'paths' in given && Array.isArray(given.paths)
          ? `${given.paths.length} paths`
          : undefined;
  return { operation: isUndone ? `undo ${name}` : name, ...(subject !== undefined && { subject }) };
}

/** Every operation by its name, its parameters checked. */
export function operations(
  context: OperationContext,
): Operations & Record<OperationName, Operations[string]> {
  const checked =
    <N extends OperationName>(name: N, run: (given: Given<N>, onProgress: OnProgress) => Promise<object>) =>
    async (parameters: unknown, onProgress: OnProgress, actor = LOCAL): Promise<object> => {
      const given = PARAMETERS[name].safeParse(parameters);
      if (!given.success) throw new TypeError(`${name}: ${z.prettifyError(given.error)}`);
      const work = () => run(given.data as Given<N>, onProgress); // the schema of the same name gave it
      const answer = AUDITED.has(name)
        ? await audited(context.audit, { ...actor, ...told(name, given.data) }, work)
        : await work();
      context.stages?.wake();
      return answer;
    };
  return {
    status: checked('status', () => status(context)),
    useKey: checked('useKey', async () => ({ key: (await context.useKey?.()) ?? null })),
    backup: checked('backup', ({ target, register }, onProgress) =>
      writeOwnBackup(context, { target, registerOnly: register, onProgress }),
    ),
    ingest: checked('ingest', (given, onProgress) => take(context, given, onProgress)),
    import: checked('import', (given, onProgress) => imported(context, given, onProgress)),
    compare: checked('compare', (given, onProgress) => compared(context, given, onProgress)),
    receipt: checked('receipt', (given) => receiptsOf(context.store, given)),
    extract: checked('extract', async ({ applicationId: id }) =>
      shownExtract(id, await issueExtract(context, id)),
    ),
    extractStatus: checked('extractStatus', ({ statement }) => extractStatus(context, statement)),
    quality: checked('quality', ({ after, ...of }) => keptReports(context.store, of, after)),
    publish: checked('publish', async (given) =>
      shownApplication(await publish(context, given.applicationId, given.publication)),
    ),
    correct: checked('correct', async (given) =>
      shownApplication(await correctFilingDate(context, given.applicationId, given.filingDate)),
    ),
    withdraw: checked('withdraw', async (given) =>
      shownApplication(await (given.undo ? undoWithdraw : withdraw)(context, given.applicationId)),
    ),
    revoke: checked('revoke', async ({ index, reason, replacement }) => {
      await revoke(context, index, reason, replacement);
      return { index, reason };
    }),
    accessCode: checked('accessCode', (given) => giveOutCode(context, given.applicationId)),
    receiveCode: checked('receiveCode', async ({ applicationId: id, earlier, code }) =>
      shownApplication(await receiveCode(context, id, earlier, code)),
    ),
    purge: checked('purge', async ({ index, reason }) => ({
      entries: await purge(context, index, reason),
      reason,
    })),
    retention: checked('retention', async ({ rules }) => ({
      due: await dueEntries(context, rules),
      unfinished: await unfinishedEntries(context.store),
    })),
    declareClaim: checked('declareClaim', async ({ applicationId: id, code, ...place }) =>
      shownApplication(await declareClaim(context, id, place, code)),
    ),
    openClaims: checked('openClaims', async (given) =>
      shownApplication(await openClaims(context, given.applicationId)),
    ),
    decideClaim: checked('decideClaim', async ({ applicationId: id, status: decided, ...place }) =>
      shownApplication(await decideClaim(context, id, place, decided)),
    ),
    withdrawClaim: checked('withdrawClaim', async ({ applicationId: id, undo = false, ...place }) =>
      shownApplication(await withdrawClaim(context, id, place, !undo)),
    ),
    application: checked('application', (given) => applicationOf(context.store, given.applicationId)),
    document: checked('document', (given) => documentAt(context.store, context.reader, given.index)),
    documents: checked('documents', (given) => documents(context.store, context.reader, given)),
    audit: checked('audit', (given) => context.audit.list(given)),
    keyChange: checked('keyChange', (given) => addKeyChange(context.audit, given)),
    offices: checked('offices', (given) => offices(context, given)),
  };
}

async function status({ office, store, reader, stages }: OperationContext) {
  const log = await store.meta('log');
  const outbox = { pending: 0, settled: 0, conflict: 0 };
  for await (const [, { state }] of store.scan(OUTBOX)) outbox[state]++;
  return {
    office,
    running: stages !== undefined,
    problem: stages?.problem() ?? null,
    chain: stages?.chain() ?? null,
    log: { id: log?.id ?? null, size: log?.size ?? 0, root: log?.root ?? null },
    receipts: await receiptCount(store),
    outbox,
    asOf: (await reader.asOf()) ?? null,
    register: await reader.counts(),
  };
}

/** Receipts are issued in the order of the log, so the last one tells. */
async function receiptCount(store: Store): Promise<number> {
  for await (const [key] of store.scan(RECEIPTS, { reverse: true, limit: 1 })) return Number(key) + 1;
  return 0;
}

async function take(
  { office, desk, pool }: OperationContext,
  { paths, statement }: Given<'ingest'>,
  onProgress: OnProgress,
) {
  const jobs = [...jobsBelow(paths, statement)];
  const documents: Outcome[] = [];
  const deskFor = async (code: string) => (code === office ? desk : undefined);
  for await (const outcomes of ingest(jobs, { pool, deskFor })) {
    documents.push(...outcomes);
    onProgress({ done: documents.length, total: jobs.length, what: 'documents' });
  }
  return { documents };
}

/** Each group of lines can be sent to the chain while the next is read. */
function imported(
  context: OperationContext,
  { file, report, format }: Given<'import'>,
  onProgress: OnProgress,
) {
  return importList(file, report, {
    ...context,
    format,
    onGroup: ({ lines, bytes, size }) => {
      context.stages?.wake();
      onProgress({ done: bytes, total: size, what: `bytes, ${lines} lines` });
    },
  });
}

async function compared(
  { office, store, reader }: OperationContext,
  { file }: Given<'compare'>,
  onProgress: OnProgress,
) {
  const asOf = (await reader.asOf())?.blockNumber ?? null;
  const comparison = await compareWithRegister(file, office, store, (entries) =>
    onProgress({ done: entries, total: 0, what: 'entries' }),
  );
  return { office, asOf, ...comparison };
}

async function offices({ store, reader }: OperationContext, { code }: Given<'offices'>) {
  const listed = code === undefined ? await reader.offices() : [await reader.office(code)];
  const bag = [];
  for (const office of listed) {
    if (office === undefined) continue;
    const keys: AuthorisationRow[] = [];
    for await (const [, row] of store.scan(AUTHORISATIONS, { prefix: `${office.code}/` })) keys.push(row);
    bag.push({ ...office, keys });
  }
  return { offices: bag, asOf: (await reader.asOf()) ?? null };
}
