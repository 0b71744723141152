/**
 * Sends the transactions of one account so that none is lost and none is sent twice in another form.
 *
 * Each is kept, signed and with its nonce, before it is sent; after a crash the same bytes are sent again, which a
 * chain takes once. It is forgotten when it is final and followed.
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { Transaction } from 'ethers';
import { z } from 'zod';
import { toHex } from '#protocol/bytes.ts';
import type { Chain } from '../chain/connection.ts';
import { plain, withPrefix } from '../chain/encoding.ts';
import { askedFees, chainError, currentFees, type Fees } from '../chain/send.ts';
import type { TransactionSigner } from '../chain/signer.ts';
import { NodeError } from '../errors.ts';
import type { Batch } from '../store/batch.ts';
import { TRANSACTIONS, type TransactionIntent } from '../store/office.ts';
import { BLOCKS, CURSOR } from '../store/register.ts';
import type { Store } from '../store.ts';

export interface Outgoing {
  readonly to: string; // 40 hex digits
  readonly data: string; // with 0x
  readonly gas: number;
  readonly what: string; // for people
  readonly items: readonly string[]; // ids of outbox items
  readonly head?: { readonly logNumber: number; readonly size: number };
}

const RECEIPT = z
  .object({ blockNumber: z.string(), blockHash: z.string(), status: z.string() })
  .transform(({ blockNumber, blockHash, status }) => ({
    blockNumber: Number(blockNumber),
    blockHash: plain(blockHash),
    success: Number(status) === 1,
  }))
  .nullable();
type Found = NonNullable<z.infer<typeof RECEIPT>>;

export interface SenderOptions {
  readonly store: Store;
  readonly chain: Chain;
  readonly signer: TransactionSigner;
  readonly now: () => string;
  /** A transaction that waits this long pays more, with the same nonce. */
  readonly bumpAfterMs?: number;
}

/** What the look at the kept transactions found. */
export interface Attended {
  /** Not yet in a block that was followed. */
  readonly inFlight: readonly TransactionIntent[];
  /** In a block, and refused as a whole; forgotten now. */
  readonly reverted: readonly TransactionIntent[];
  /** How many are followed and wait to become final. */
  readonly notFinal: number;
}

/** After this time without a block, the chain is asked whether it still knows a transaction. */
const ASK_AFTER_MS = 1_000;
const BUMP_AFTER_MS = 60_000;
/**
 * What pools say of a transaction with which nothing is wrong, nor with them: it is there already; its nonce is taken, by
 * another that a reorganisation gave back to the pool or that is in a block; its nonce is too far from those that this
 * pool has seen. The next look sees which.
 */
const WAITS =
  /already known|already imported|known transaction|nonce too low|replacement|nonce is too distant/i;

export class Sender {
  readonly #options: SenderOptions;
  /** In which block a transaction was found; by its hash. A receipt with 300 events is not asked for twice. */
  readonly #found = new Map<string, Found>();
  /** When this process last sent, and first sent, a transaction; by its hash. */
  readonly #sent = new Map<string, { first: number; last: number }>();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  get #address(): string {
    return withPrefix(this.#options.signer.address);
  }

  /** Sees to every kept transaction: forgets what is final, sends again what the chain lost. */
  async attend(): Promise<Attended> {
    const { store, chain } = this.#options;
    const intents: TransactionIntent[] = [];
    for await (const [, intent] of store.scan(TRANSACTIONS)) intents.push(intent);
    if (intents.length === 0) return { inFlight: [], reverted: [], notFinal: 0 };
    const mined = await chain.provider.getTransactionCount(this.#address, 'latest');
    const followed = (await store.get(CURSOR, 'cursor'))?.number ?? -1;
    const final = (await chain.finalBlock()) ?? -1;
    const inFlight: TransactionIntent[] = [];
    const reverted: TransactionIntent[] = [];
    const forgotten: TransactionIntent[] = [];
    for (const intent of intents.filter(({ nonce }) => nonce < mined)) {
      const receipt = await this.#find(intent, followed);
      if (receipt === undefined) forgotten.push(intent);
      else if (receipt.blockNumber > followed) inFlight.push(intent);
      else if (!receipt.success) reverted.push(intent);
      else if (receipt.blockNumber <= final) forgotten.push(intent);
    }
    const waiting = intents.filter(({ nonce }) => nonce >= mined);
    // Final transactions were taken back with their nonces: what waits behind the gap can never be taken.
    if (waiting[0] !== undefined && waiting[0].nonce > mined) forgotten.push(...waiting);
    else {
      for (const intent of waiting) await this.#keepGoing(intent, intent === waiting[0]);
      inFlight.push(...waiting);
    }
    await this.#forget([...forgotten, ...reverted]);
    const notFinal = intents.length - inFlight.length - reverted.length - forgotten.length;
    return { inFlight, reverted, notFinal };
  }

  /** Keeps a transaction and sends it. `along` puts into the same write what must not be there without it. */
  async send(outgoing: Outgoing, along?: (batch: Batch) => void): Promise<TransactionIntent> {
    const { store, chain, now } = this.#options;
    const { to, data, gas, what, items, head } = outgoing;
    const nonce = await this.#nextNonce();
    const fees = await currentFees(chain);
    const raw = await this.#sign({ to: withPrefix(to), data, gasLimit: gas, nonce }, fees);
    const intent: TransactionIntent = {
      ...{ nonce, raw: plain(raw), hash: hashOf(raw), what, items: [...items] },
      ...(head !== undefined && { head }),
      ...{ createdAt: now(), replaced: [] },
    };
    await store.update(async (batch) => {
      batch.put(TRANSACTIONS, nonce, intent);
      along?.(batch);
    });
    await this.#broadcast(intent);
    return intent;
  }

  /** What the contract says to the same call now; undefined when it takes it. */
  async rehearse({ to, data, gas }: Pick<Outgoing, 'to' | 'data' | 'gas'>): Promise<NodeError | undefined> {
    try {
      await this.#options.chain.provider.call({
        from: this.#address,
        to: withPrefix(to),
        data,
        gasLimit: gas,
      });
      return undefined;
    } catch (error) {
      const coded = chainError(error, this.#options.signer.address);
      if (coded instanceof NodeError && coded.code === 'CONTRACT_REVERTED') return coded;
      throw coded;
    }
  }

  /** What a kept transaction calls. */
  callOf(intent: TransactionIntent): Pick<Outgoing, 'to' | 'data' | 'gas'> {
    const { to, data, gasLimit } = Transaction.from(withPrefix(intent.raw));
    return { to: plain(to ?? '0x'), data, gas: Number(gasLimit) };
  }

  async #nextNonce(): Promise<number> {
    const { store, chain } = this.#options;
    const mined = await chain.provider.getTransactionCount(this.#address, 'latest');
    for await (const [, { nonce }] of store.scan(TRANSACTIONS, { reverse: true, limit: 1 })) {
      return Math.max(mined, nonce + 1);
    }
    return mined;
  }

  async #sign(
    call: { to: string | null; data: string; gasLimit: number | bigint; nonce: number },
    fees: Fees,
  ): Promise<string> {
    const { chain, signer } = this.#options;
    return signer.sign({ ...call, ...fees, chainId: chain.chainId });
  }

  /** Where one of a transaction's versions stands in the chain. */
  async #find({ hash, replaced }: TransactionIntent, followed: number): Promise<Found | undefined> {
    const { store, chain } = this.#options;
    for (const version of [hash, ...replaced]) {
      const known = this.#found.get(version);
      if (known !== undefined) {
        if (known.blockNumber > followed) return known;
        // Taken back since, unless the block that was followed is the one it was found in.
        if ((await store.get(BLOCKS, known.blockNumber))?.hash === known.blockHash) return known;
        this.#found.delete(version);
      }
      const parsed = RECEIPT.safeParse(
        await chain.provider.send('eth_getTransactionReceipt', [withPrefix(version)]),
      );
      if (!parsed.success) throw new NodeError('CHAIN_ANSWER', 'the chain gives no transaction receipt');
      if (parsed.data === null) continue;
      this.#found.set(version, parsed.data);
      return parsed.data;
    }
    return undefined;
  }

  async #keepGoing(intent: TransactionIntent, isNext: boolean): Promise<void> {
    const sent = this.#sent.get(intent.hash);
    if (sent === undefined) return this.#broadcast(intent);
    const now = performance.now();
    if (now - sent.last < ASK_AFTER_MS) return;
    const known = await this.#options.chain.provider.getTransaction(withPrefix(intent.hash));
    if (known === null) return this.#broadcast(intent);
    // Only the next one can be taken, so only its fee can be what holds the rest up.
    if (isNext && now - sent.first > (this.#options.bumpAfterMs ?? BUMP_AFTER_MS))
      await this.#payMore(intent, await currentFees(this.#options.chain));
  }

  async #broadcast(intent: TransactionIntent): Promise<void> {
    const { chain } = this.#options;
    try {
      await chain.provider.send('eth_sendRawTransaction', [withPrefix(intent.raw)]);
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      const isWaiting = WAITS.test(message);
      // What stands before it in the pool is passed by paying more only where gas has a price.
      const asked = isWaiting ? currentFees : askedFees;
      if (/underpriced/i.test(message) && (await this.#payMore(intent, await asked(chain)))) return;
      const coded = chainError(error, this.#options.signer.address);
      if (coded instanceof NodeError && coded.code === 'GAS_SHORT') await this.#payLess(intent);
      if (!isWaiting) throw coded;
    }
    const now = performance.now();
    this.#sent.set(intent.hash, { first: this.#sent.get(intent.hash)?.first ?? now, last: now });
  }

  /** False when more would not help: gas is free, or this pays far above what the chain asks. */
  async #payMore(intent: TransactionIntent, asked: Fees): Promise<boolean> {
    const old = Transaction.from(withPrefix(intent.raw));
    const fees = raisedFees(asked, old);
    if (fees === undefined) return false;
    const raw = await this.#sign(
      { to: old.to, data: old.data, gasLimit: old.gasLimit, nonce: old.nonce },
      fees,
    );
    await this.#broadcast(await this.#replace({ ...intent, cheaper: intent.raw }, raw));
    return true;
  }

  /** Goes back to the version before, which the account could pay; the next look sends it. */
  async #payLess({ cheaper, ...intent }: TransactionIntent): Promise<void> {
    if (cheaper !== undefined) await this.#replace(intent, withPrefix(cheaper));
  }

  async #replace(intent: TransactionIntent, raw: string): Promise<TransactionIntent> {
    const hash = hashOf(raw);
    const replaced = [...new Set([...intent.replaced, intent.hash])].filter((other) => other !== hash);
    const replacing: TransactionIntent = { ...intent, raw: plain(raw), hash, replaced };
    await this.#options.store.update(async (batch) => {
      batch.put(TRANSACTIONS, intent.nonce, replacing);
    });
    this.#sent.delete(intent.hash);
    return replacing;
  }

  async #forget(intents: readonly TransactionIntent[]): Promise<void> {
    if (intents.length === 0) return;
    for (const { hash, replaced } of intents) {
      this.#sent.delete(hash);
      for (const version of [hash, ...replaced]) this.#found.delete(version);
    }
    const change = async (batch: Batch) => {
      for (const { nonce } of intents) batch.delete(TRANSACTIONS, nonce);
    };
    // One that comes back after a power cut is final still.
    await this.#options.store.update(change, { durable: false });
  }
}

/** A transaction that pays this many times what the chain asks does not wait for its fee. */
const MOST_TIMES = 8n;

/**
 * Fees for a replacement. Pools take one only for a tenth more; an eighth is above every rounding. Undefined when more
 * would not help: a chain of free gas, where an account need not have anything, or a fee far above what is asked.
 */
export function raisedFees(current: Fees, old: Transaction): Fees | undefined {
  const more = (fee: bigint | null): bigint => ((fee ?? 0n) * 9n) / 8n + 1n;
  const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
  const asked = BigInt(current.gasPrice ?? current.maxFeePerGas ?? 0n);
  const paid = more(old.type === 0 ? old.gasPrice : old.maxFeePerGas);
  if (paid > MOST_TIMES * asked) return undefined;
  if (old.type === 0) return { type: 0, gasPrice: max(asked, paid) };
  return {
    type: 2,
    maxFeePerGas: max(asked, paid),
    maxPriorityFeePerGas: max(BigInt(current.maxPriorityFeePerGas ?? 0n), more(old.maxPriorityFeePerGas)),
  };
}

/** Not by way of ethers: it would take the whole transaction apart first. */
const hashOf = (raw: string): string => toHex(keccak_256(Buffer.from(plain(raw), 'hex')));
