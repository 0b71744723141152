/** Erasing documents: by order, and by the retention rules of the office. */
import { parseEntry } from '#protocol/entry.ts';
import { type ActionContext, notPossible } from './actions.ts';
import { NodeError } from './errors.ts';
import type { RetentionRule } from './retention.ts';
import { purgeDocument } from './store/documents.ts';
import { APPLICATIONS, ENTRIES, INTAKE, type LogRecord, PURGES, RECEIPTS } from './store/office.ts';
import type { Store } from './store.ts';

const DAY_MS = 86_400_000;

/** An entry that a rule says is to be erased. */
export interface DueEntry {
  readonly index: number; // leaf index
  readonly kind: string;
  readonly receivedAt: string;
  readonly applications: number; // how many it is of
  readonly rule: string;
}

/**
 * Erases the document of an entry, and every other entry that is of the same bytes.
 * @returns leaf indexes of these entries
 * @throws NodeError ENTRY_NOT_KNOWN; ACTION_NOT_POSSIBLE before their receipts are issued and verified, for without
 * salt they never could be
 */
export async function purge({ store, now }: ActionContext, index: number, reason: string): Promise<number[]> {
  const record = await store.get(ENTRIES, index);
  if (record === undefined) throw new NodeError('ENTRY_NOT_KNOWN', `the log has no entry ${index}`);
  const rawDigest = rawDigestOf(record);
  for await (const [, place] of store.scan(INTAKE, { prefix: `${rawDigest}/` })) {
    if (!(await isSettled(store, place.index)))
      throw notPossible(`entry ${place.index} has no receipt yet, and without its text never could have`);
  }
  return purgeDocument(store, rawDigest, { at: now(), reason });
}

/**
 * The entries whose time is over, in the order of the log; the first rule that says so is named. An entry without receipt
 * is not among them, and a document that another entry still needs is neither.
 */
export async function dueEntries(
  { store, now }: Pick<ActionContext, 'store' | 'now'>,
  rules: readonly RetentionRule[],
): Promise<DueEntry[]> {
  const due: DueEntry[] = [];
  const time = Date.parse(now());
  for await (const [, record] of store.scan(ENTRIES)) {
    const rule = await ruleFor(store, record, rules, time);
    if (rule === undefined || !(await isSettled(store, record.index))) continue;
    if (!(await areAllDue(store, record, rules, time))) continue;
    const { kind } = parseEntry(record.entry);
    const { index, receivedAt, applications } = record;
    due.push({ index, kind, receivedAt, applications: applications.length, rule });
  }
  return due;
}

/** Entries of which an erasure was interrupted. */
export async function unfinishedEntries(store: Store): Promise<number[]> {
  const indexes: number[] = [];
  for await (const [rawDigest, { unfinished }] of store.scan(PURGES)) {
    if (unfinished === undefined) continue;
    for await (const [, { index }] of store.scan(INTAKE, { prefix: `${rawDigest}/`, limit: 1 }))
      indexes.push(index);
  }
  return indexes;
}

function rawDigestOf({ entry, erased }: LogRecord): string {
  return erased?.rawDigest ?? parseEntry(entry).rawDigest;
}

async function isSettled(store: Store, index: number): Promise<boolean> {
  return (await store.get(RECEIPTS, index))?.verifiedAt !== undefined;
}

/** Two entries can be of the same bytes, as of two applications: the bytes go when the time of both is over. */
async function areAllDue(
  store: Store,
  record: LogRecord,
  rules: readonly RetentionRule[],
  time: number,
): Promise<boolean> {
  for await (const [, { index }] of store.scan(INTAKE, { prefix: `${rawDigestOf(record)}/` })) {
    const other = index === record.index ? record : await store.get(ENTRIES, index);
    if (other === undefined || (await ruleFor(store, other, rules, time)) === undefined) return false;
  }
  return true;
}

async function ruleFor(
  store: Store,
  record: LogRecord,
  rules: readonly RetentionRule[],
  time: number,
): Promise<string | undefined> {
  if (record.erased !== undefined) return undefined;
  const { kind } = parseEntry(record.entry);
  const days = (time - Date.parse(record.receivedAt)) / DAY_MS;
  const fitting = rules.filter(({ kinds, afterDays }) => kinds.includes(kind) && days >= afterDays);
  if (fitting.length === 0) return undefined;
  const applications = await store.getMany(APPLICATIONS, record.applications);
  const statuses = applications.map((known) => (known?.withdrawn ? 'withdrawn' : known?.visibility));
  const isOf = ({ statuses: wanted }: RetentionRule): boolean =>
    wanted === undefined || statuses.every((status) => status !== undefined && wanted.includes(status));
  return fitting.find(isOf)?.name;
}
