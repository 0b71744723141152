/**
 * The desk of one office: takes documents that were read, and makes all that follows from them durable in one write.
 *
 * A group of documents is one batch: bytes, entries, leaves, tiles, applications, codes and what is owed to the chain.
 * Before it nothing is acknowledged; after it nothing is lost.
 */
import { basename } from 'node:path';
import type { RightType } from '#protocol/application-id.ts';
import { formatDigest } from '#protocol/digest.ts';
import { writeEntry } from '#protocol/entry.ts';
import { NodeError } from '../errors.ts';
import { appendEntries, type NewEntry } from '../log/append.ts';
import { randomBytes } from '../random.ts';
import type { Batch } from '../store/batch.ts';
import { keepBlob, keepDocument } from '../store/documents.ts';
import {
  APPLICATIONS,
  type ApplicationRecord,
  DEFECTS,
  ENTRIES,
  ENTRY_DIGESTS,
  INTAKE,
  type IntakeKey,
  type LogRecord,
} from '../store/office.ts';
import type { OutboxAction } from '../store/outbox.ts';
import { enqueue } from '../store/queue.ts';
import type { Vault } from '../store/vault.ts';
import type { Store } from '../store.ts';
import { declareClaims } from './claims.ts';
import { CodeBook } from './code-book.ts';
import { decide } from './decide.ts';
import type { Filing, NotTaken, Reading, Refusal } from './reading.ts';
import { withNotTaken } from './report.ts';

export interface DeskOptions {
  readonly store: Store;
  readonly vault: Vault;
  /** ST.3 code of the office that is served. */
  readonly office: string;
  readonly publicFromFiling: ReadonlySet<RightType>;
  /** The time, UTC to the second with `Z`. */
  readonly now: () => string;
}

export type FiledOutcome =
  | {
      readonly path: string;
      /** known: the same document was acknowledged before. */
      readonly status: 'accepted' | 'known';
      readonly index: number; // leaf index of its entry
      /** Of a package those of the records that are on record now. */
      readonly applications: readonly string[];
      /** Records of a package that could not be taken; given again they are tried again. */
      readonly notTaken: readonly NotTaken[];
    }
  | { readonly path: string; readonly refusals: readonly Refusal[] };

/** What a group has gathered so far: later documents of the group see what earlier ones made. */
interface Group {
  readonly applications: Map<string, ApplicationRecord>;
  readonly places: Map<string, number>; // intake key → leaf index
  readonly codes: CodeBook;
  readonly entries: NewEntry[];
  readonly actions: OutboxAction[];
  readonly first: number; // leaf index of the first entry
  readonly log: string;
  readonly at: string;
}

export class Desk {
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  get office(): string {
    return this.#options.office;
  }

  /**
   * Files a group of documents; one outcome for each, in their order, all of them durable.
   * @throws NodeError of the store: then no document of the group was acknowledged
   */
  async file(readings: readonly Reading[]): Promise<FiledOutcome[]> {
    const { store } = this.#options;
    return store.update(async (batch) => {
      const group = await this.#begin(readings);
      const outcomes: FiledOutcome[] = [];
      for (const reading of readings) outcomes.push(await this.#fileOne(group, batch, reading));
      for (const record of group.applications.values()) batch.put(APPLICATIONS, record.id, record);
      group.codes.write(batch);
      if (group.entries.length > 0) await appendEntries(store, batch, group.entries);
      if (group.actions.length > 0) await enqueue(store, batch, group.actions, group.at);
      return outcomes;
    });
  }

  async #begin(readings: readonly Reading[]): Promise<Group> {
    const { store, vault, now } = this.#options;
    const log = await store.meta('log');
    if (log === undefined) throw new TypeError('the log is opened before documents are filed');
    const filings = readings.flatMap((reading) => reading.filings);
    const applications = await this.#load(APPLICATIONS, [
      ...new Set(filings.map(({ applicationId }) => applicationId)),
    ]);
    const keys = readings.map((reading) => intakeKey(this.office, reading));
    const known = await store.getMany(INTAKE, keys);
    const places = new Map<string, number>();
    for (const [position, key] of keys.entries()) {
      const place = known[position];
      if (place !== undefined) places.set(INTAKE.key(key), place.index);
    }
    const secret = [...applications.values()].filter(({ visibility }) => visibility === 'sealed');
    const codes = await CodeBook.load(store, vault, [
      ...secret.map(({ id }) => id),
      ...filings.flatMap(({ claims }) => claims.flatMap(({ candidates }) => candidates)),
    ]);
    return { applications, places, codes, entries: [], actions: [], first: log.size, log: log.id, at: now() };
  }

  async #load(table: typeof APPLICATIONS, ids: readonly string[]): Promise<Map<string, ApplicationRecord>> {
    const found = await this.#options.store.getMany(table, ids);
    return new Map(found.filter((record) => record !== undefined).map((record) => [record.id, record]));
  }

  async #fileOne(group: Group, batch: Batch, reading: Reading): Promise<FiledOutcome> {
    const { path } = reading;
    const key = intakeKey(this.office, reading);
    const place = group.places.get(INTAKE.key(key));
    const index = place ?? group.first + group.entries.length;
    const decided = await this.#decideAll(group, reading, index, place !== undefined);
    if ('refusals' in decided) return { path, refusals: decided.refusals };

    const { records, actions, notTaken } = decided;
    const applications = records.map(({ id }) => id);
    const isNew = records.some(({ id }) => !group.applications.get(id)?.documents.includes(index));
    for (const record of records) group.applications.set(record.id, record);
    for (const action of actions) group.actions.push(action); // more than a call takes arguments
    const { defects: found, ...read } = reading.quality;
    const defects = withNotTaken(found, notTaken);
    if (place !== undefined) {
      if (isNew) await this.#extend(group, batch, index, { applications, read });
      if (isNew) batch.put(DEFECTS, index, defects);
      return { path, status: 'known', index, applications, notTaken };
    }
    group.places.set(INTAKE.key(key), index);
    group.entries.push({ ...this.#entry(group, reading, key, applications), read });
    if (defects.length > 0) batch.put(DEFECTS, index, defects);
    // Only what is accepted now: bytes that were refused, or erased on purpose and come again, are not kept.
    await keepBlob(this.#options.store, reading.rawDigest, reading.bytes);
    keepDocument(batch, reading.rawDigest, reading.bytes);
    batch.put(INTAKE, key, { index });
    if (reading.profile === 'c14n') batch.put(ENTRY_DIGESTS, { hash: reading.digest, index }, index);
    return { path, status: 'accepted', index, applications, notTaken };
  }

  /** Adds to a package that was logged before what could be taken of it only now. */
  async #extend(
    group: Group,
    batch: Batch,
    index: number,
    { applications, read }: Required<Pick<LogRecord, 'applications' | 'read'>>,
  ): Promise<void> {
    const place = index - group.first;
    const waiting = group.entries[place];
    if (waiting !== undefined) {
      group.entries[place] = { ...waiting, applications };
      return;
    }
    const record = await this.#options.store.get(ENTRIES, index);
    if (record === undefined) throw new NodeError('STORE_DAMAGED', `the log lacks its entry ${index}`);
    const all = [...new Set([...record.applications, ...applications])];
    batch.put(ENTRIES, index, { ...record, applications: all, read });
  }

  /**
   * What a document makes of its applications: of a package what can be made, of any other document all or nothing.
   * One that is known already may bring codes for its claims, and records that could not be taken before.
   */
  async #decideAll(group: Group, reading: Reading, index: number, isKnown: boolean) {
    const { office, publicFromFiling } = this.#options;
    const codes = group.codes.fork(index, reading.statement.accessCodes ?? {});
    const rules = { office, publicFromFiling, ...codes.rules() };
    const records = new Map<string, ApplicationRecord>();
    const actions: OutboxAction[] = [];
    const notTaken = [...reading.notTaken];
    for (const filing of reading.filings) {
      const known = records.get(filing.applicationId) ?? group.applications.get(filing.applicationId);
      const decision =
        filing.office !== office
          ? { refusals: [notServed(filing)] }
          : isKnown && known?.documents.includes(index)
            ? { record: known, actions: [] }
            : decide(known, reading, filing, index, rules);
      if ('refusals' in decision) {
        notTaken.push({ ...(filing.record ?? { path: '/' }), refusals: decision.refusals });
        continue;
      }
      const declared = await declareClaims(decision.record, filing.claims, rules);
      records.set(filing.applicationId, declared.record);
      for (const action of [...decision.actions, ...declared.actions]) actions.push(action);
    }
    if (records.size === 0) return { refusals: refusalsOf(notTaken) };
    codes.join();
    return { records: [...records.values()], actions, notTaken };
  }

  #entry(group: Group, reading: Reading, { kind, subject }: IntakeKey, applications: string[]): NewEntry {
    const entry = writeEntry({
      v: 1,
      log: group.log,
      kind,
      digest: formatDigest(reading.profile, reading.digest),
      rawDigest: reading.rawDigest,
      subject,
      issuedAt: group.at,
      mediaType: reading.mediaType,
      salt: randomBytes(16).toString('hex'),
    });
    return { entry, fileName: basename(reading.path), receivedAt: group.at, applications };
  }
}

/** A file of many records has the office as its subject, any other its one application. */
function intakeKey(office: string, { rawDigest, kind, filings }: Reading): IntakeKey {
  return {
    rawDigest,
    kind,
    subject: kind === 'data-package' ? office : (filings[0]?.applicationId ?? office),
  };
}

/** Why nothing of a document is taken; what is said of many of its records once. */
export function refusalsOf(notTaken: readonly NotTaken[]): Refusal[] {
  const refusals = notTaken.flatMap((record) => record.refusals);
  return [...new Map(refusals.map((refusal) => [JSON.stringify(refusal), refusal])).values()];
}

export function notServed({ office, record }: Filing): Refusal {
  const what = record === undefined ? 'document' : 'record';
  return { code: 'OFFICE_NOT_SERVED', message: `the ${what} is of office ${office}`, where: 'office' };
}
