/** What the checks of a store share: the codes of differences, and what each check gets. */
import type { TileReader } from './log/tiles.ts';
import type { Batch } from './store/batch.ts';
import type { Vault } from './store/vault.ts';
import type { Store } from './store.ts';

/** What can differ, and what it means. */
export const FSCK_CODES = {
  ENTRY_MISSING: 'A log entry is not in the store. Restore a backup.',
  ENTRY_INVALID: 'A log entry is not one of this log.',
  LEAF_DIFFERS: 'The leaf hash on record is not that of the entry. Mended from the entry.',
  DOCUMENT_MISSING: 'A document is not in the store and was not erased on purpose. Restore a backup.',
  DOCUMENT_PURGED: 'A document was erased on purpose, with its entry. Its leaf stays, and so does the tree.',
  PURGE_UNFINISHED:
    'A document was erased on purpose, and something of it may be left. Run `ipanchor purge` on the entry again.',
  DOCUMENT_ALTERED: 'A stored document has other bytes than were logged. Restore a backup.',
  DIGEST_DIFFERS: 'A document gives another digest today than was logged.',
  DIGEST_UNKNOWN: 'A document could not be digested now; nothing is known against it.',
  INTAKE_DIFFERS: 'The index by which a document is known again lacks it. Mended from the entry.',
  APPLICATION_DIFFERS: 'An application does not list one of its entries. Mended from the entry.',
  NUMBER_DIFFERS:
    'The number of an application reads differently by the rules of today. Look-ups try the earlier rules too; nothing is mended.',
  TILE_DIFFERS: 'A tile of the log is not what the entries give. Mended from the entries.',
  ROOT_DIFFERS: 'Size or root of the log is not what the entries give. Mended from the entries.',
  HEAD_DIFFERS: 'A head on the chain is not one of this log.',
  RECEIPT_DIFFERS:
    'A receipt does not fit its entry and the log. Mended from both, when its anchor is readable.',
  RECEIPT_MISSING:
    'An entry lacks its receipt, and later ones have theirs. Mended from log and anchored head.',
  CODE_MISSING: 'The access code of a sealed application is gone: it can never be opened. Restore a backup.',
  CODE_DIFFERS: 'An access code cannot be read, or does not give the key of its record.',
  OUTBOX_DIFFERS: 'The lists of what is owed to the chain disagree. Mended where one gives the other.',
  AUDIT_DIFFERS:
    'A row of the audit trail is missing or was changed. Not mended: compare with a backup, and find out who did it.',
  PROJECTION_DIFFERS: 'The register half is not what the chain gives. Mended from the chain.',
} as const satisfies Record<string, string>;

export type FsckCode = keyof typeof FSCK_CODES;

/** Worth knowing, and no damage. */
export const FSCK_NOTES: ReadonlySet<FsckCode> = new Set<FsckCode>(['DOCUMENT_PURGED', 'NUMBER_DIFFERS']);

export interface Difference {
  readonly code: FsckCode;
  /** Which entry, tile, receipt or row. */
  readonly where: string;
  readonly message: string;
  readonly mended: boolean;
}

type Mend = (batch: Batch) => unknown;

/** What every check gets. */
export interface Check {
  readonly store: Store;
  readonly vault: Vault;
  readonly tiles: TileReader;
  readonly repair: boolean;
  /** Tells one difference; with `mend`, and when repair is asked, puts it right at once. */
  readonly report: (code: FsckCode, where: string, message: string, mend?: Mend) => Promise<void>;
}
