/**
 * The office half: what this office's own node knows and owes. Private; nothing of it is shown by a gateway but
 * by the ports made for that.
 *
 * Hashes and keys are lower-case hex without 0x, dates `yyyy-mm-dd`, times UTC to the second with `Z`.
 */

import type { RightType } from '#protocol/application-id.ts';
import type { EntryKind } from '#protocol/entry.ts';
import type { PriorityStatus } from '#protocol/priority-status.ts';
import type { Defect, QualityReport } from '#standards/quality/defect.ts';
import type { OutboxItem, RegisteredDigest } from './outbox.ts';
import { bytesTable, integer, jsonTable, text } from './table.ts';

/** Which chain, contracts, office and log this store belongs to: written once, compared at every start. */
export interface Identity {
  chainId: number; // EIP-155
  genesisHash: string; // hash of block 0
  contracts: {
    directory: string; // 40 hex digits, as the other three
    documentLog: string;
    applicationRegister: string;
    priorityRegister: string;
  };
  office: string; // ST.3 code of the office that writes; empty in an observer's store
  logNumber: number; // the log that is written to, 1 for the first
}

/** The end of the log: moves in the same batch as the entries. */
export interface LogState {
  id: string; // `<chainId>/<DocumentLog address>/<office>/<log number>`
  size: number; // number of leaves
  root: string; // RFC 9162 §2.1 root of these leaves
}

/** One log entry; its place in the log is the key. */
export interface LogRecord {
  index: number; // leaf index, from 0
  entry: string; // the exact text that was hashed (RFC 8785); empty once it is erased
  leafHash: string; // SHA-256(00 ‖ entry)
  fileName: string; // base name of the file as it came, for the people of the office
  receivedAt: string; // when it was logged, by this node's clock
  applications: string[]; // application ids this entry speaks of; one, or all records of a package
  erased?: ErasedEntry;
  /** The quality report but for its defects; missing when a command or an earlier release wrote the entry. */
  read?: Omit<QualityReport, 'defects'>;
}

/** The place of a document in the log: by this a second copy is known again. */
export interface IntakeRecord {
  index: number; // leaf index of its entry
}

/** A document that was erased on purpose: raw digest and leaf stay, the bytes are gone. */
export interface Purge {
  at: string; // time of the erasure
  reason: string; // why, in the office's words
  unfinished?: true; // rows are gone, files may not be: it is finished by doing it again
}

/** What is kept of an entry without its text: with the salt gone, its leaf on the chain says nothing. */
export interface ErasedEntry {
  rawDigest: string; // by which the document is known again, and not kept
  kind: EntryKind;
  subject: string;
  mediaType: string;
}

/** A claim that one of this office's applications makes on an earlier one. */
export interface OwnClaim {
  earlier: string; // application id of the earlier application
  candidates?: string[]; // other ids that its number can mean, while nothing has decided
  claimedDate?: string; // filing date of the earlier one as claimed; missing when not given in full
  /** held: kept here until publication · sealed: declared under the code · open: declared or opened for all */
  state: 'held' | 'sealed' | 'open';
  sealed?: {
    index: number; // i of the claim key
    claimKey: string;
    claimMask: string; // 32 bytes, opens the claim later
  };
  changes: number; // decisions on it and withdrawals of it so far
  status?: PriorityStatus; // as this office decided it last
  withdrawn?: boolean;
}

/** The office's private view of one of its applications. */
export interface ApplicationRecord {
  id: string; // application id
  rightType: RightType;
  visibility: 'sealed' | 'open';
  sealedKey?: string; // key of the sealed record, kept after opening
  openKey: string;
  profile: RegisteredDigest['profile']; // of `digest`
  digest: string; // document digest that stands in the register, or in the seal; 64 zeros for `none`
  filingDate: string;
  firstDocument?: number; // leaf index of the entry that `digest` is of; none when a list stated it
  filedAs?: string; // `<profile>:<hex>` of its document of kind application: another one is a conflict
  documents: number[]; // leaf indexes of all its entries, ascending
  publication?: string; // publication or grant number as read, once published
  withdrawn: boolean;
  revision: number; // corrections so far, as the register counts them
  changes: number; // withdrawals and undone withdrawals so far
  claims: OwnClaim[]; // in the order of the document
}

/** An access code at rest: AES-256-GCM under the office's key, application id as additional data. */
export interface SealedCode {
  nonce: string; // 12 bytes
  box: string; // 20 bytes of ciphertext ‖ 16 bytes of tag
  /** issued: made by this office for its own application · received: given by an applicant for an earlier one */
  origin: 'issued' | 'received';
  givenOutAt?: string; // when the file with the code was written; only then the applicant can have it
}

/** A tree head of this office's log that was planned or sent: after a rollback it is sent again exactly so. */
export interface PlannedHead {
  logNumber: number;
  size: number;
  root: string;
  previousSize: number; // size of the head that its consistency proof starts from; 0 for the first
  plannedAt: string;
}

/** A transaction, kept before it is sent: after a crash the same bytes are sent again. */
export interface TransactionIntent {
  nonce: number;
  raw: string; // signed transaction, hex; '' when the signer is remote and has not signed yet
  hash: string; // transaction hash of `raw`
  what: string; // for people: `heads 1`, `record-sealed 300`
  items: string[]; // ids of the outbox items it carries
  head?: { logNumber: number; size: number }; // the head it carries
  createdAt: string;
  replaced: string[]; // hashes of other versions with the same nonce
  cheaper?: string; // `raw` of the version before, sent again when the account cannot pay for this one
}

/** A receipt that was issued, and what the node found when it verified it itself. */
export interface ReceiptRecord {
  text: string; // the receipt as given out; empty once its entry is erased
  issuedAt: string;
  verifiedAt?: string; // when this node verified it from document, receipt and chain
}

/** The keys of `meta` and their values. */
export interface Meta {
  schema: number; // version of everything in this store
  identity: Identity;
  log: LogState;
  outboxNext: number; // next free sequence number of the outbox, from 1
}

/** `rawDigest/kind/subject`: the subject is last, for it may hold any character. */
export interface IntakeKey {
  rawDigest: string;
  kind: EntryKind;
  subject: string;
}

/** Tile `index` of `level`: 256 hashes of complete subtrees of 256^level leaves, 32 bytes each; the last may be shorter. */
export interface TileKey {
  level: number;
  index: number;
}

export const META = jsonTable<keyof Meta, Meta[keyof Meta]>('meta', text);
/** rawDigest → bytes; a document over BLOB_BYTES is a file in `blobs/` instead. */
export const DOCUMENTS = bytesTable<string>('documents', text);
export const PURGES = jsonTable<string, Purge>('purges', text);
export const ENTRIES = jsonTable<number, LogRecord>('entries', integer);
/** Leaf index → what is wrong with its document. No row for one without defects: most have none, and a row costs. */
export const DEFECTS = jsonTable<number, readonly Defect[]>('defects', integer);
export const INTAKE = jsonTable<IntakeKey, IntakeRecord>(
  'intake',
  ({ rawDigest, kind, subject }) => `${rawDigest}/${kind}/${subject}`,
);
/** Canonical digest of a document → leaf indexes of its entries; by the raw one INTAKE finds them. */
export const ENTRY_DIGESTS = jsonTable<{ hash: string; index: number }, number>(
  'entry-digests',
  ({ hash, index }) => `${hash}/${integer(index)}`,
);
export const TILES = bytesTable<TileKey>('tiles', ({ level, index }) => `${level}/${integer(index)}`);
export const HEADS = jsonTable<{ logNumber: number; size: number }, PlannedHead>(
  'heads',
  ({ logNumber, size }) => `${integer(logNumber)}/${integer(size)}`,
);
export const APPLICATIONS = jsonTable<string, ApplicationRecord>('applications', text);
export const CODES = jsonTable<string, SealedCode>('codes', text);
/** Codes that were issued and not given out yet; `index` is the entry whose receipt they wait for. */
export const CODES_DUE = jsonTable<{ index: number; id: string }, true>(
  'codes-due',
  ({ index, id }) => `${integer(index)}/${id}`,
);
export const OUTBOX = jsonTable<number, OutboxItem>('outbox', integer);
/** item id → sequence number: enqueuing the same item again is a no-op. */
export const OUTBOX_IDS = jsonTable<string, number>('outbox-ids', text);
/** Sequence numbers of the pending items: what is still owed is found without reading what is settled. */
export const OUTBOX_PENDING = jsonTable<number, true>('outbox-pending', integer);
/** Sequence numbers of sealed declarations whose claim key another office was faster with: they go under the next one. */
export const KEYS_LOST = jsonTable<number, true>('keys-lost', integer);
export const TRANSACTIONS = jsonTable<number, TransactionIntent>('transactions', integer);
export const RECEIPTS = jsonTable<number, ReceiptRecord>('receipts', integer);
