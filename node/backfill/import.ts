/**
 * Takes a list of old applications into the office's records and its queue to the chain, without documents.
 *
 * A group of lines is one durable write. What a line states is recorded once, however often the list is read: an
 * import that was interrupted is run again, and goes quickly over the lines that are known.
 */
import { stat } from 'node:fs/promises';
import { formatDigest } from '#protocol/digest.ts';
import { openKey, sealedKey } from '#protocol/keys.ts';
import { NodeError } from '../errors.ts';
import { declareClaims } from '../intake/claims.ts';
import { CodeBook } from '../intake/code-book.ts';
import { recording } from '../intake/decide.ts';
import type { Refusal } from '../intake/reading.ts';
import { APPLICATIONS, type ApplicationRecord } from '../store/office.ts';
import type { OutboxAction } from '../store/outbox.ts';
import { enqueue } from '../store/queue.ts';
import type { Vault } from '../store/vault.ts';
import type { Store } from '../store.ts';
import { readLine, type StatedApplication } from './line.ts';
import { type ListFormat, linesOf, type RawLine } from './lines.ts';
import { RefusedLines } from './refused.ts';

export interface ImportOptions {
  readonly store: Store;
  readonly vault: Vault;
  /** ST.3 code of the office that is served. */
  readonly office: string;
  readonly now: () => string;
  /** Where the name of the file does not say it. */
  readonly format?: ListFormat | undefined;
  /** Called when a group of lines is durable. */
  readonly onGroup?: (state: {
    readonly lines: number;
    readonly bytes: number;
    readonly size: number;
  }) => void;
}

export interface ImportOutcome {
  readonly lines: number;
  /** Applications that were not known. */
  readonly recorded: number;
  /** Known ones that got more claims, or whose claims could be declared now. */
  readonly changed: number;
  readonly known: number;
  readonly refused: number;
  /** Path of the report of refused lines; null when none was. */
  readonly report: string | null;
}

type Taken = 'recorded' | 'changed' | 'known' | Refusal;

/**
 * @param path a regular file
 * @param report where refused lines are reported
 * @throws NodeError FILE_UNREADABLE, FILE_NOT_REGULAR, FILE_UNWRITABLE, IMPORT_HEADER_INVALID; those of the store, after which the
 * groups before are durable
 */
export async function importList(
  path: string,
  report: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const size = await sizeOf(path);
  const refused = new RefusedLines(report);
  await refused.begin();
  const counts = { lines: 0, recorded: 0, changed: 0, known: 0 };

  const take = async (lines: readonly RawLine[], stated: readonly (StatedApplication | Refusal)[]) => {
    const taken = await takeGroup(stated, options);
    const wrong: { raw: RawLine; refusal: Refusal }[] = [];
    for (const [place, raw] of lines.entries()) {
      const outcome = taken[place];
      if (typeof outcome === 'string') counts[outcome] += 1;
      else if (outcome !== undefined) wrong.push({ raw, refusal: outcome });
    }
    await refused.write(wrong);
    counts.lines += lines.length;
  };

  let running: Promise<void> = Promise.resolve();
  try {
    for await (const { lines, bytes } of linesOf(path, options.format)) {
      // Read while the group before is being written.
      const stated = lines.map((raw) => readLine(raw, options.office));
      await running;
      running = take(lines, stated).then(() => options.onGroup?.({ lines: counts.lines, bytes, size }));
      running.catch(() => undefined); // thrown where it is awaited
    }
    await running;
  } finally {
    await running.catch(() => undefined);
    await refused.close();
  }
  return { ...counts, refused: refused.count, report: refused.count === 0 ? null : refused.path };
}

async function sizeOf(path: string): Promise<number> {
  const file = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new NodeError('FILE_UNREADABLE', cause.message, { where: path, cause });
  });
  // A pipe that nobody writes to would be waited on for ever.
  if (!file.isFile()) throw new NodeError('FILE_NOT_REGULAR', 'not a regular file', { where: path });
  return file.size;
}

/** One durable write for all lines of a group; later lines see what earlier ones made. */
function takeGroup(
  stated: readonly (StatedApplication | Refusal)[],
  { store, vault, office, now }: ImportOptions,
): Promise<Taken[]> {
  return store.update(async (batch) => {
    const applications = stated.filter((one) => 'id' in one);
    const ids = [...new Set(applications.map(({ id }) => id))];
    const records = new Map<string, ApplicationRecord>();
    for (const record of await store.getMany(APPLICATIONS, ids)) {
      if (record !== undefined) records.set(record.id, record);
    }
    const claimed = applications.flatMap(({ claims }) => claims.flatMap(({ candidates }) => candidates));
    const codes = await CodeBook.load(store, vault, claimed);
    const rules = { office, ...codes.fork(0, {}).rules() };
    const actions: OutboxAction[] = [];
    const taken: Taken[] = [];
    for (const one of stated) {
      if (!('id' in one)) {
        taken.push(one);
        continue;
      }
      const known = records.get(one.id);
      const conflict = known && conflictOf(known, one);
      if (conflict !== undefined) {
        taken.push(conflict);
        continue;
      }
      const begun = known ?? begin(one);
      if (known === undefined) {
        actions.push(recording(begun, one.accessCode));
        if (one.accessCode !== undefined) codes.keepIssued(one.id, one.accessCode);
      }
      const declared = one.claims.length === 0 ? undefined : await declareClaims(begun, one.claims, rules);
      const record = declared?.record ?? begun;
      const owed = declared?.actions ?? [];
      if (known !== undefined && owed.length === 0 && record.claims.length === known.claims.length) {
        taken.push('known');
        continue;
      }
      actions.push(...owed);
      records.set(one.id, record);
      batch.put(APPLICATIONS, one.id, record);
      taken.push(known === undefined ? 'recorded' : 'changed');
    }
    codes.write(batch);
    if (actions.length > 0) await enqueue(store, batch, actions, now());
    return taken;
  });
}

function begin(one: StatedApplication): ApplicationRecord {
  const { id, rightType, filingDate, profile, digest, published, publication, accessCode } = one;
  return {
    id,
    rightType,
    visibility: published ? 'open' : 'sealed',
    ...(accessCode === undefined ? {} : { sealedKey: sealedKey(accessCode, id) }),
    openKey: openKey(id),
    profile,
    digest,
    filingDate,
    ...(profile === 'none' ? {} : { filedAs: formatDigest(profile, digest) }),
    documents: [],
    ...(published ? { publication: publication ?? '' } : {}),
    withdrawn: false,
    revision: 0,
    changes: 0,
    claims: [],
  };
}

/** What is known counts: a list neither corrects nor publishes. */
function conflictOf(known: ApplicationRecord, one: StatedApplication): Refusal | undefined {
  if (known.filingDate !== one.filingDate) {
    return conflict(`filing date ${one.filingDate}, recorded is ${known.filingDate}`, 'filingDate');
  }
  if ((known.visibility === 'open') !== one.published) {
    const message = one.published
      ? 'the application is recorded sealed; `ipanchor publish` opens it'
      : 'the application is recorded openly';
    return conflict(message, 'published');
  }
  if (one.accessCode !== undefined && sealedKey(one.accessCode, one.id) !== known.sealedKey) {
    return conflict('the application has another access code', 'accessCode');
  }
  if (one.profile === 'none') return undefined;
  const digest = formatDigest(one.profile, one.digest);
  if (digest === known.filedAs) return undefined;
  if (known.profile === one.profile && known.digest === one.digest) return undefined;
  const recorded = known.filedAs ?? 'no digest of its application document';
  return conflict(`digest ${digest}, recorded is ${recorded}`, 'digest');
}

function conflict(message: string, where: string): Refusal {
  return { code: 'CONFLICT', message, where };
}
