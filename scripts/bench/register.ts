import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chain, ChainAccess } from '#node/chain/connection.ts';
import { connectChain } from '#node/chain/connection.ts';
import { type Deployment, deployOnce } from '#node/chain/deploy.ts';
import { startEmbeddedChain } from '#node/chain/embedded.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { membership } from '../start/membership.ts';
import { demonstrationKey } from '../start/network.ts';

export interface BenchRegister {
  readonly folder: string;
  readonly chain: Chain;
  readonly access: ChainAccess;
  readonly deployment: Deployment;
  /** Recorder and registrar of the office JP. */
  readonly operator: TransactionSigner;
  close(): Promise<void>;
}

/** The chain that is measured on; in its place a new embedded one, in the folder. */
async function startChain(folder: string) {
  const url = process.env.IPANCHOR_BENCH_RPC;
  if (url !== undefined) {
    const nothing = async (): Promise<void> => undefined;
    return { access: { url }, fund: nothing, stop: nothing };
  }
  const embedded = await startEmbeddedChain({ folder: join(folder, 'chain') });
  const access: ChainAccess = {
    url: embedded.url,
    finality: { kind: 'saved', file: embedded.savedBlockFile },
  };
  return { access, fund: embedded.fund, stop: embedded.stop };
}

/**
 * The contracts on a new embedded chain, and one office admitted, all in a folder of its own. On the chain at
 * IPANCHOR_BENCH_RPC, whose gas must be free, they are new contracts beside what is there.
 */
export async function startRegister(): Promise<BenchRegister> {
  const folder = await mkdtemp(join(tmpdir(), 'ipanchor-bench-'));
  const { access, fund, stop } = await startChain(folder);
  const chain = await connectChain(access);
  const [governor, admin, operator] = await Promise.all(
    ['governor', 'admin', 'operator'].map(async (name) => {
      const key = await demonstrationKey(join(folder, name));
      await fund(key.address);
      return key;
    }),
  );
  if (!governor || !admin || !operator) throw new TypeError('three keys were made');
  const deployment = await deployOnce(chain, governor, governor.address, join(folder, 'deployment.json'));
  await membership(chain, deployment, governor).admit('JP', admin, operator.address);
  return {
    ...{ folder, chain, access, deployment, operator },
    async close() {
      chain.close();
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
