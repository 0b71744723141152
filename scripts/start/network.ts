/** The network of the demonstration: the embedded chain, its contracts, and the key that stands for the vote. */
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ChainAccess } from '#node/chain/connection.ts';
import { type Chain, connectChain } from '#node/chain/connection.ts';
import { type Deployment, deployOnce, readDeployment } from '#node/chain/deploy.ts';
import { type EmbeddedChain, type EmbeddedOptions, startEmbeddedChain } from '#node/chain/embedded.ts';
import { createKeystore, openKeystore, type TransactionSigner } from '#node/chain/signer.ts';
import { type Membership, membership } from './membership.ts';
import { type Story, short } from './story.ts';

export interface Network {
  readonly embedded: EmbeddedChain;
  readonly chain: Chain;
  /** How a node reaches the chain. */
  readonly access: ChainAccess;
  readonly deployment: Deployment;
  readonly deploymentFile: string;
  readonly members: Membership;
}

type OnClose = (close: () => Promise<void>) => void;

export interface NetworkPlace extends Pick<EmbeddedOptions, 'host' | 'port'> {
  /** Holds the chain, and the file that says where the contracts are. */
  readonly folder: string;
  /** Holds the key that stands for the vote. */
  readonly keys: string;
}

export async function startNetwork(place: NetworkPlace, story: Story, onClose: OnClose): Promise<Network> {
  const { folder, keys, ...address } = place;
  const { embedded, chain, access } = await story.step('Chain', async () => {
    const say = (line: string): void => story.detail(line);
    const embedded = await startEmbeddedChain({ folder: join(folder, 'chain'), ...address, say });
    onClose(() => embedded.stop());
    const access: ChainAccess = {
      url: embedded.url,
      finality: { kind: 'saved', file: embedded.savedBlockFile },
    };
    const chain = await connectChain(access);
    onClose(async () => chain.close());
    const head = await chain.provider.getBlockNumber();
    const state = head === 0 ? 'new' : `goes on from block ${head}`;
    const told = `anvil ${engineVersion()} on ${embedded.url}, chain id ${chain.chainId}, ${state}`;
    return { told, result: { embedded, chain, access } };
  });
  const deploymentFile = join(folder, 'deployment.json');
  const governor = await demonstrationKey(join(keys, 'governor'));
  await embedded.fund(governor.address);
  const deployment = await story.step('Contracts', async () => {
    const known = await readDeployment(deploymentFile);
    const result = await deployOnce(chain, governor, governor.address, deploymentFile);
    for (const [name, { address, block }] of Object.entries(result.contracts)) {
      story.detail(`${name.padEnd(20)} ${short(`0x${address}`)} in block ${block}`);
    }
    const told =
      known === undefined ? 'deployed, once for this data folder' : 'found where the first start put them';
    return { told, result };
  });
  const members = membership(chain, deployment, governor);
  return { embedded, chain, access, deployment, deploymentFile, members };
}

/** The key in the folder; made when there is none. It guards nothing of worth. */
export async function demonstrationKey(folder: string): Promise<TransactionSigner> {
  const files = { keystore: `${folder}.keystore.json`, password: `${folder}.password` };
  const exists = await access(files.keystore).then(
    () => true,
    () => false,
  );
  return exists ? openKeystore(files) : createKeystore(files, 'demonstration');
}

function engineVersion(): string {
  const { version }: { version: string } = createRequire(import.meta.url)('@foundry-rs/anvil/package.json');
  return version;
}
