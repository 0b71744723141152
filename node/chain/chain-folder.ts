import { randomInt } from 'node:crypto';
import { link, mkdir, readFile, realpath, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import { writeDurably } from '../durable-file.ts';
import { kill } from './engine-process.ts';
import { processesWith, processStart } from './processes.ts';

/** What tells this chain from every other embedded chain. Drawn once for a data folder. */
const GENESIS = z.strictObject({
  chainId: z.int().min(1),
  /** Unix time of block 0. */
  timestamp: z.int().min(1),
  /** Of block 0, in wei: chains made in the same second differ by it. */
  baseFee: z.int().min(1),
});
export type Genesis = z.infer<typeof GENESIS>;

const ONE_GWEI = 1_000_000_000;

const OWNER = z.strictObject({ pid: z.int(), start: z.string() });

/** The folder of one embedded chain, held by this process. */
export interface ChainFolder {
  readonly path: string;
  readonly genesis: Genesis;
  /** An argument of the engine's command line that names this folder: a leftover is known by it. */
  readonly engineMark: string;
  release(): Promise<void>;
}

/** Takes the folder for this process, ends engines that an earlier start left, and reads or draws the genesis. */
export async function takeChainFolder(folder: string): Promise<ChainFolder> {
  await mkdir(folder, { recursive: true });
  const path = await realpath(folder);
  const release = await takeOwnership(join(path, 'owner.json'));
  try {
    const engineMark = join(path, 'engine-cache');
    for (const pid of await processesWith(`--cache-path ${engineMark}`)) kill(pid);
    return { path, genesis: await readGenesis(join(path, 'chain.json')), engineMark, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Only one process may run a folder's chain; the file of one that died does not count. */
async function takeOwnership(file: string): Promise<() => Promise<void>> {
  const start = await processStart(process.pid);
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify({ pid: process.pid, start: start ?? '' }));
  try {
    for (;;) {
      try {
        // Unlike a rename, a link fails when the name is taken; and the file is whole from its first moment.
        await link(draft, file);
        return () => unlink(file);
      } catch (cause) {
        const text = await readFile(file, 'utf8').catch(() => undefined);
        if (text === undefined) throw cause;
        // A file that a power cut left empty names nobody.
        const owner = OWNER.safeParse(parseJson(text)).data;
        if (owner !== undefined && (await processStart(owner.pid)) === owner.start) {
          throw new NodeError('CHAIN_FOLDER_IN_USE', `process ${owner.pid} runs the chain of ${file}`);
        }
        await unlink(file);
      }
    }
  } finally {
    await unlink(draft);
  }
}

async function readGenesis(file: string): Promise<Genesis> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) {
    const genesis: Genesis = {
      // Wide enough that two chains hardly ever share an id, and an exact number in every language.
      chainId: randomInt(1_000_000_000, 2_147_483_647),
      timestamp: Math.floor(Date.now() / 1000),
      baseFee: ONE_GWEI + randomInt(ONE_GWEI),
    };
    await writeDurably(file, `${JSON.stringify(genesis, null, 2)}\n`);
    return genesis;
  }
  const parsed = GENESIS.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new NodeError('CHAIN_STATE_DAMAGED', `${file}: ${z.prettifyError(parsed.error)}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
