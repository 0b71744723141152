import { join } from 'node:path';
import { createApp } from '#gateway/app.ts';
import { serve } from '#gateway/server.ts';
import type { Chain } from '#node/chain/connection.ts';
import { createObserverNode, type ObserverNode } from '#node/office.ts';
import type { RegisterReader } from '#node/register/reader.ts';
import packageFile from '../../package.json' with { type: 'json' };
import type { Network } from './network.ts';
import type { Story } from './story.ts';

const HOST = '127.0.0.1';

export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a register over HTTP; `port` 0 takes a free one. */
export function startGateway(
  network: Network,
  reader: RegisterReader,
  role: 'office' | 'observer',
  port: number,
  story: Story,
): Promise<Gateway> {
  const app = createApp({
    reader,
    role,
    version: packageFile.version,
    now: () => new Date(),
    chainStatus: () => chainStatus(network.chain),
    documentLog: `0x${network.deployment.contracts.DocumentLog.address}`,
    onFault: (id, fault) => story.detail(`gateway: fault ${id}: ${String(fault)}`),
  });
  return serve(app, { host: HOST, port });
}

/** The observer: follows the chain for itself, holds no key, and answers for all offices. */
export function startObserver({ access, deployment }: Network, dataFolder: string): Promise<ObserverNode> {
  return createObserverNode({ dataFolder: join(dataFolder, 'observer'), access, deployment });
}

async function chainStatus(chain: Chain) {
  try {
    const [head, finalized] = await Promise.all([chain.provider.getBlockNumber(), chain.finalBlock()]);
    return finalized === undefined ? undefined : { head, finalized };
  } catch {
    return undefined; // Not to be asked now: the answer says so.
  }
}
