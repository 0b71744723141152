/** A gateway that listens: a register and a chain in, an address out. */
import { fileURLToPath } from 'node:url';
import type { ChainAccess } from '#node/chain/connection.ts';
import type { Deployment } from '#node/chain/deploy.ts';
import type { AccessConfig } from '#node/config.ts';
import { createObserverNode, type ObserverNode, type OfficeNode } from '#node/office.ts';
import { openAccess } from './access/authenticate.ts';
import { tlsOptions } from './access/tls.ts';
import { createApp } from './app.ts';
import { watchChain } from './chain-status.ts';
import { openCheckServices } from './checks/services.ts';
import type { GatewayDeps } from './deps.ts';
import { watchGovernance } from './governance-watch.ts';
import { type Address, type GatewayServer, serve } from './server.ts';

/** As `scripts/pages.ts` builds them. */
const PAGES_FOLDER = fileURLToPath(new URL('../web/dist', import.meta.url));

export interface GatewayOptions
  extends Pick<
    GatewayDeps,
    | 'version'
    | 'demonstration'
    | 'office'
    | 'figures'
    | 'onRequest'
    | 'onFault'
    | 'attemptsPerMinute'
    | 'trustedProxies'
    | 'allowedOrigins'
  > {
  readonly access: ChainAccess;
  readonly deployment: Deployment;
  readonly address: Address;
  /** Whether claims may bring an access code itself; without, only keys that the client derived. */
  readonly takesAccessCodes?: boolean;
  /** Who may call for what; its files are relative to `folder`. Without, every caller is anonymous. */
  readonly callers?: { readonly config: AccessConfig; readonly folder: string };
}

/**
 * Serves from the register of a node that the caller runs, and closes after the gateway.
 *
 * @throws GatewayError PORT_IN_USE, ADDRESS_UNAVAILABLE, TLS_INVALID, SIGNING_KEYS_INVALID
 */
export async function startGateway(
  node: Pick<ObserverNode, 'store' | 'reader' | 'audit' | 'problem' | 'chain'> &
    Partial<Pick<OfficeNode, 'publishedLog'>>,
  role: GatewayDeps['role'],
  options: GatewayOptions,
): Promise<GatewayServer> {
  const { access, deployment, address, callers, takesAccessCodes = false, ...deps } = options;
  const tls = callers?.config.tls && (await tlsOptions(callers.config.tls, callers.folder));
  const caller = callers && openAccess(callers.config, callers.folder);
  const services = await openCheckServices(node.store.dataFolder, takesAccessCodes);
  const watch = watchChain(access, deployment);
  const governance = watchGovernance(access, deployment);
  const closing = new AbortController();
  const app = createApp({
    ...deps,
    role,
    pagesFolder: PAGES_FOLDER,
    reader: node.reader,
    audit: node.audit,
    ...(node.publishedLog !== undefined && { publishedLog: node.publishedLog }),
    checks: services,
    ...(caller !== undefined && { authenticate: (request) => caller.authenticate(request) }),
    problem: () => node.problem()?.code,
    endpoints: () => node.chain()?.endpoints,
    documentLog: `0x${deployment.contracts.DocumentLog.address}`,
    chainStatus: watch.status,
    governance: governance.reading,
    now: () => new Date(),
    closing: closing.signal,
  });
  async function release(): Promise<void> {
    closing.abort();
    watch.close();
    governance.close();
    await caller?.close();
    await services.close();
  }
  try {
    const server = await serve(app, address, tls);
    return {
      url: server.url,
      async close() {
        closing.abort(); // ends streams, which the server would wait for
        await server.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

export interface ObserverOptions extends GatewayOptions {
  /** Holds the observer's own store. */
  readonly dataFolder: string;
  /** Told in one line what an operator should know. */
  readonly say?: (line: string) => void;
}

/** A gateway with a follower and a store of its own, and no keys. */
export interface Observer extends GatewayServer {
  readonly store: ObserverNode['store'];
  /** Fulfilled when the register is level with the chain. */
  settled(): Promise<void>;
}

/** @throws GatewayError as `startGateway`, NodeError as `createObserverNode` */
export async function startObserver(options: ObserverOptions): Promise<Observer> {
  const { dataFolder, say, ...gatewayOptions } = options;
  const { access, deployment } = options;
  const node = await createObserverNode({
    dataFolder,
    access,
    deployment,
    ...(say !== undefined && { say }),
  });
  try {
    const gateway = await startGateway(node, 'observer', gatewayOptions);
    return {
      url: gateway.url,
      store: node.store,
      settled: () => node.settled(),
      async close() {
        await gateway.close();
        await node.close();
      },
    };
  } catch (error) {
    await node.close();
    throw error;
  }
}
