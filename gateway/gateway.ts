/** A gateway that listens: register and chain in, an address out. Whoever starts it brings, and closes, both. */
import type { Chain } from '#node/chain/connection.ts';
import { createApp, type GatewayDeps } from './app.ts';
import { chainStatusOf } from './chain-status.ts';
import { type Address, type GatewayServer, serve } from './server.ts';

export interface GatewayOptions
  extends Pick<GatewayDeps, 'reader' | 'role' | 'version' | 'onRequest' | 'onFault'> {
  readonly chain: Chain;
  /** Address of the DocumentLog contract that is trusted, 40 lower-case hexadecimal digits. */
  readonly documentLog: string;
  readonly address: Address;
}

/** @throws GatewayError PORT_IN_USE, ADDRESS_UNAVAILABLE */
export async function startGateway(options: GatewayOptions): Promise<GatewayServer> {
  const { chain, address, documentLog, ...deps } = options;
  const app = createApp({
    ...deps,
    documentLog: `0x${documentLog}`,
    chainStatus: chainStatusOf(chain),
    now: () => new Date(),
  });
  return serve(app, address);
}
