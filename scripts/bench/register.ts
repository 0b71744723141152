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

/** A new embedded chain with the contracts on it and one office admitted, in a folder of its own. */
export async function startRegister(): Promise<BenchRegister> {
  const folder = await mkdtemp(join(tmpdir(), 'ipanchor-bench-'));
  const embedded = await startEmbeddedChain({ folder: join(folder, 'chain') });
  const access: ChainAccess = {
    url: embedded.url,
    finality: { kind: 'saved', file: embedded.savedBlockFile },
  };
  const chain = await connectChain(access);
  const [governor, admin, operator] = await Promise.all(
    ['governor', 'admin', 'operator'].map(async (name) => {
      const key = await demonstrationKey(join(folder, name));
      await embedded.fund(key.address);
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
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
