/**
 * Brings to the chain what this office owes it: outbox items and tree heads.
 *
 * A reconciler: it compares what should be on the chain with what was followed, and sends the difference. It keeps no
 * state of its own but the transactions under way, so that a crash or a reorganisation only makes it compare again.
 */
import type { Chain } from '../chain/connection.ts';
import { type ContractName, encodeCall } from '../chain/contracts.ts';
import { officeBytes, withPrefix } from '../chain/encoding.ts';
import type { TransactionSigner } from '../chain/signer.ts';
import { NodeError } from '../errors.ts';
import { TileReader } from '../log/tiles.ts';
import { HEADS, type PlannedHead, type TransactionIntent } from '../store/office.ts';
import type { OutboxItem } from '../store/outbox.ts';
import { itemsByIds, pendingItems, settle } from '../store/queue.ts';
import { CURSOR } from '../store/register.ts';
import type { Store } from '../store.ts';
import { BatchSizes } from './batch-sizes.ts';
import { type ActionType, callOf } from './calls.ts';
import { EarlierKey } from './earlier-key.ts';
import { batchLimit, gasFor, nextGroup } from './grouping.ts';
import { HEAD_GAS, headCall, lackingHeads, type OwnLog, planHead } from './heads.ts';
import { type Outgoing, Sender } from './sender.ts';

export interface AnchorOptions {
  readonly store: Store;
  readonly chain: Chain;
  readonly signer: TransactionSigner;
  readonly log: OwnLog;
  /** Addresses in hexadecimal without 0x. */
  readonly contracts: Readonly<Record<ContractName, { readonly address: string }>>;
  readonly now: () => string;
  readonly say?: (line: string) => void;
  /** A group that is not full is sent when its oldest part has waited this long. */
  readonly maxAgeMs?: number;
  readonly bumpAfterMs?: number;
}

/** More transactions than this are not sent ahead of what was followed. */
const MOST_IN_FLIGHT = 16;
const PENDING_WINDOW = 300 * (MOST_IN_FLIGHT + 1);
const MAX_AGE_MS = 250;
/** Of a line in the history of the office's status: 56,829 measured. */
const REINSTATE_GAS = 120_000;
/** A key that may not write, an office that is suspended: what every item of the office meets, not a fault of one. */
const OF_THE_OFFICE = new Set(['OfficeKeyUnauthorised', 'OfficeGuardNoContract']);

export class Anchor {
  readonly #options: AnchorOptions;
  readonly #earlierKey: EarlierKey;
  readonly #sender: Sender;
  readonly #tiles: TileReader;
  readonly #sizes: BatchSizes;
  /** Since when something waits for more to come with it. */
  readonly #waitingSince = new Map<'head' | 'items', number>();

  constructor(options: AnchorOptions) {
    this.#options = options;
    this.#earlierKey = new EarlierKey(options);
    this.#sender = new Sender(options);
    this.#sizes = new BatchSizes((type) => batchLimit(type, options.chain.profile));
    this.#tiles = new TileReader(options.store, 256);
  }

  /**
   * Sends what is due. Call it again after a short while, and after an error with growing pauses: nothing is lost.
   * @returns whether nothing is owed or under way
   * @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER, GAS_SHORT, CONTRACT_REVERTED (the office may not
   * write), LOG_DIVERGED, or one of the store
   */
  async step(): Promise<boolean> {
    if (!(await this.#isLevel()) || !(await this.#earlierKey.isOver())) return false;
    const { inFlight, reverted, notFinal } = await this.#sender.attend();
    for (const intent of reverted) await this.#afterRevert(intent);
    const underWay = [...inFlight];
    const pending = await pendingItems(this.#options.store, PENDING_WINDOW);
    try {
      // A log that another has spoilt stops no more than the log: what is owed to the registers goes on.
      const spoilt = await fill(underWay, () => this.#sendHead(underWay)).catch(onlyDiverged);
      await fill(underWay, () => this.#sendGroup(underWay, pending));
      if (spoilt !== undefined) throw spoilt;
    } catch (error) {
      if (underWay.length > 0 || !(await this.#endsSuspension(error))) throw error;
      return false;
    }
    return underWay.length === 0 && notFinal === 0 && this.#waitingSince.size === 0;
  }

  /**
   * What the chain already has but was not followed yet would be sent a second time, in vain. And what a chain says that
   * took back the block that was followed last, it says of another history.
   */
  async #isLevel(): Promise<boolean> {
    const { store, chain } = this.#options;
    const cursor = await store.get(CURSOR, 'cursor');
    if (cursor === undefined) return false;
    const ahead = (await chain.provider.getBlockNumber()) - cursor.number;
    if (ahead !== 0 && ahead !== 1) return false;
    return (await chain.provider.getBlock(cursor.number))?.hash === withPrefix(cursor.hash);
  }

  /** What the contract says to a call that is to be sent; `moved` when that is no longer about what was followed. */
  async #refusalOf(call: Pick<Outgoing, 'to' | 'data' | 'gas'>): Promise<NodeError | 'moved' | undefined> {
    const refusal = await this.#sender.rehearse(call);
    return refusal === undefined || (await this.#isLevel()) ? refusal : 'moved';
  }

  /** Whether the office may not write only because nobody ended a suspension whose time is over; ends that then. */
  async #endsSuspension(error: unknown): Promise<boolean> {
    if (!(error instanceof NodeError) || error.where !== 'OfficeKeyUnauthorised') return false;
    const { contracts, log, say } = this.#options;
    const end: Outgoing = {
      to: contracts.OfficeDirectory.address,
      data: encodeCall('OfficeDirectory', 'reinstate', officeBytes(log.office)),
      ...{ gas: REINSTATE_GAS, what: 'end of the suspension', items: [] },
    };
    if ((await this.#sender.rehearse(end)) !== undefined) return false;
    await this.#sender.send(end);
    say?.(`The time of the suspension of ${log.office} is over; it was ended.`);
    return true;
  }

  async #sendHead(underWay: readonly TransactionIntent[]): Promise<TransactionIntent | undefined> {
    const { store, log, now, contracts } = this.#options;
    const lacking = await lackingHeads(store, log);
    const isUnderWay = ({ size }: PlannedHead) => underWay.some(({ head }) => head?.size === size);
    let next = lacking.find((head) => !isUnderWay(head));
    let isNew = false;
    if (next === undefined && lacking.length === 0) {
      next = await planHead(store, this.#tiles, log, now());
      isNew = true;
    }
    if (next === undefined) this.#waitingSince.delete('head');
    if (next === undefined || (isNew && !this.#isDue('head', false))) return undefined;
    const head = next;
    const outgoing: Outgoing = {
      ...{ to: contracts.DocumentLog.address, data: await headCall(this.#tiles, log, head), gas: HEAD_GAS },
      ...{ what: `head ${head.size}`, items: [], head: { logNumber: log.logNumber, size: head.size } },
    };
    if (underWay.every((intent) => intent.head === undefined)) {
      const refusal = await this.#refusalOf(outgoing);
      if (refusal === 'moved') return undefined;
      if (refusal !== undefined) throw diverged(refusal, log, head);
    }
    this.#waitingSince.delete('head');
    return this.#sender.send(outgoing, (batch) => isNew && batch.put(HEADS, head, head));
  }

  async #sendGroup(
    underWay: readonly TransactionIntent[],
    pending: readonly OutboxItem[],
  ): Promise<TransactionIntent | undefined> {
    const { log, contracts } = this.#options;
    const inFlight = new Set(underWay.flatMap(({ items }) => items));
    const group = nextGroup(pending, inFlight, (type) => this.#sizes.of(type));
    if (group === undefined) {
      this.#waitingSince.delete('items');
      return undefined;
    }
    const { type, items } = group;
    if (!this.#isDue('items', items.length >= this.#sizes.of(type))) return undefined;
    const { contract, data, items: ordered } = callOf(log.office, type, items);
    const outgoing: Outgoing = {
      ...{ to: contracts[contract].address, data, gas: gasFor(type, items.length) },
      ...{ what: `${type} ${items.length}`, items: ordered.map(({ id }) => id) },
    };
    if (underWay.length === 0 || this.#sizes.isReduced(type)) {
      const refusal = await this.#refusalOf(outgoing);
      if (refusal !== undefined) {
        if (refusal !== 'moved') await this.#blame(refusal, type, ordered);
        return undefined; // the next turn compares anew
      }
      this.#sizes.taken(type);
    }
    return this.#sender.send(outgoing);
  }

  /** Waits a little for more to come, so that it goes in one transaction. */
  #isDue(what: 'head' | 'items', full: boolean): boolean {
    const since = this.#waitingSince.get(what) ?? performance.now();
    this.#waitingSince.set(what, since);
    return full || performance.now() - since >= (this.#options.maxAgeMs ?? MAX_AGE_MS);
  }

  async #afterRevert(intent: TransactionIntent): Promise<void> {
    this.#options.say?.(`The chain refused ${intent.what} (transaction ${intent.hash}).`);
    if (intent.head !== undefined) return; // the same head is sent again, and rehearsed before
    const items = await itemsByIds(this.#options.store, intent.items);
    const owed = items.filter((item) => item?.state === 'pending').filter((item) => item !== undefined);
    const [first] = owed;
    if (first === undefined) return;
    const refusal = await this.#refusalOf(this.#sender.callOf(intent));
    if (refusal === 'moved') return;
    // Taken now: what it needed has come since, or it ran out of gas.
    const outOfGas = new NodeError('CONTRACT_REVERTED', 'the transaction ran out of gas');
    if (refusal !== undefined || owed.length > 1)
      await this.#blame(refusal ?? outOfGas, first.action.type, owed);
  }

  /** Finds who is at fault: the office, one item, or one of many, which halving will part from the rest. */
  async #blame(refusal: NodeError, type: ActionType, items: readonly OutboxItem[]): Promise<void> {
    if (OF_THE_OFFICE.has(refusal.where ?? '')) throw refusal;
    const [item] = items;
    if (items.length > 1 || item === undefined) {
      this.#sizes.refused(type, items.length);
      return;
    }
    this.#sizes.found(type);
    const { store, say } = this.#options;
    const settledIn = (await store.get(CURSOR, 'cursor'))?.number ?? 0;
    await store.update(async (batch) =>
      settle(batch, item, { state: 'conflict', settledIn, reason: refusal.message }),
    );
    say?.(`The register does not take ${item.id}: ${refusal.message}`);
  }
}

/** Sends until the account has enough under way, or nothing more is due. */
async function fill(
  underWay: TransactionIntent[],
  send: () => Promise<TransactionIntent | undefined>,
): Promise<undefined> {
  while (underWay.length < MOST_IN_FLIGHT) {
    const sent = await send();
    if (sent === undefined) return;
    underWay.push(sent);
  }
}

function onlyDiverged(error: unknown): NodeError {
  if (error instanceof NodeError && error.code === 'LOG_DIVERGED') return error;
  throw error;
}

function diverged(refusal: NodeError, { office, logNumber }: OwnLog, { size }: PlannedHead): NodeError {
  if (OF_THE_OFFICE.has(refusal.where ?? '')) return refusal;
  return new NodeError('LOG_DIVERGED', `head ${size} of ${office} log ${logNumber}: ${refusal.message}`, {
    cause: refusal,
  });
}
