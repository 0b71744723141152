/**
 * What a node has under way when its key is another than before. Nonces are an account's own, so nothing is sent with
 * the new key until nothing of the old one can come into a block any more; what was lost with it is owed, as ever.
 */
import { Transaction } from 'ethers';
import type { Chain } from '../chain/connection.ts';
import { plain, withPrefix } from '../chain/encoding.ts';
import type { TransactionSigner } from '../chain/signer.ts';
import { TRANSACTIONS, type TransactionIntent } from '../store/office.ts';
import { CURSOR } from '../store/register.ts';
import type { Store } from '../store.ts';

export interface EarlierKeyOptions {
  readonly store: Store;
  readonly chain: Chain;
  readonly signer: TransactionSigner;
  /** A transaction that a pool still has, and that comes into no block for so long, is not waited for. */
  readonly waitMs?: number;
}

const WAIT_MS = 60_000;

export class EarlierKey {
  readonly #options: EarlierKeyOptions;
  /** The account of which it is known that nothing else is kept. */
  #doneFor: string | undefined;
  #waitingSince: number | undefined;

  constructor(options: EarlierKeyOptions) {
    this.#options = options;
  }

  /**
   * Whether all that is kept is of the present key. What is not is forgotten once its block is followed, or the chain
   * knows it no more.
   * @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER, or one of the store
   */
  async isOver(): Promise<boolean> {
    const { store, signer, waitMs = WAIT_MS } = this.#options;
    if (this.#doneFor === signer.address) return true;
    const others: TransactionIntent[] = [];
    for await (const [, intent] of store.scan(TRANSACTIONS)) {
      if (senderOf(intent) !== signer.address) others.push(intent);
    }
    this.#waitingSince ??= performance.now();
    const isLate = performance.now() - this.#waitingSince > waitMs;
    for (const intent of others) if (!isLate && (await this.#mayStillCome(intent))) return false;
    if (others.length > 0) {
      await store.update(async (batch) => {
        for (const { nonce } of others) batch.delete(TRANSACTIONS, nonce);
      });
    }
    this.#doneFor = signer.address;
    this.#waitingSince = undefined;
    return true;
  }

  async #mayStillCome({ hash, replaced }: TransactionIntent): Promise<boolean> {
    const { store, chain } = this.#options;
    const followed = (await store.get(CURSOR, 'cursor'))?.number ?? -1;
    for (const version of [hash, ...replaced]) {
      const found = await chain.provider.getTransaction(withPrefix(version));
      if (found !== null) return found.blockNumber === null || found.blockNumber > followed;
    }
    return false;
  }
}

const senderOf = ({ raw }: TransactionIntent): string =>
  plain(Transaction.from(withPrefix(raw)).from ?? '0x');
