/** The running service of one office: its node, its folders and its control socket, as the configuration says. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChainAccess } from './chain/connection.ts';
import { type Deployment, readDeployment } from './chain/deploy.ts';
import type { Finality } from './chain/profile.ts';
import type { Problem } from './chain-stages.ts';
import { declareAgain } from './claim-retries.ts';
import type { Config, ObserverConfig } from './config.ts';
import { serveControl } from './control.ts';
import { operations } from './control-operations.ts';
import { NodeError } from './errors.ts';
import { giveOutCodes } from './intake/code-files.ts';
import { DropFolder } from './intake/drop-folder.ts';
import type { Outcome } from './intake/ingest.ts';
import type { WorkerPool } from './intake/pool.ts';
import { REJECTED_FOLDER } from './intake/rejected.ts';
import { createOfficeNode, type OfficeNode, timeNow } from './office.ts';
import { createOfficePort, type OfficePort } from './office-port.ts';
import { operatorKey } from './operator-key.ts';
import { storageError } from './store/failure.ts';

export interface ServiceOptions {
  readonly config: Config;
  readonly pool: WorkerPool;
  readonly say?: (line: string) => void;
  /** The configuration as it is on disk now, for a key that changes while the node runs. */
  readonly reload?: () => Config;
}

export interface OfficeService {
  readonly config: Config;
  /** Its problem may be one of taking documents, too. */
  readonly node: OfficeNode;
  readonly inbox: string;
  readonly receipts: string;
  /** For a gateway that serves the office itself. */
  readonly port: OfficePort;
  /** Takes what lies in the inbox now, and gives what became of it. */
  sweep(): Promise<readonly Outcome[]>;
  /** Waits until all that was taken by now has its receipt, and each unpublished application its code. */
  settled(): Promise<void>;
  /** Takes what is put into the inbox, and gives out codes, until closed. */
  watch(): void;
  close(): Promise<void>;
}

const PAUSE_MS = 300;
/** After a sweep that met trouble: a full disk is not emptied in less. */
const TROUBLE_PAUSE_MS = 2000;

/** @throws NodeError as `createOfficeNode`, and of the files that the configuration names */
export async function startOfficeService(options: ServiceOptions): Promise<OfficeService> {
  const { config, pool, say, reload = () => config } = options;
  const folder = config.dataFolder;
  const [inbox, receipts] = [join(folder, 'inbox'), join(folder, 'receipts')];
  await mkdir(inbox, { recursive: true });
  const signer = await operatorKey(config);
  const [access, deployment] = [accessOf(config), await deploymentOf(config)];
  const started = await createOfficeNode({
    ...{ dataFolder: folder, office: config.office, signer, access, deployment },
    logNumber: config.logNumber,
    publicFromFiling: new Set(config.publicFromFiling),
    maxAgeMs: config.anchor.maxAgeSeconds * 1000,
    ...(say === undefined ? {} : { say }),
  });
  let trouble: Problem | undefined; // of the last sweep
  let met: Problem | undefined; // the first of the sweep that runs
  const node = { ...started, problem: () => started.problem() ?? trouble };
  const outcomes: Outcome[] = [];
  const drop = new DropFolder({
    ...{ inbox, rejected: join(folder, REJECTED_FOLDER), now: timeNow, pool },
    stableMilliseconds: config.intake.stableSeconds * 1000,
    deskFor: async (office) => (office === config.office ? node.desk : undefined),
    onOutcome: (outcome) => outcomes.push(outcome),
    onTrouble: meet,
  });
  const codes = { store: node.store, vault: node.vault, folder: receipts, now: timeNow };
  const context = { ...node, pool, now: timeNow, stages: node, useKey };
  const { port, control } = await opened().catch(async (error: unknown) => {
    await node.close();
    throw error;
  });
  const closing = new AbortController();
  let watching: Promise<void> = Promise.resolve();

  async function opened() {
    const port = await createOfficePort(context, folder, config.limits.maxBytes);
    return { port, control: await serveControl(folder, operations(context)) };
  }

  async function useKey(): Promise<string> {
    const signer = await operatorKey(reload());
    node.signWith(signer);
    return signer.address;
  }

  async function sweep(): Promise<readonly Outcome[]> {
    if ((await drop.sweep()) > 0) node.wake();
    return outcomes.splice(0);
  }

  async function again(): Promise<boolean> {
    const claims = await declareAgain(context);
    if (claims > 0) node.wake();
    return claims > 0;
  }

  function meet({ code, message }: NodeError): void {
    if (met !== undefined) return;
    if (trouble?.code !== code) say?.(`${code}: ${message}; it is tried again`);
    met = { code, message, since: trouble?.code === code ? trouble.since : timeNow() };
  }

  /** A full disk or a folder that cannot be read does not end the taking of documents: it is tried again. */
  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      met = undefined;
      try {
        for (const outcome of await sweep()) {
          if (!('index' in outcome)) say?.(refusalLine(outcome));
          else if (outcome.notTaken.length > 0) say?.(notTakenLine(outcome));
        }
        await giveOutCodes(codes);
        await again();
      } catch (error) {
        meet(storageError(error, 'taking documents'));
      }
      trouble = met;
      const pauseMs = trouble === undefined ? PAUSE_MS : TROUBLE_PAUSE_MS;
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  return {
    ...{ config, node, inbox, receipts, port, sweep },
    async settled() {
      do await node.settled();
      while (await again());
      await giveOutCodes(codes);
    },
    watch() {
      watching = watch();
    },
    async close() {
      closing.abort();
      await control.close();
      await watching;
      await node.close();
    },
  };
}

/** How a node reaches its chain. */
export function accessOf({ chain, dataFolder }: ObserverConfig): ChainAccess {
  const [url, ...others] = chain.endpoints;
  if (url === undefined) throw new TypeError('the configuration names an endpoint');
  const finality: Finality | undefined =
    chain.savedBlockFile !== undefined
      ? { kind: 'saved', file: resolve(dataFolder, chain.savedBlockFile) }
      : chain.finalityDepth !== undefined
        ? { kind: 'depth', blocks: chain.finalityDepth }
        : undefined;
  const { pollSeconds, ...profile } = chain.profile ?? {};
  return {
    ...{ url, others },
    ...(finality !== undefined && { finality }),
    profile: { ...profile, ...(pollSeconds !== undefined && { pollMs: 1000 * pollSeconds }) },
  };
}

/** @throws NodeError DEPLOYMENT_INVALID */
export async function deploymentOf({ chain, dataFolder }: ObserverConfig): Promise<Deployment> {
  const file = resolve(dataFolder, chain.contracts);
  const deployment = await readDeployment(file);
  if (deployment === undefined) throw new NodeError('DEPLOYMENT_INVALID', `there is no file ${file}`);
  return deployment;
}

function refusalLine(outcome: Exclude<Outcome, { index: number }>): string {
  const reasons = 'later' in outcome ? [outcome.later] : outcome.refusals;
  return `refused ${outcome.path}: ${reasons.map(({ code, message }) => `${code}: ${message}`).join('; ')}`;
}

function notTakenLine({ path, index, notTaken }: Extract<Outcome, { index: number }>): string {
  const codes = new Set(notTaken.flatMap(({ refusals }) => refusals.map(({ code }) => code)));
  return `taken ${path}, entry ${index}, but ${notTaken.length} of its records: ${[...codes].join(', ')}`;
}
