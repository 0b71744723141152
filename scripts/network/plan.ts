/** What a network consists of, before any file is written: every key, account, port and address. */
import type { Description, Engine, Peer } from '#node/network/description.ts';
import { type Key, type KeySource, keyOf, keySource } from './keys.ts';

export interface NetworkOptions {
  readonly engine: Engine;
  /** ST.3 codes, each once. */
  readonly offices: readonly string[];
  /** Of whoever knows it, the keys too: for tests and evaluation. Without, keys are random. */
  readonly seed?: string | undefined;
  /** Where an office's engine listens; without, on this machine. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** First of the ports; each office takes PORTS_PER_OFFICE. */
  readonly port?: number;
  readonly blockSeconds?: number;
}

export interface NodePlan extends Peer {
  readonly key: Key;
  /** JSON-RPC for clients; missing where only IPC is open. */
  readonly httpPort?: number;
  /** The engine opens it, nobody uses it. */
  readonly authPort: number;
}

export interface OfficePlan {
  readonly office: string;
  readonly host: string;
  readonly validator: Key;
  readonly admin: Key;
  readonly operator: Key;
  readonly nodes: readonly NodePlan[];
  readonly gatewayPort: number;
}

export interface NetworkPlan {
  readonly engine: Engine;
  readonly chainId: number;
  /** Of block 0, in seconds. */
  readonly timestamp: number;
  readonly blockSeconds: number;
  readonly gasLimit: number;
  /** Those whose files are to be made. */
  readonly offices: readonly OfficePlan[];
  /** Every node of the network, also of those that are there already. */
  readonly peers: readonly Peer[];
  readonly source: KeySource;
}

export const PORTS_PER_OFFICE = 20;
const FIRST_PORT = 30_400;
const LOOPBACK = '127.0.0.1';

/** go-ethereum with fewer peers waits for a timer of 10 s when it catches up (10.2 s against 0.19 s seen). */
const LEAST_PEERS = 5;

/** Of a network from a seed: 2026-01-01. Any moment that has passed does. */
const SEEDED_TIMESTAMP = 1_767_225_600;

/** One transaction of the anchor has at most 16,777,216; blocks of more gas came late and in several rounds (seen). */
const GAS_LIMIT = 30_000_000;

export function planNetwork(options: NetworkOptions): NetworkPlan {
  const { engine, offices, seed, hosts = {}, port = FIRST_PORT, blockSeconds = 1 } = options;
  const source = keySource(seed);
  const rpcNodes = Math.max(1, Math.ceil((LEAST_PEERS + 1) / offices.length) - 1);
  const planned = offices.map((office, index) =>
    planOffice(source, {
      ...{ engine, office, rpcNodes },
      host: hosts[office] ?? LOOPBACK,
      port: port + index * PORTS_PER_OFFICE,
    }),
  );
  return {
    ...{ engine, blockSeconds, gasLimit: GAS_LIMIT, source, offices: planned },
    peers: planned.flatMap(({ nodes }) => nodes),
    // Above those of public chains; two networks have the same by chance in one of 2^30 cases.
    chainId: 2 ** 30 + (source.bytes('chain-id', 4).readUInt32BE() % 2 ** 30),
    timestamp: source.isSeeded ? SEEDED_TIMESTAMP : Math.floor(Date.now() / 1000),
  };
}

/** An office that joins a network that is there. */
export function planJoin(
  { engine, chainId, blockSeconds, gasLimit, offices }: Description,
  { office, host = LOOPBACK, port, seed }: JoinOptions,
): NetworkPlan {
  const source = keySource(seed);
  const first = port ?? FIRST_PORT + offices.length * PORTS_PER_OFFICE;
  const planned = planOffice(source, { engine, office, host, port: first, rpcNodes: 1 });
  return {
    ...{ engine, chainId, blockSeconds, gasLimit, source, offices: [planned] },
    peers: [...offices.flatMap(({ peers }) => peers), ...planned.nodes],
    timestamp: 0, // its genesis block is there already
  };
}

export interface JoinOptions {
  readonly office: string;
  readonly host?: string | undefined;
  readonly port?: number;
  readonly seed?: string | undefined;
}

interface OfficePlace {
  readonly engine: Engine;
  readonly office: string;
  readonly host: string;
  readonly port: number;
  readonly rpcNodes: number;
}

function planOffice(source: KeySource, { engine, office, host, port, rpcNodes }: OfficePlace): OfficePlan {
  const validator = keyOf(source, `${office}/validator`);
  // Besu seals with the key of its node; go-ethereum keeps the two apart.
  const nodeKey = engine === 'besu' ? validator : keyOf(source, `${office}/validator-node`);
  const nodes: NodePlan[] = [
    {
      role: 'validator',
      folder: 'validator',
      key: nodeKey,
      id: nodeKey.publicKey,
      host,
      port,
      authPort: port + 1,
    },
  ];
  for (let index = 0; index < rpcNodes; ++index) {
    const folder = index === 0 ? 'rpc' : `rpc-${index + 1}`;
    const key = keyOf(source, `${office}/${folder}-node`);
    const first = port + 3 + 3 * index;
    nodes.push({
      ...{ role: 'rpc', folder, key, id: key.publicKey, host },
      ...{ port: first, httpPort: first + 1, authPort: first + 2 },
    });
  }
  return {
    ...{ office, host, validator, nodes, gatewayPort: port + 2 },
    admin: keyOf(source, `${office}/admin`),
    operator: keyOf(source, `${office}/operator`),
  };
}
