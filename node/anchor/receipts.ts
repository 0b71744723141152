/** Receipts for the entries under heads that are final. */
import { checkReceipt, type Receipt, writeReceipt } from '#protocol/receipt.ts';
import type { Chain } from '../chain/connection.ts';
import { NodeError } from '../errors.ts';
import { inclusionProof } from '../log/proofs.ts';
import { TileReader } from '../log/tiles.ts';
import { ENTRIES, type LogRecord, RECEIPTS, type ReceiptRecord } from '../store/office.ts';
import { type HeadRow, LOG_HEADS } from '../store/register.ts';
import type { Store } from '../store.ts';
import type { OwnLog } from './heads.ts';

export interface ReceiptOptions {
  readonly store: Store;
  readonly chain: Chain;
  readonly log: OwnLog;
  readonly now: () => string;
  /** Told of each receipt once it is durable, in the order of the log. */
  readonly onReceipt?: (record: LogRecord, receipt: ReceiptRecord) => Promise<void> | void;
}

/** Receipts that are issued in one write. */
const GROUP = 512;

export class ReceiptIssuer {
  readonly #options: ReceiptOptions;
  readonly #tiles: TileReader;

  constructor(options: ReceiptOptions) {
    this.#options = options;
    this.#tiles = new TileReader(options.store, 256);
  }

  /**
   * Issues every receipt that is due, each after the node has verified it itself: entry, path and anchored root.
   * @returns how many entries have a receipt
   * @throws NodeError LOG_DIVERGED when an anchored root is not the one of the log
   */
  async step(): Promise<number> {
    const { store } = this.#options;
    let next = await this.#firstWithout();
    const size = (await store.meta('log'))?.size ?? 0;
    if (next >= size) return next;
    const final = (await this.#options.chain.finalBlock()) ?? -1;
    for await (const head of this.#headsAbove(next)) {
      if (head.blockNumber > final) break;
      if (head.size > size) throw diverged(head);
      while (next < head.size) {
        const end = Math.min(next + GROUP, head.size);
        await this.#issue(next, end, head);
        next = end;
      }
    }
    return next;
  }

  /** Receipts are issued in the order of the log, so the last one tells. */
  async #firstWithout(): Promise<number> {
    for await (const [key] of this.#options.store.scan(RECEIPTS, { reverse: true, limit: 1 }))
      return Number(key) + 1;
    return 0;
  }

  async *#headsAbove(size: number): AsyncGenerator<HeadRow> {
    const { store, log } = this.#options;
    const after = LOG_HEADS.key({ ...log, size });
    for await (const [, head] of store.scan(LOG_HEADS, { prefix: after.slice(0, -16), after })) yield head;
  }

  async #issue(from: number, to: number, head: HeadRow): Promise<void> {
    const { store, now, onReceipt } = this.#options;
    const records = await store.getMany(
      ENTRIES,
      Array.from({ length: to - from }, (_, place) => from + place),
    );
    const issued: [LogRecord, ReceiptRecord][] = [];
    for (const [place, record] of records.entries()) {
      if (record === undefined) throw new NodeError('STORE_DAMAGED', `the log lacks entry ${from + place}`);
      const receipt = await this.#receiptFor(record, head);
      const check = checkReceipt(receipt);
      if (check.leafHash !== record.leafHash || check.root !== head.root) throw diverged(head);
      issued.push([record, { text: writeReceipt(receipt), issuedAt: now(), verifiedAt: now() }]);
    }
    await store.update(async (batch) => {
      for (const [{ index }, receipt] of issued) batch.put(RECEIPTS, index, receipt);
    });
    for (const [record, receipt] of issued) await onReceipt?.(record, receipt);
  }

  async #receiptFor({ entry, index }: LogRecord, head: HeadRow): Promise<Receipt> {
    const { blockNumber, blockHash, transactionHash, recordedAt } = head;
    return {
      v: 1,
      entry,
      leafIndex: index,
      treeSize: head.size,
      inclusionPath: await inclusionProof(this.#tiles, index, head.size),
      anchor: { blockNumber, blockHash, transactionHash, recordedAt },
    };
  }
}

function diverged({ office, logNumber, size }: HeadRow): NodeError {
  return new NodeError('LOG_DIVERGED', `head ${size} of ${office} log ${logNumber} is not of this log`);
}
