/**
 * What a node knows of the register: chain data only, as of the block that was followed last.
 *
 * An office's private documents are behind another port, so that whoever reads through this one cannot become an
 * oracle for what is unpublished. Implementations MUST answer from one chain, MUST NOT invent an answer for what
 * is not recorded (undefined, an empty list), and MUST throw when they could not find out.
 */

import { bookNameBytes, plain } from '../chain/encoding.ts';
import {
  AUTHORISATIONS,
  type AuthorisationRow,
  CLAIM_PLACES,
  CLAIMS,
  CLAIMS_BY,
  CLOSED_LOGS,
  type ClaimRow,
  COUNTS,
  type Counts,
  CURSOR,
  DELEGATIONS,
  FILINGS,
  type FilingGroup,
  filingGroup,
  type HeadRow,
  LISTED_CONTRACTS,
  LOG_HEADS,
  NOTICE_DEPTH,
  NOTICES,
  type NoticesRow,
  OFFICES,
  type OfficeRow,
  RECORDS,
  REVOCATIONS,
  type RegisterRow,
  type RevocationRow,
  SEALED_CLAIMS,
  type SealedClaimRow,
} from '../store/register.ts';
import type { Readable, Store } from '../store.ts';

/** The block that every answer is true for. */
export interface AsOf {
  readonly chainId: string; // decimal
  readonly blockNumber: number;
  readonly blockHash: string; // without 0x
  readonly blockTime: string;
}

/** A head, and whether it counts: heads above the good size of a closed log stay readable and no longer hold. */
export type AnchoredHead = HeadRow & { readonly holds: boolean };

export interface RegisterReader {
  /** Undefined before the first block was followed. */
  asOf(): Promise<AsOf | undefined>;
  office(code: string): Promise<OfficeRow | undefined>;
  /** Every office that was ever admitted, by code. */
  offices(): Promise<readonly OfficeRow[]>;
  record(office: string, key: string): Promise<RegisterRow | undefined>;
  /** The record at a key, whichever office has it: an open key holds its office, so at most one can. */
  recordAnywhere(key: string): Promise<RegisterRow | undefined>;
  /** Keys of published records that are alike, in the order of their filing dates. */
  filings(group: FilingGroup, range?: FilingRange): AsyncIterable<string>;
  /** Open claims on an earlier application, in order of opening. */
  claimsOn(openKey: string): Promise<ClaimRow[]>;
  /** Open claims that a later application makes. */
  claimsBy(laterKey: string): Promise<ClaimRow[]>;
  /** An open claim by its id. */
  claim(claimId: string): Promise<ClaimRow | undefined>;
  sealedClaim(claimKey: string): Promise<SealedClaimRow | undefined>;
  head(office: string, logNumber: number, size: number): Promise<AnchoredHead | undefined>;
  /** The largest head that holds. */
  latestHead(office: string, logNumber: number): Promise<AnchoredHead | undefined>;
  /** Heads of all logs of an office, the newest last unless reversed. */
  heads(office: string, range?: { reverse?: boolean; limit?: number }): AsyncIterable<AnchoredHead>;
  /** Every interval of every key of an office. */
  keys(office: string): Promise<AuthorisationRow[]>;
  /** What let a key write for an office in a block: interval, term and status covering it. */
  keyAuthorisation(
    office: string,
    key: string,
    block: number,
    role?: AuthorisationRow['role'],
  ): Promise<AuthorisationRow | undefined>;
  /** A revocation that is in force. */
  revocation(office: string, leafHash: string): Promise<RevocationRow | undefined>;
  /** Whether `delegate` may speak about applications of `grantor`, now or in a given block. */
  delegated(grantor: string, delegate: string, block?: number): Promise<boolean>;
  /** Whether the address book has the contract under that name, in force or not. */
  isListed(name: string, address: string): Promise<boolean>;
  counts(): Promise<Totals>;
  /** Of one office. */
  countsOf(office: string): Promise<Counts>;
  /** What blocks above `after` changed, block by block; kept for the newest blocks only. */
  notices(after: number): AsyncIterable<NoticesRow>;
  /** The first block whose notices are surely kept. */
  noticesFrom(): Promise<number>;
}

/** Both days belong to it. */
export interface FilingRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly reverse?: boolean;
}

/** A register that goes on from block to block while it is read. */
export interface LiveReader extends RegisterReader {
  /** Lets `work` read one block, whatever is followed meanwhile. */
  still<T>(work: (reader: RegisterReader) => Promise<T>): Promise<T>;
}

/** Of all offices together. */
export interface Totals {
  readonly applications: number; // records, sealed and open
  readonly claims: number; // sealed and open
}

export function createRegisterReader(store: Store, chainId: string): LiveReader {
  return {
    ...readerOf(store, chainId),
    still: (work) => store.still((still) => work(readerOf(still, chainId))),
  };
}

function readerOf(store: Readable, chainId: string): RegisterReader {
  async function anchored(row: HeadRow | undefined): Promise<AnchoredHead | undefined> {
    if (row === undefined) return undefined;
    const closed = await store.kept(CLOSED_LOGS, row);
    return { ...row, holds: closed === undefined || row.size <= closed.goodSize };
  }

  const reader: RegisterReader = {
    async asOf() {
      const cursor = await store.kept(CURSOR, 'cursor');
      if (cursor === undefined) return undefined;
      const { number, hash, timestamp } = cursor;
      return { chainId, blockNumber: number, blockHash: hash, blockTime: timestamp };
    },
    office: (code) => store.kept(OFFICES, code),
    offices: () => store.few(OFFICES),
    record: (office, key) => store.get(RECORDS, { office, key }),
    async recordAnywhere(key) {
      const offices = await reader.offices();
      const found = await store.getMany(
        RECORDS,
        offices.map(({ code }) => ({ office: code, key })),
      );
      return found.find((row) => row !== undefined);
    },
    async *filings(group, { from = '', to = '9999-12-31', reverse = false } = {}) {
      const prefix = filingGroup(group);
      const [first, behind] = [prefix + from, `${prefix}${to}0`]; // "0" is behind the "/" that follows a date
      for await (const [place, key] of store.scan(FILINGS, {
        ...{ prefix, after: reverse ? behind : first, reverse },
      })) {
        if (reverse ? place < first : place > behind) return;
        yield key;
      }
    },
    claimsOn: (earlierKey) => store.list(CLAIMS, (index) => ({ earlierKey, index })),
    async claimsBy(laterKey) {
      const places = await store.list(CLAIMS_BY, (turn) => ({ laterKey, turn }));
      return (await store.getMany(CLAIMS, places)).filter((row) => row !== undefined);
    },
    async claim(claimId) {
      const place = await store.get(CLAIM_PLACES, claimId);
      return place && store.get(CLAIMS, place);
    },
    sealedClaim: (claimKey) => store.get(SEALED_CLAIMS, claimKey),
    head: async (office, logNumber, size) =>
      anchored(await store.kept(LOG_HEADS, { office, logNumber, size })),
    async latestHead(office, logNumber) {
      const prefix = LOG_HEADS.key({ office, logNumber, size: 0 }).slice(0, -16);
      for await (const [, row] of store.scan(LOG_HEADS, { prefix, reverse: true })) {
        const head = await anchored(row);
        if (head?.holds) return head;
      }
      return undefined;
    },
    async *heads(office, range) {
      for await (const [, row] of store.scan(LOG_HEADS, { prefix: `${office}/`, ...range })) {
        const head = await anchored(row);
        if (head !== undefined) yield head;
      }
    },
    keys: (office) => rows(store.scan(AUTHORISATIONS, { prefix: `${office}/` })),
    async keyAuthorisation(office, key, block, role) {
      const history = (await store.kept(OFFICES, office))?.history ?? [];
      for (const row of await store.few(AUTHORISATIONS, `${office}/${key}/`)) {
        const covers = row.from <= block && (row.until === undefined || block < row.until);
        const asked = role === undefined || row.role === role;
        if (covers && asked && wasActive(history, row.term, block)) return row;
      }
      return undefined;
    },
    async revocation(office, leafHash) {
      const row = await store.get(REVOCATIONS, { office, leafHash });
      return row?.annulledAt === undefined ? row : undefined;
    },
    async delegated(grantor, delegate, block) {
      const at = block ?? (await store.kept(CURSOR, 'cursor'))?.number ?? 0;
      for await (const [, { from, until }] of store.scan(DELEGATIONS, {
        prefix: `${grantor}/${delegate}/`,
      })) {
        if (from <= at && (until === undefined || at < until)) return true;
      }
      return false;
    },
    async isListed(name, address) {
      const place = { name: plain(bookNameBytes(name)), target: address };
      return (await store.get(LISTED_CONTRACTS, place)) !== undefined;
    },
    async counts() {
      const totals = { applications: 0, claims: 0 };
      for await (const [, { open, sealed, claims }] of store.scan(COUNTS)) {
        totals.claims += claims;
        for (const count of [...Object.values(open), ...Object.values(sealed)]) totals.applications += count;
      }
      return totals;
    },
    countsOf: async (office) => (await store.get(COUNTS, office)) ?? { open: {}, sealed: {}, claims: 0 },
    async *notices(after) {
      for await (const [, row] of store.scan(NOTICES, { after: NOTICES.key(after) })) yield row;
    },
    async noticesFrom() {
      return Math.max(0, ((await store.kept(CURSOR, 'cursor'))?.number ?? 0) - NOTICE_DEPTH);
    },
  };
  return reader;
}

/** Active at some moment of the block, as the directory itself judges it: both ends of a change count. */
function wasActive(history: OfficeRow['history'], term: number, block: number): boolean {
  return history.some((change, position) => {
    const next = history[position + 1];
    const began = change.from <= block;
    const lasted = next === undefined || next.from >= block;
    return change.status === 'active' && change.term === term && began && lasted;
  });
}

async function rows<V>(scan: AsyncIterable<[string, V]>): Promise<V[]> {
  const found: V[] = [];
  for await (const [, row] of scan) found.push(row);
  return found;
}
