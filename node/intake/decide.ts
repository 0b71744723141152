/**
 * What a document makes of an application: recorded sealed or open, opened, corrected, known better, or in conflict
 * with what is known. Pure but for the access code that is made for a new sealed one.
 */
import type { RightType } from '#protocol/application-id.ts';
import { formatDigest } from '#protocol/digest.ts';
import { blinding, openKey, seal, sealedKey } from '#protocol/keys.ts';
import type { ApplicationRecord } from '../store/office.ts';
import type { OutboxAction, RegisteredDigest } from '../store/outbox.ts';
import type { Filing, Reading, Refusal } from './reading.ts';

/** What the office's configuration and secrets decide. */
export interface Rules {
  readonly publicFromFiling: ReadonlySet<RightType>;
  /** Makes the access code of a new application. */
  readonly newCode: (applicationId: string) => string;
  /** The access code that the office made for the application. */
  readonly codeOf: (applicationId: string) => string;
}

export type Decision =
  | { readonly record: ApplicationRecord; readonly actions: readonly OutboxAction[] }
  | { readonly refusals: readonly Refusal[] };

/** Decides on one application of a document that will stand at leaf `index`. */
export function decide(
  known: ApplicationRecord | undefined,
  reading: Reading,
  filing: Filing,
  index: number,
  rules: Rules,
): Decision {
  if (known === undefined) return begin(reading, filing, index, rules);
  const conflicts = conflictsWith(known, reading, filing);
  const corrects = conflicts.length > 0 && reading.statement.correction === true;
  if (conflicts.length > 0 && !corrects) return { refusals: conflicts };

  const actions: OutboxAction[] = [];
  let record: ApplicationRecord = { ...known, documents: withPlace(known.documents, index) };
  if (isFirstFiling(reading)) record.filedAs = digestOf(reading);
  if (filing.published !== undefined) {
    // Opened as it was sealed, corrected after that: the other way round the opening could overtake the correction.
    if (record.visibility === 'sealed') actions.push(opening(record, rules));
    record = { ...record, visibility: 'open', publication: filing.published || (known.publication ?? '') };
  }
  if (corrects) {
    const { profile, digest } = reading;
    const filingDate = filing.filingDate ?? known.filingDate;
    record = { ...record, profile, digest, filingDate, firstDocument: index, revision: known.revision + 1 };
    actions.push(correction(record, rules));
  }
  return { record, actions };
}

/** Two records of a package may be of one application, and one may be taken from a package that was logged before. */
function withPlace(places: readonly number[], index: number): number[] {
  return [...new Set([...places, index])].sort((a, b) => a - b);
}

/** A new application. */
function begin(reading: Reading, filing: Filing, index: number, rules: Rules): Decision {
  const { applicationId: id, rightType, filingDate, published } = filing;
  if (filing.obstacles.length > 0) return { refusals: filing.obstacles };
  if (filingDate === undefined) {
    return {
      refusals: [{ code: 'FILING_DATE_MISSING', message: 'the application is new and has no filing date' }],
    };
  }
  const { profile, digest } = reading;
  const isOpen = published !== undefined || rules.publicFromFiling.has(rightType);
  const record: ApplicationRecord = {
    id,
    rightType,
    visibility: isOpen ? 'open' : 'sealed',
    openKey: openKey(id),
    profile,
    digest,
    filingDate,
    firstDocument: index,
    ...(isFirstFiling(reading) ? { filedAs: digestOf(reading) } : {}),
    documents: [index],
    ...(published === undefined ? {} : { publication: published }),
    withdrawn: false,
    revision: 0,
    changes: 0,
    claims: [],
  };
  const k = isOpen ? undefined : rules.newCode(id);
  if (k !== undefined) record.sealedKey = sealedKey(k, id);
  return { record, actions: [recording(record, k)] };
}

/**
 * What records a new application.
 * @param k its access code, where the record is sealed
 */
export function recording(record: ApplicationRecord, k?: string): OutboxAction {
  const { id, openKey: open, sealedKey: sealed, rightType, profile, digest, filingDate } = record;
  if (k === undefined || sealed === undefined) {
    return { type: 'record-open', applicationId: id, key: open, profile, digest, filingDate };
  }
  return { type: 'record-sealed', key: sealed, rightType, profile, filingDate, seal: sealOver(record, k) };
}

/** What opens a sealed record: its values as they were sealed, and the blinding. */
export function opening(record: ApplicationRecord, rules: Pick<Rules, 'codeOf'>): OutboxAction {
  const { id, openKey: key, sealedKey: sealed, filingDate, profile, digest } = record;
  if (sealed === undefined) throw new TypeError('only a sealed record is opened');
  const k = rules.codeOf(id);
  return {
    type: 'open',
    sealedKey: sealed,
    key,
    applicationId: id,
    filingDate,
    blinding: blinding(k, id),
    profile,
    digest,
  };
}

/** The correction that brings the register to what the record says; its revision is already raised. */
export function correction(record: ApplicationRecord, rules: Pick<Rules, 'codeOf'>): OutboxAction {
  const { rightType, profile, filingDate, revision } = record;
  const isSealed = record.visibility === 'sealed';
  const value = isSealed ? sealOver(record, rules.codeOf(record.id)) : record.digest;
  return { type: 'correct', key: keyInForce(record), rightType, profile, value, filingDate, revision };
}

/** The key at which the register has, or will have, the record. */
export function keyInForce({ visibility, sealedKey: sealed, openKey: open }: ApplicationRecord): string {
  return visibility === 'sealed' && sealed !== undefined ? sealed : open;
}

function sealOver(
  record: RegisteredDigest & Pick<ApplicationRecord, 'id' | 'openKey' | 'filingDate'>,
  k: string,
) {
  const { id, openKey: key, profile, digest, filingDate } = record;
  return seal({ openKey: key, profile, documentDigest: digest, filingDate, blinding: blinding(k, id) });
}

/** A file of many records differs with every issue: it is evidence of its records, not their first filing. */
function isFirstFiling({ kind }: Reading): boolean {
  return kind === 'application';
}

function digestOf({ profile, digest }: Reading): string {
  return formatDigest(profile, digest);
}

function conflictsWith(known: ApplicationRecord, reading: Reading, filing: Filing): Refusal[] {
  const refusals: Refusal[] = [];
  if (filing.filingDate !== undefined && filing.filingDate !== known.filingDate) {
    refusals.push({
      code: 'CONFLICT',
      message: `filing date ${filing.filingDate}, recorded is ${known.filingDate}`,
      where: 'filingDate',
    });
  }
  if (isFirstFiling(reading) && known.filedAs !== undefined && known.filedAs !== digestOf(reading)) {
    refusals.push({
      code: 'CONFLICT',
      message: `another application document, ${known.filedAs}, ${known.firstDocument === undefined ? 'stood in an imported list' : `is entry ${known.firstDocument} of the log`}`,
      where: 'digest',
    });
  }
  return refusals;
}
