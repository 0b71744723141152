/**
 * What the people of an office do to an application by command. Each action is one atomic write: the application's
 * new state, a log entry that says so, and what is owed to the chain.
 */
import { randomBytes } from 'node:crypto';
import { formatAccessCode } from '#protocol/access-code.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { isDate } from '#protocol/dates.ts';
import { formatDigest } from '#protocol/digest.ts';
import { writeEntry } from '#protocol/entry.ts';
import { canonicalJson } from '#protocol/json.ts';
import { sha256 } from '#sha256';
import { NodeError } from './errors.ts';
import { declareClaims, statedAs } from './intake/claims.ts';
import { CodeBook } from './intake/code-book.ts';
import { correction, keyInForce, opening } from './intake/decide.ts';
import { appendEntries } from './log/append.ts';
import { keepDocument } from './store/documents.ts';
import { APPLICATIONS, type ApplicationRecord, CODES, ENTRIES, INTAKE } from './store/office.ts';
import type { OutboxAction, RevocationReason } from './store/outbox.ts';
import { enqueue } from './store/queue.ts';
import type { Vault } from './store/vault.ts';
import type { Store } from './store.ts';

export interface ActionContext {
  readonly store: Store;
  readonly vault: Vault;
  readonly office: string;
  /** The time, UTC to the second with `Z`. */
  readonly now: () => string;
}

/** What an action makes of an application. */
export interface Change {
  readonly record: ApplicationRecord;
  readonly actions: readonly OutboxAction[];
  /** Members of the document that the log entry is of; none: no entry. */
  readonly event?: Readonly<Record<string, string>>;
}

/** A day begins at UTC+14 first. */
const EARLIEST_ZONE_MS = 14 * 60 * 60 * 1000;

export type Rules = Parameters<typeof declareClaims>[2] & Parameters<typeof opening>[1];

/**
 * Publishes a sealed application: opens its record, and declares or opens all its claims.
 * @param publication number of the publication, if there is one
 * @throws NodeError APPLICATION_NOT_KNOWN, ACTION_NOT_POSSIBLE when it is open, ACCESS_CODE_MISSING
 */
export function publish(context: ActionContext, id: string, publication = ''): Promise<ApplicationRecord> {
  return change(context, id, async (known, rules) => {
    if (known.visibility === 'open') throw notPossible('the application is open already');
    const opened: ApplicationRecord = { ...known, visibility: 'open', publication };
    const { record, actions } = await declareClaims(opened, known.claims.map(statedAs), rules);
    const event = { event: 'publication', ...(publication === '' ? {} : { publication }) };
    return { record, actions: [opening(known, rules), ...actions], event };
  });
}

/**
 * Corrects the filing date. Another document is corrected by filing it with the statement `correction`.
 * @throws NodeError APPLICATION_NOT_KNOWN, ACTION_NOT_POSSIBLE when nothing changes or the date is in the future,
 * ACCESS_CODE_MISSING
 */
export function correctFilingDate(
  context: ActionContext,
  id: string,
  filingDate: string,
): Promise<ApplicationRecord> {
  if (!isDate(filingDate)) throw new RangeError('"filingDate" expected yyyy-mm-dd');
  return change(context, id, async (known, rules) => {
    if (Date.parse(filingDate) > Date.parse(context.now()) + EARLIEST_ZONE_MS)
      throw notPossible('that day has begun nowhere on Earth');
    if (known.filingDate === filingDate) throw notPossible(`the filing date is ${filingDate} already`);
    const record = { ...known, filingDate, revision: known.revision + 1 };
    return { record, actions: [correction(record, rules)], event: { event: 'correction', filingDate } };
  });
}

/** @throws NodeError APPLICATION_NOT_KNOWN, ACTION_NOT_POSSIBLE when it is withdrawn */
export function withdraw(context: ActionContext, id: string): Promise<ApplicationRecord> {
  return setWithdrawn(context, id, true);
}

/** @throws NodeError APPLICATION_NOT_KNOWN, ACTION_NOT_POSSIBLE when it is not withdrawn */
export function undoWithdraw(context: ActionContext, id: string): Promise<ApplicationRecord> {
  return setWithdrawn(context, id, false);
}

/**
 * Takes the access code of an earlier application from the applicant and declares the claims on it under the code.
 * @param code as a person wrote it
 * @throws NodeError APPLICATION_NOT_KNOWN, ACTION_NOT_POSSIBLE when no claim on it waits for a code; ProtocolError
 */
export function receiveCode(
  context: ActionContext,
  id: string,
  earlier: string,
  code: string,
): Promise<ApplicationRecord> {
  const apply = async (known: ApplicationRecord, rules: Rules): Promise<Change> => {
    const stated = known.claims
      .filter(({ state, claimedDate }) => state === 'held' && claimedDate !== undefined)
      .map(statedAs)
      .filter(({ candidates }) => candidates.includes(earlier));
    if (stated.length === 0) throw notPossible('no claim on that application waits for a code');
    return declareClaims(known, stated, rules);
  };
  return change(context, id, apply, { codes: { [earlier]: code } });
}

/**
 * Revokes an entry of this office's log.
 * @param replacement leaf index of the entry that takes its place
 * @throws NodeError ENTRY_NOT_KNOWN; ACTION_NOT_POSSIBLE when it would take its own place
 */
export async function revoke(
  { store, now }: ActionContext,
  index: number,
  reason: RevocationReason,
  replacement?: number,
): Promise<void> {
  if (replacement === index) throw notPossible('an entry cannot take its own place');
  await store.update(async (batch) => {
    const [entry, other] = await store.getMany(ENTRIES, [index, replacement ?? index]);
    if (entry === undefined || other === undefined) {
      throw new NodeError(
        'ENTRY_NOT_KNOWN',
        `the log has no entry ${entry === undefined ? index : replacement}`,
      );
    }
    const next = replacement === undefined ? '0'.repeat(64) : other.leafHash;
    await enqueue(
      store,
      batch,
      [{ type: 'revoke', leafHash: entry.leafHash, reason, replacement: next }],
      now(),
    );
  });
}

/**
 * The access code of an application as it is given out, for an applicant who lost it.
 * @throws NodeError APPLICATION_NOT_KNOWN, ACTION_NOT_POSSIBLE, ACCESS_CODE_MISSING, VAULT_KEY_INVALID
 */
export async function accessCodeOf({ store, vault }: ActionContext, id: string): Promise<string> {
  const application = await store.get(APPLICATIONS, id);
  if (application === undefined)
    throw new NodeError('APPLICATION_NOT_KNOWN', 'this node has no such application');
  if (application.sealedKey === undefined)
    throw notPossible('the application was never sealed, it has no code');
  const row = await store.get(CODES, id);
  if (row?.origin !== 'issued')
    throw new NodeError('ACCESS_CODE_MISSING', 'no access code was issued for it');
  return formatAccessCode(vault.open(id, row));
}

/**
 * Gives out the access code of an application, again to an applicant who lost it.
 * @returns the code, and when it was first given out
 * @throws NodeError as `accessCodeOf`
 */
export async function giveOutCode(context: ActionContext, id: string) {
  const { store, now } = context;
  const accessCode = await accessCodeOf(context, id);
  return store.update(async (batch) => {
    const row = await store.get(CODES, id);
    const givenOutAt = row?.givenOutAt ?? now();
    if (row?.givenOutAt !== givenOutAt && row !== undefined) batch.put(CODES, id, { ...row, givenOutAt });
    return { applicationId: id, accessCode, givenOutAt };
  });
}

function setWithdrawn(context: ActionContext, id: string, withdrawn: boolean): Promise<ApplicationRecord> {
  return change(context, id, async (known) => {
    if (known.withdrawn === withdrawn) {
      throw notPossible(
        withdrawn ? 'the application is withdrawn already' : 'the application is not withdrawn',
      );
    }
    const record = { ...known, withdrawn, changes: known.changes + 1 };
    const type = withdrawn ? 'withdraw' : 'undo-withdraw';
    return {
      record,
      actions: [{ type, key: keyInForce(record), change: record.changes }],
      event: { event: withdrawn ? 'withdrawal' : 'withdrawal-undone' },
    };
  });
}

/** What a change brings beside the application: access codes, and applications whose codes it may need. */
interface Given {
  readonly codes?: Readonly<Record<string, string>>;
  readonly about?: readonly string[];
}

/**
 * Reads, changes and writes one application, with its log entry and what is owed.
 * @throws NodeError APPLICATION_NOT_KNOWN
 */
export function change(
  context: ActionContext,
  id: string,
  apply: (known: ApplicationRecord, rules: Rules) => Promise<Change>,
  { codes: given = {}, about = [] }: Given = {},
): Promise<ApplicationRecord> {
  const { store, vault, office, now } = context;
  return store.update(async (batch) => {
    const known = await store.get(APPLICATIONS, id);
    if (known === undefined)
      throw new NodeError('APPLICATION_NOT_KNOWN', 'this node has no such application');
    const log = await store.meta('log');
    if (log === undefined) throw new TypeError('the log is opened before actions');
    const codes = await CodeBook.load(store, vault, [
      ...[id, ...about],
      ...known.claims.flatMap((claim) => statedAs(claim).candidates),
    ]);
    const page = codes.fork(log.size, given);
    const { record, actions, event } = await apply(known, { office, ...page.rules() });
    page.join();
    codes.write(batch);
    const at = now();
    const documents = [...record.documents];
    if (event !== undefined) {
      const bytes = utf8(canonicalJson({ v: 1, applicationId: id, at, ...event }));
      const rawDigest = toHex(sha256(bytes));
      const entry = writeEntry({
        v: 1,
        log: log.id,
        kind: 'status-event',
        digest: formatDigest('raw', rawDigest),
        rawDigest,
        subject: id,
        issuedAt: at,
        mediaType: 'application/json',
        salt: randomBytes(16).toString('hex'),
      });
      keepDocument(batch, rawDigest, bytes);
      batch.put(INTAKE, { rawDigest, kind: 'status-event', subject: id }, { index: log.size });
      const fileName = `${event.event}.json`;
      await appendEntries(store, batch, [{ entry, fileName, receivedAt: at, applications: [id] }]);
      documents.push(log.size);
    }
    const changed = { ...record, documents };
    batch.put(APPLICATIONS, id, changed);
    await enqueue(store, batch, actions, at);
    return changed;
  });
}

export function notPossible(why: string): NodeError {
  return new NodeError('ACTION_NOT_POSSIBLE', why);
}
