/**
 * What a node knows of the register: chain data only, as of the block that was followed last.
 *
 * An office's private documents are behind another port, so that whoever reads through this one cannot become an
 * oracle for what is unpublished. Implementations MUST answer from one chain, MUST NOT invent an answer for what
 * is not recorded (undefined, an empty list), and MUST throw when they could not find out.
 */
import {
  AUTHORISATIONS,
  type AuthorisationRow,
  CLAIM_PLACES,
  CLAIMS,
  CLOSED_LOGS,
  type ClaimRow,
  COUNTS,
  type Counts,
  CURSOR,
  DELEGATIONS,
  type HeadRow,
  LOG_HEADS,
  OFFICES,
  type OfficeRow,
  RECORDS,
  REVOCATIONS,
  type RegisterRow,
  type RevocationRow,
  SEALED_CLAIMS,
  type SealedClaimRow,
} from '../store/register.ts';
import type { Store } from '../store.ts';

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
  offices(): Promise<OfficeRow[]>;
  record(office: string, key: string): Promise<RegisterRow | undefined>;
  /** Open claims on an earlier application, in order of opening. */
  claimsOn(openKey: string): Promise<ClaimRow[]>;
  /** An open claim by its id. */
  claim(claimId: string): Promise<ClaimRow | undefined>;
  sealedClaim(claimKey: string): Promise<SealedClaimRow | undefined>;
  head(office: string, logNumber: number, size: number): Promise<AnchoredHead | undefined>;
  /** The largest head that holds. */
  latestHead(office: string, logNumber: number): Promise<AnchoredHead | undefined>;
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
  counts(): Promise<Counts>;
}

export function createRegisterReader(store: Store, chainId: string): RegisterReader {
  async function anchored(row: HeadRow | undefined): Promise<AnchoredHead | undefined> {
    if (row === undefined) return undefined;
    const closed = await store.get(CLOSED_LOGS, row);
    return { ...row, holds: closed === undefined || row.size <= closed.goodSize };
  }

  const reader: RegisterReader = {
    async asOf() {
      const cursor = await store.get(CURSOR, 'cursor');
      if (cursor === undefined) return undefined;
      const { number, hash, timestamp } = cursor;
      return { chainId, blockNumber: number, blockHash: hash, blockTime: timestamp };
    },
    office: (code) => store.get(OFFICES, code),
    offices: () => rows(store.scan(OFFICES)),
    record: (office, key) => store.get(RECORDS, { office, key }),
    claimsOn: (openKey) => rows(store.scan(CLAIMS, { prefix: `${openKey}/` })),
    async claim(claimId) {
      const place = await store.get(CLAIM_PLACES, claimId);
      return place && store.get(CLAIMS, place);
    },
    sealedClaim: (claimKey) => store.get(SEALED_CLAIMS, claimKey),
    head: async (office, logNumber, size) =>
      anchored(await store.get(LOG_HEADS, { office, logNumber, size })),
    async latestHead(office, logNumber) {
      const prefix = LOG_HEADS.key({ office, logNumber, size: 0 }).slice(0, -16);
      for await (const [, row] of store.scan(LOG_HEADS, { prefix, reverse: true })) {
        const head = await anchored(row);
        if (head?.holds) return head;
      }
      return undefined;
    },
    async keyAuthorisation(office, key, block, role) {
      const history = (await store.get(OFFICES, office))?.history ?? [];
      for await (const [, row] of store.scan(AUTHORISATIONS, { prefix: `${office}/${key}/` })) {
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
      const at = block ?? (await store.get(CURSOR, 'cursor'))?.number ?? 0;
      for await (const [, { from, until }] of store.scan(DELEGATIONS, {
        prefix: `${grantor}/${delegate}/`,
      })) {
        if (from <= at && (until === undefined || at < until)) return true;
      }
      return false;
    },
    counts: async () => (await store.get(COUNTS, 'counts')) ?? { applications: 0, claims: 0 },
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
