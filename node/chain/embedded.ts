/**
 * The embedded chain: one anvil process on loopback, for evaluation and development.
 *
 * A block is final when a saved state that holds it is on disk. Blocks after the last saved state are lost with
 * the process; the office nodes see that as the reorganisation it is and send again what it took.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { NodeError } from '#node/errors.ts';
import { type ChainFolder, takeChainFolder } from './chain-folder.ts';
import { anvilBinary, type EngineProcess, freePort, launch } from './engine-process.ts';
import { callRpc, readBlock } from './json-rpc.ts';
import { keepSaved, type Saver } from './saver.ts';
import { hasState, savedBlockFile, stateFile } from './snapshot.ts';

export interface EmbeddedOptions {
  /** Holds state, genesis and owner of the chain; made when missing. */
  readonly folder: string;
  /** A free one unless given. */
  readonly port?: number;
  /** Where it listens beside loopback: `0.0.0.0` inside a container, whose network nobody else is in. */
  readonly host?: string;
  /** Told in one line what an operator should know. */
  readonly say?: (line: string) => void;
}

export interface EmbeddedChain {
  readonly url: string;
  readonly chainId: number;
  /** Names the highest final block, for this and any other process. */
  readonly savedBlockFile: string;
  readonly enginePid: number;
  /** Gives an account more than it will ever need; the chain's money has no worth. */
  fund(address: string): Promise<void>;
  /** Saves the state now. */
  save(): Promise<void>;
  /** Fulfilled after `stop`; rejects with ENGINE_FAILED when the engine cannot be kept running. */
  readonly ended: Promise<void>;
  /** Saves the state and ends the engine. */
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** 10^24 wei. */
const PLENTY = `0x${(10n ** 24n).toString(16)}`;
/** Reading a large state back takes long: 2 s for 50 MB. */
const START_LIMIT_MS = 120_000;
/** Twice what the largest batches use, so that the base fee falls rather than rises under load (EIP-1559). */
const GAS_LIMIT = '60000000';
/** An engine that ends this often within a minute will end again. */
const RESTARTS_A_MINUTE = 5;

/** Throws PORT_IN_USE, ENGINE_MISSING, ENGINE_FAILED, CHAIN_FOLDER_IN_USE or CHAIN_STATE_DAMAGED. */
export async function startEmbeddedChain(options: EmbeddedOptions): Promise<EmbeddedChain> {
  const folder = await takeChainFolder(options.folder);
  try {
    return await run(folder, options);
  } catch (error) {
    await folder.release();
    throw error;
  }
}

async function run(
  folder: ChainFolder,
  { port, host = LOOPBACK, say = () => undefined }: EmbeddedOptions,
): Promise<EmbeddedChain> {
  const chosen = port ?? (await freePort());
  const url = `http://${LOOPBACK}:${chosen}`;
  const funded = new Set<string>();
  const fund = (address: string) => callRpc(url, 'anvil_setBalance', [address, PLENTY]);
  const ended = Promise.withResolvers<void>();
  ended.promise.catch(() => undefined);
  let stopping = false;
  const address = { host, port: chosen };
  let engine = await startEngine(folder, address, url);
  let saver: Saver = keepSaved(folder.path, url, say);

  async function supervise(): Promise<void> {
    const restarts: number[] = [];
    for (;;) {
      const lastWords = await engine.ended;
      await saver.stop();
      if (stopping) return;
      restarts.push(Date.now());
      if (restarts.filter((at) => at > Date.now() - 60_000).length > RESTARTS_A_MINUTE) {
        throw new NodeError(
          'ENGINE_FAILED',
          `the embedded engine ended ${restarts.length} times: ${lastWords}`,
        );
      }
      say('The embedded chain ended unexpectedly; it starts again from its last saved block.');
      engine = await startEngine(folder, address, url);
      if (stopping) return engine.kill();
      for (const address of funded) await fund(address);
      saver = keepSaved(folder.path, url, say);
    }
  }
  const supervision = supervise().catch(ended.reject);

  return {
    url,
    chainId: folder.genesis.chainId,
    savedBlockFile: savedBlockFile(folder.path),
    get enginePid() {
      return engine.pid;
    },
    ended: ended.promise,
    async fund(address) {
      funded.add(address);
      await fund(address);
    },
    save: () => saver.save(),
    async stop() {
      if (stopping) return ended.promise;
      stopping = true;
      await saver.stop();
      await saver.save().catch(() => say('The last blocks of the embedded chain could not be saved.'));
      await engine.kill();
      await supervision;
      await folder.release();
      ended.resolve();
    },
  };
}

async function startEngine(
  folder: ChainFolder,
  { host, port }: { readonly host: string; readonly port: number },
  url: string,
): Promise<EngineProcess> {
  const { genesis, path } = folder;
  const restored = await hasState(path);
  // A crash may have come between the state and the file that names its block; the first save names it anew.
  await rm(savedBlockFile(path), { force: true });
  const engine = await launch(anvilBinary(), [
    ...['--quiet', '--host', host, '--port', String(port), '--accounts', '0'],
    // The oldest rules that a consortium chain may run, so that nothing newer slips in.
    ...['--hardfork', 'paris', '--chain-id', String(genesis.chainId), '--gas-limit', GAS_LIMIT],
    // Given at every start: beside the blocks of a saved state the engine keeps the block 0 that it begins with, and
    // after some starts took one of those for the first (seen). Made alike, they are one.
    ...['--timestamp', String(genesis.timestamp), '--block-base-fee-per-gas', String(genesis.baseFee)],
    // Also the mark by which a leftover is recognised.
    ...['--cache-path', folder.engineMark],
    ...(restored ? ['--load-state', stateFile(path)] : []),
  ]);
  let gone: string | undefined;
  void engine.ended.then((lastWords) => {
    gone = lastWords;
  });
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    if (gone?.includes('already in use')) throw new NodeError('PORT_IN_USE', `${host}:${port} is taken`);
    if (gone !== undefined) {
      const unreadable = restored && /load.?state|deserialize|parse|EOF|expected/i.test(gone);
      throw new NodeError(unreadable ? 'CHAIN_STATE_DAMAGED' : 'ENGINE_FAILED', `the engine ended: ${gone}`);
    }
    const first = await readBlock(url, 0, 500).catch(() => undefined);
    if (first?.timestamp === genesis.timestamp) break;
    if (Date.now() > limit) {
      await engine.kill();
      throw new NodeError('ENGINE_FAILED', `no answer from the embedded engine within ${START_LIMIT_MS} ms`);
    }
    await sleep(20);
  }
  // Its clock began at block 0 again.
  await callRpc(url, 'anvil_setTime', [Math.floor(Date.now() / 1000)]);
  return engine;
}
