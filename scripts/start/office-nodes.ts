/** The sample offices: each with its own keys, store, folders and node, all of them in this process. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '#node/config.ts';
import { writeDurably } from '#node/durable-file.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { type OfficeService, startOfficeService } from '#node/office-service.ts';
import { demonstrationKey, type Network } from './network.ts';
import { type Story, short } from './story.ts';

export class Offices {
  readonly #network: Network;
  readonly #dataFolder: string;
  readonly #pool: WorkerPool;
  readonly #story: Story;
  readonly #running = new Map<string, Promise<OfficeService>>();

  constructor(network: Network, dataFolder: string, pool: WorkerPool, story: Story) {
    this.#network = network;
    this.#dataFolder = dataFolder;
    this.#pool = pool;
    this.#story = story;
  }

  /** The service of an office; the first call sets it up. */
  get(office: string): Promise<OfficeService> {
    let running = this.#running.get(office);
    if (running === undefined) {
      running = this.#start(office);
      this.#running.set(office, running);
    }
    return running;
  }

  /** Those that were set up. */
  all(): Promise<OfficeService[]> {
    return Promise.all(this.#running.values());
  }

  async close(): Promise<void> {
    for (const started of await Promise.allSettled(this.#running.values())) {
      if (started.status === 'fulfilled') await started.value.close();
    }
  }

  async #start(office: string): Promise<OfficeService> {
    const { embedded, members } = this.#network;
    const folder = join(this.#dataFolder, 'offices', office);
    await mkdir(folder, { recursive: true });
    const admin = await demonstrationKey(join(folder, 'admin'));
    const operator = await demonstrationKey(join(folder, 'operator'));
    for (const { address } of [admin, operator]) await embedded.fund(address);
    await members.admit(office, admin, operator.address);
    const config = loadConfig(await this.#writeConfig(office, folder), {});
    const say = (line: string): void => this.#story.detail(`${office}: ${line}`);
    const service = await startOfficeService({ config, pool: this.#pool, say });
    this.#story.detail(`${office}  key ${short(`0x${operator.address}`)}  ${folder}`);
    return service;
  }

  /** Where the commands of `ipanchor` find the node; the address of the embedded chain changes with each start. */
  async #writeConfig(office: string, folder: string): Promise<string> {
    const { embedded, deploymentFile } = this.#network;
    const file = join(folder, 'config.json');
    const config = {
      office,
      dataFolder: folder,
      chain: {
        endpoints: [embedded.url],
        contracts: deploymentFile,
        keystore: 'operator.keystore.json',
        passwordFile: 'operator.password',
        savedBlockFile: embedded.savedBlockFile,
      },
      intake: { stableSeconds: 1 },
      anchor: { maxAgeSeconds: 0.25 },
    };
    await writeDurably(file, `${JSON.stringify(config, null, 2)}\n`);
    return file;
  }
}
