/**
 * The register half: a projection of chain events, written only by follow and read only by register. It can be
 * dropped and rebuilt from block 0 at any time.
 *
 * Hashes and keys are lower-case hex without 0x, addresses 40 hex digits, dates `yyyy-mm-dd`, times UTC to the second.
 */
import type { RightType } from '#protocol/application-id.ts';
import type { DigestProfile } from '#protocol/digest.ts';
import type { PriorityStatus } from '#protocol/priority-status.ts';
import type { RevocationReason } from './outbox.ts';
import { integer, jsonTable, text } from './table.ts';

/** The last block that was followed. */
export interface Cursor {
  number: number;
  hash: string;
  timestamp: string;
}

/** One value that a block changed, as it was before: `null` when there was none. */
export interface Undo {
  table: string;
  key: string; // as written in the database
  previous: string | null; // JSON as written in the database
}

export interface BlockRow {
  number: number;
  hash: string;
  parentHash: string;
  timestamp: string;
}

export interface OfficeRow {
  code: string; // ST.3
  status: 'active' | 'suspended' | 'removed';
  admin: string; // address
  profileUri: string;
  profileDigest: string; // SHA-256 of what the URI gives
  since: string; // time of admission, of the current term
  term: number; // how many times admitted; keys of an earlier term are dead
  history: StatusChange[]; // every status it had, ascending
  lastWriteAt?: string; // time of the last block in which the office wrote into the register
}

export interface StatusChange {
  status: OfficeRow['status'];
  term: number;
  from: number; // block
}

/** A key of an office in one role, valid for blocks `from` ≤ n < `until`. */
export interface AuthorisationRow {
  office: string;
  key: string; // address
  role: 'recorder' | 'registrar';
  term: number; // term of the office in which it was granted
  from: number; // block
  until?: number; // block, open end when missing
  compromisedSince?: number; // block from which the office itself distrusts the key
}

export interface HeadRow {
  office: string;
  logNumber: number;
  size: number;
  root: string;
  recordedAt: string;
  key: string; // address that wrote it
  blockNumber: number;
  blockHash: string;
  transactionHash: string;
}

/** A contract of the address book: one that is in force, or was. */
export interface ListedContractRow {
  name: string; // 64 hex digits
  target: string; // address
  codeHash: string;
  from: number; // block in which it was listed last
}

/** A log that its office and the vote closed, for a stolen key had spoilt it. */
export interface ClosedLogRow {
  office: string;
  logNumber: number;
  goodSize: number; // size of its last head that holds; 0 when none does
  closedAt: string;
}

export interface RegisterRow {
  office: string;
  key: string; // sealed or open key
  state: 'sealed' | 'open' | 'opened'; // opened: the tombstone that a sealed record leaves
  rightType: RightType;
  profile: DigestProfile | 'none'; // of the document digest
  digest: string; // document digest, or the seal while sealed
  filingDate: string;
  applicationId?: string; // open only: office, right type and number as recorded
  openedAs?: string; // tombstone only: the key that the record went to
  withdrawn: boolean;
  withdrawnAt?: string; // time of the withdrawal in force
  revision: number; // 0 until corrected
  recordedAt: string; // time of the first recording, kept through opening and correction
  openedAt?: string; // time at which a sealed record was opened; missing when it was recorded open
  revisedAt?: string; // time of the last correction
  blockNumber: number; // of the last change
  transactionHash: string; // of the last change
}

/** Published records that are alike, in a list by their filing dates. */
export interface FilingGroup {
  office: string;
  rightType: RightType;
  withdrawn: boolean;
}

/** An open claim: earlier application ← later application. */
export interface ClaimRow {
  earlierKey: string; // open key of the earlier application
  index: number; // place in its list
  osf: string; // office of the later application
  laterKey: string; // open key of the later application
  claimId: string; // names it in the contract
  claimedDate?: string; // missing when not stated
  status: PriorityStatus;
  declaredAt: string; // first declaration, sealed or open
  decidedAt?: string;
  withdrawnAt?: string;
  sealedSince?: string; // when it was declared sealed, if it was
}

/** Where an open claim stands in the lists. */
export interface ClaimPlace {
  earlierKey: string;
  index: number;
}

/** An open claim in the list of the later application that makes it. */
export interface MadeClaim extends ClaimPlace {
  laterKey: string;
  turn: number; // place in that list
}

export interface SealedClaimRow {
  claimKey: string;
  claimSeal: string;
  maskedLaterKey: string;
  maskedDate: string;
  osf: string;
  status: PriorityStatus;
  declaredAt: string;
  decidedAt?: string;
  withdrawnAt?: string;
  opened?: ClaimPlace; // where the open claim is
}

export interface RevocationRow {
  office: string;
  leafHash: string;
  reason: RevocationReason;
  replacement: string; // leaf hash of what replaces it; 64 zeros when nothing does
  key: string; // address that revoked
  blockNumber: number; // in which it did
  revokedAt: string;
  annulledAt?: string; // when the vote declared it void
}

/** The directory lists, by vote, that `delegate` may issue documents on applications of `grantor`. */
export interface DelegationRow {
  grantor: string;
  delegate: string;
  from: number; // block
  until?: number; // first block after, open end when missing
}

/** How many there are of one office; moves with the rows. */
export interface Counts {
  open: Partial<Record<RightType, number>>; // published records, tombstones not counted
  sealed: Partial<Record<RightType, number>>; // unpublished records
  claims: number; // that the office declared: open ones, and sealed ones that are not opened
}

/** What an event of the chain says to whoever follows the register from outside. Chain data only. */
export interface Notice {
  type: NoticeType;
  office: string; // that wrote, or that was written about
  key?: string; // of the record, claim, head or leaf that it is about
  applicationId?: string; // where the chain itself names it
}

export const NOTICE_TYPES = [
  'application-recorded',
  'application-opened',
  'application-corrected',
  'application-withdrawn',
  'claim-declared',
  'claim-opened',
  'claim-decided',
  'claim-withdrawn',
  'tree-head-anchored',
  'entry-revoked',
  'log-closed',
  'office-changed',
  'key-changed',
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

/** What the events of a block say, in their order. */
export interface NoticesRow {
  block: number;
  timestamp: string;
  notices: Notice[];
}

export const CURSOR = jsonTable<'cursor', Cursor>('cursor', text);
export const COUNTS = jsonTable<string, Counts>('counts', text);
export const BLOCKS = jsonTable<number, BlockRow>('blocks', integer);
/** By block, in the order to put back; none of a block that was final when it was followed. They are large. */
export const UNDOS = jsonTable<number, Undo[]>('undos', integer);
export const OFFICES = jsonTable<string, OfficeRow>('offices', text);
export const AUTHORISATIONS = jsonTable<
  { office: string; key: string; role: AuthorisationRow['role']; from: number },
  AuthorisationRow
>('authorisations', ({ office, key, role, from }) => `${office}/${key}/${role}/${integer(from)}`);
/** Block from which an office distrusts a key: stands also before the key is granted, and for every later grant. */
export const COMPROMISED_KEYS = jsonTable<{ office: string; key: string }, number>(
  'compromised-keys',
  ({ office, key }) => `${office}/${key}`,
);
export const LOG_HEADS = jsonTable<{ office: string; logNumber: number; size: number }, HeadRow>(
  'log-heads',
  ({ office, logNumber, size }) => `${office}/${integer(logNumber)}/${integer(size)}`,
);
export const CLOSED_LOGS = jsonTable<{ office: string; logNumber: number }, ClosedLogRow>(
  'closed-logs',
  ({ office, logNumber }) => `${office}/${integer(logNumber)}`,
);
/** Contracts that the members listed by vote, under their names. */
export const LISTED_CONTRACTS = jsonTable<{ name: string; target: string }, ListedContractRow>(
  'listed-contracts',
  ({ name, target }) => `${name}/${target}`,
);
export const RECORDS = jsonTable<{ office: string; key: string }, RegisterRow>(
  'records',
  ({ office, key }) => `${office}/${key}`,
);
/** Keys of open records, found by what is in the key here; of unpublished ones there is nothing. */
export const FILINGS = jsonTable<FilingGroup & { filingDate: string; key: string }, string>(
  'filings',
  ({ filingDate, key, ...group }) => `${filingGroup(group)}${filingDate}/${key}`,
);
export const CLAIMS = jsonTable<{ earlierKey: string; index: number }, ClaimRow>(
  'claims',
  ({ earlierKey, index }) => `${earlierKey}/${integer(index)}`,
);
export const CLAIMS_BY = jsonTable<{ laterKey: string; turn: number }, MadeClaim>(
  'claims-by',
  ({ laterKey, turn }) => `${laterKey}/${integer(turn)}`,
);
export const CLAIM_PLACES = jsonTable<string, ClaimPlace>('claim-places', text);
export const SEALED_CLAIMS = jsonTable<string, SealedClaimRow>('sealed-claims', text);
/** Blocks whose notices are kept, for followers of the register that were away. */
export const NOTICE_DEPTH = 50_000;
/** A block that says nothing has no row. */
export const NOTICES = jsonTable<number, NoticesRow>('notices', integer);
export const REVOCATIONS = jsonTable<{ office: string; leafHash: string }, RevocationRow>(
  'revocations',
  ({ office, leafHash }) => `${office}/${leafHash}`,
);
export const DELEGATIONS = jsonTable<{ grantor: string; delegate: string; from: number }, DelegationRow>(
  'delegations',
  ({ grantor, delegate, from }) => `${grantor}/${delegate}/${integer(from)}`,
);

/** How the keys of a group in `FILINGS` begin. */
export function filingGroup({ office, rightType, withdrawn }: FilingGroup): string {
  return `${office}/${rightType}/${withdrawn ? 'withdrawn' : 'recorded'}/`;
}

/** All that is derived from the chain, and nothing else: what another node of the chain would have, too. */
export const REGISTER_TABLES = [
  ...[CURSOR, COUNTS, BLOCKS, UNDOS, OFFICES, AUTHORISATIONS, COMPROMISED_KEYS, LOG_HEADS, CLOSED_LOGS],
  ...[
    RECORDS,
    FILINGS,
    CLAIMS,
    CLAIMS_BY,
    CLAIM_PLACES,
    SEALED_CLAIMS,
    NOTICES,
    REVOCATIONS,
    DELEGATIONS,
    LISTED_CONTRACTS,
  ],
] as const;
