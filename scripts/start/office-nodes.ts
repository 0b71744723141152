/** The sample offices: each with its own keys, store, folders and node, all of them in this process. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { giveOutCodes } from '#node/intake/code-files.ts';
import { DropFolder } from '#node/intake/drop-folder.ts';
import type { Outcome } from '#node/intake/ingest.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { createOfficeNode, type OfficeNode, timeNow } from '#node/office.ts';
import { demonstrationKey, type Network } from './network.ts';
import { type Story, short } from './story.ts';

export interface RunningOffice {
  readonly office: string;
  readonly folder: string;
  readonly inbox: string;
  readonly node: OfficeNode;
  readonly operator: string; // address
  readonly receipts: string;
  /** Waits until all that was taken by now has its receipt, and each unpublished application its code. */
  settled(): Promise<void>;
  /** Takes what lies in the inbox now. */
  sweep(): Promise<readonly Outcome[]>;
  /** Takes what is put into the inbox from now on. */
  watch(): void;
}

/** Right types that these offices publish at filing. */
const PUBLIC_FROM_FILING = new Set(['T'] as const);
/** A file in an inbox is whole when it stood still for so long. */
const STABLE_MS = 1_000;

export class Offices {
  readonly #network: Network;
  readonly #dataFolder: string;
  readonly #pool: WorkerPool;
  readonly #story: Story;
  readonly #running = new Map<string, Promise<RunningOffice>>();
  readonly #closing = new AbortController();
  readonly #watches: Promise<void>[] = [];

  constructor(network: Network, dataFolder: string, pool: WorkerPool, story: Story) {
    this.#network = network;
    this.#dataFolder = dataFolder;
    this.#pool = pool;
    this.#story = story;
  }

  /** The node of an office; the first call sets it up. */
  get(office: string): Promise<RunningOffice> {
    let running = this.#running.get(office);
    if (running === undefined) {
      running = this.#start(office);
      this.#running.set(office, running);
    }
    return running;
  }

  /** Those that were set up, by code. */
  async all(): Promise<RunningOffice[]> {
    const offices = await Promise.all(this.#running.values());
    return offices.sort((a, b) => (a.office < b.office ? -1 : 1));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#watches);
    for (const started of await Promise.allSettled(this.#running.values())) {
      if (started.status === 'fulfilled') await started.value.node.close();
    }
  }

  async #start(office: string): Promise<RunningOffice> {
    const { embedded, deployment, members } = this.#network;
    const folder = join(this.#dataFolder, 'offices', office);
    const inbox = join(folder, 'inbox');
    const receipts = join(folder, 'receipts');
    await mkdir(inbox, { recursive: true });
    const admin = await demonstrationKey(join(folder, 'admin'));
    const signer = await demonstrationKey(join(folder, 'operator'));
    for (const { address } of [admin, signer]) await embedded.fund(address);
    await members.admit(office, admin, signer.address);
    const node = await createOfficeNode({
      ...{ dataFolder: folder, office, signer, deployment, publicFromFiling: PUBLIC_FROM_FILING },
      access: this.#network.access,
      say: (line) => this.#story.detail(`${office}: ${line}`),
    });
    const outcomes: Outcome[] = [];
    const drop = new DropFolder({
      ...{ inbox, rejected: join(folder, 'rejected'), stableMilliseconds: STABLE_MS, now: timeNow },
      ...{ pool: this.#pool, deskFor: async (code: string) => (code === office ? node.desk : undefined) },
      onOutcome: (outcome) => {
        outcomes.push(outcome);
        node.wake();
      },
    });
    this.#story.detail(`${office}  key ${short(`0x${signer.address}`)}  ${folder}`);
    return {
      ...{ office, folder, inbox, receipts, node, operator: signer.address },
      async settled() {
        await node.settled();
        await giveOutCodes({ store: node.store, vault: node.vault, folder: receipts, now: timeNow });
      },
      async sweep() {
        await drop.sweep();
        return outcomes.splice(0);
      },
      watch: () => {
        this.#watches.push(drop.watch(this.#closing.signal));
      },
    };
  }
}
