/** The log against its documents: bytes, digests, entries, leaves, tiles, root, and the places by which it is found. */

import { concat, equalBytes, fromHex, toHex, utf8 } from '#protocol/bytes.ts';
import { formatDigest, parseDigest } from '#protocol/digest.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { type LogEntry, parseEntry } from '#protocol/entry.ts';
import { CodedError } from '#protocol/errors.ts';
import { leafHash } from '#protocol/tree.ts';
import { sha256 } from '#sha256';
import type { Check } from './fsck-check.ts';
import { checkNumbersOf } from './fsck-numbers.ts';
import { rootOf } from './log/proofs.ts';
import { TILE_WIDTH, Tile } from './log/tiles.ts';
import { readStored } from './store/documents.ts';
import {
  APPLICATIONS,
  ENTRIES,
  ENTRY_DIGESTS,
  INTAKE,
  type LogRecord,
  PURGES,
  TILES,
} from './store/office.ts';
import { LOG_HEADS } from './store/register.ts';

/** Checks every entry in order and builds the tree anew from them. */
export async function checkLog(check: Check): Promise<void> {
  const { store, report } = check;
  const log = await store.meta('log');
  if (log === undefined) return;
  const tree = new TreeCheck(check);
  let index = 0;
  let isWhole = true;
  for await (const [, record] of store.scan(ENTRIES)) {
    for (; index < record.index; index++) {
      isWhole = false;
      await report('ENTRY_MISSING', `entry ${index}`, 'not in the store');
    }
    await checkEntry(check, record, log.id);
    await tree.push(record.erased === undefined ? leafHash(utf8(record.entry)) : fromHex(record.leafHash));
    index = record.index + 1;
  }
  if (index < log.size)
    await report('ENTRY_MISSING', `entry ${index} and on`, `the log ended at ${log.size}`);
  // With a hole there is no tree to compare, and over tiles that differ no root.
  if (!isWhole || !(await tree.finish())) return;
  const root = await rootOf(check.tiles, index);
  if (index !== log.size || root !== log.root) {
    const message = `the entries give size ${index}, root ${root}`;
    await report('ROOT_DIFFERS', `log of ${log.size}`, message, (batch) =>
      store.putMeta(batch, 'log', { ...log, size: index, root }),
    );
  }
  await checkHeads(check, index);
}

async function checkEntry(check: Check, record: LogRecord, log: string): Promise<void> {
  const { store, report } = check;
  const where = `entry ${record.index}`;
  if (record.erased !== undefined) return checkErased(check, record, where);
  const leaf = toHex(leafHash(utf8(record.entry)));
  if (leaf !== record.leafHash) {
    await report('LEAF_DIFFERS', where, `its text gives leaf ${leaf}`, (batch) =>
      batch.put(ENTRIES, record.index, { ...record, leafHash: leaf }),
    );
  }
  let entry: LogEntry;
  try {
    entry = parseEntry(record.entry);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return report('ENTRY_INVALID', where, error.message);
  }
  if (entry.log !== log) await report('ENTRY_INVALID', where, `it names the log ${entry.log}`);
  await checkNumbersOf(check, record, await checkDocument(check, entry, where));
  const { rawDigest, kind, subject } = entry;
  const place = await store.get(INTAKE, { rawDigest, kind, subject });
  if (place === undefined) {
    await report('INTAKE_DIFFERS', where, 'the same document would be taken again', (batch) =>
      batch.put(INTAKE, { rawDigest, kind, subject }, { index: record.index }),
    );
  }
  const { profile, hash } = parseDigest(entry.digest);
  const { index } = record;
  if (profile === 'c14n' && (await store.get(ENTRY_DIGESTS, { hash, index })) === undefined) {
    await report(
      'INTAKE_DIFFERS',
      where,
      'its document would not be found by the canonical digest',
      (batch) => batch.put(ENTRY_DIGESTS, { hash, index }, index),
    );
  }
  await checkApplications(check, record, where);
}

/** Its leaf is all that is left: that it is the one that was logged, the tree shows. */
async function checkErased(check: Check, record: LogRecord, where: string): Promise<void> {
  const { rawDigest } = record.erased ?? { rawDigest: '' };
  const purge = await check.store.get(PURGES, rawDigest);
  const isThere = (await readStored(check.store, rawDigest)).state === 'present';
  await (purge === undefined || purge.unfinished || isThere
    ? check.report('PURGE_UNFINISHED', where, 'its document or receipt may still be there')
    : check.report('DOCUMENT_PURGED', where, `erased at ${purge.at}`));
  await checkApplications(check, record, where);
}

async function checkApplications({ store, report }: Check, record: LogRecord, where: string): Promise<void> {
  for (const id of record.applications) {
    const application = await store.get(APPLICATIONS, id);
    if (application?.documents.includes(record.index)) continue;
    const mend = application && {
      ...application,
      documents: [...application.documents, record.index].sort((a, b) => a - b),
    };
    await report(
      'APPLICATION_DIFFERS',
      where,
      mend ? 'its application does not list it' : 'its application is missing',
      mend && ((batch) => batch.put(APPLICATIONS, id, mend)),
    );
  }
}

/** Gives the canonical XML of the document, where it is what was logged and can be read. */
async function checkDocument(
  { store, report }: Check,
  entry: LogEntry,
  where: string,
): Promise<Uint8Array | undefined> {
  const stored = await readStored(store, entry.rawDigest);
  if (stored.state !== 'present') {
    await (stored.state === 'purged'
      ? report('DOCUMENT_PURGED', where, `erased at ${stored.at}`)
      : report('DOCUMENT_MISSING', where, 'its document is not in the store'));
    return undefined;
  }
  if (toHex(sha256(stored.bytes)) !== entry.rawDigest) {
    await report('DOCUMENT_ALTERED', where, 'its document has other bytes than were logged');
    return undefined;
  }
  const isRaw = parseDigest(entry.digest).profile === 'raw'; // is the raw digest, by the rule of entries
  try {
    const { profile, digest, canonical } = digestDocument(stored.bytes, { maxBytes: stored.bytes.length });
    if (isRaw || formatDigest(profile, digest) === entry.digest) return canonical;
    await report('DIGEST_DIFFERS', where, `its document gives ${formatDigest(profile, digest)}`);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    if (!isRaw) await report('DIGEST_UNKNOWN', where, `its document cannot be digested: ${error.code}`);
  }
  return undefined;
}

/** Heads that the chain has for this log: what is anchored cannot be mended, only explained. */
async function checkHeads({ store, report, tiles }: Check, size: number): Promise<void> {
  const identity = await store.meta('identity');
  if (identity === undefined) return;
  const { office, logNumber } = identity;
  const prefix = LOG_HEADS.key({ office, logNumber, size: 0 }).slice(0, -16);
  for await (const [, head] of store.scan(LOG_HEADS, { prefix })) {
    const root = head.size > size ? 'fewer' : await rootOf(tiles, head.size);
    if (root === head.root) continue;
    await report('HEAD_DIFFERS', `head ${head.size}`, `anchored is ${head.root}, the entries give ${root}`);
  }
}

/** Builds the tiles anew, compares each with the stored one, and holds only the unfinished one of each level. */
class TreeCheck {
  readonly #check: Check;
  readonly #levels: { index: number; hashes: Uint8Array[] }[] = [];
  #agrees = true;

  constructor(check: Check) {
    this.#check = check;
  }

  async push(hash: Uint8Array, level = 0): Promise<void> {
    this.#levels[level] ??= { index: 0, hashes: [] };
    const current = this.#levels[level];
    current.hashes.push(hash);
    if (current.hashes.length < TILE_WIDTH) return;
    const root = await this.#compare(level);
    this.#levels[level] = { index: current.index + 1, hashes: [] };
    await this.push(root.hash(8, 0), level + 1);
  }

  /** Whether all stored tiles are right now. */
  async finish(): Promise<boolean> {
    for (const [level, { hashes }] of this.#levels.entries())
      if (hashes.length > 0) await this.#compare(level);
    return this.#agrees;
  }

  async #compare(level: number): Promise<Tile> {
    const { store, report, repair } = this.#check;
    const { index, hashes } = this.#levels[level] ?? { index: 0, hashes: [] };
    const bytes = concat(...hashes);
    const stored = await store.get(TILES, { level, index });
    if (stored === undefined || !equalBytes(stored, bytes)) {
      await report('TILE_DIFFERS', `tile ${level}/${index}`, 'not what the entries give', (batch) =>
        batch.put(TILES, { level, index }, bytes),
      );
      this.#agrees &&= repair;
    }
    return new Tile(bytes);
  }
}
