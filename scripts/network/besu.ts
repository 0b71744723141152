/** Files of Hyperledger Besu with QBFT, whose validators are what the contract says from block 0 on. */
import { enode, type Peer } from '#node/network/description.ts';
import { type EngineFiles, json } from './engine-files.ts';
import type { NetworkPlan, NodePlan } from './plan.ts';

/** RLP of [vanity, no validators, no vote, round 0, no seals]: with a contract no header names any. */
const EXTRA_DATA = `0xe5a0${'0'.repeat(64)}c0c080c0`;
/** By this a header says that it is one of QBFT. */
const MIX_HASH = '0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365';

const FORKS = ['homestead', 'eip150', 'eip155', 'eip158', 'byzantium', 'constantinople', 'petersburg'];

export const besu: EngineFiles = {
  program: 'besu',
  title: 'Hyperledger Besu with QBFT',
  image: 'hyperledger/besu:26.7.0',
  install: 'From https://besu.hyperledger.org, with Java 25.',

  genesis({ chainId, blockSeconds, timestamp, gasLimit }, alloc, validatorSet) {
    return {
      config: {
        chainId,
        ...Object.fromEntries([...FORKS, 'istanbul', 'berlin', 'london'].map((fork) => [`${fork}Block`, 0])),
        zeroBaseFee: true,
        qbft: {
          blockperiodseconds: blockSeconds,
          requesttimeoutseconds: 2 * blockSeconds,
          epochlength: 30_000,
          validatorcontractaddress: `0x${validatorSet}`,
        },
      },
      ...{ nonce: '0x0', timestamp: `0x${timestamp.toString(16)}`, extraData: EXTRA_DATA },
      ...{ gasLimit: `0x${gasLimit.toString(16)}`, difficulty: '0x1', mixHash: MIX_HASH },
      ...{ coinbase: `0x${'0'.repeat(40)}`, baseFeePerGas: '0x0', alloc },
    };
  },

  async files(plan, office) {
    return [
      { path: 'permissions.toml', text: `nodes-allowlist=${JSON.stringify(plan.peers.map(enode))}\n` },
      ...office.nodes.flatMap((node) => {
        const peers = plan.peers.filter(({ id }) => id !== node.id);
        return [
          { path: `${node.folder}.toml`, text: config(plan, node, peers) },
          { path: `${node.folder}.peers.json`, text: json(peers.map(enode)) },
          { path: `${node.folder}/key`, text: `0x${node.key.privateKey}\n`, isSecret: true },
        ];
      }),
    ];
  },

  start: (_office, { folder }) => [`--config-file=${folder}.toml`],
};

function config({ gasLimit }: NetworkPlan, node: NodePlan, peers: readonly Peer[]): string {
  const isLocal = peers.every(({ host }) => host === node.host);
  const http =
    node.httpPort === undefined
      ? 'rpc-http-enabled=false'
      : `rpc-http-enabled=true
rpc-http-host="127.0.0.1"
rpc-http-port=${node.httpPort}
rpc-http-api=["ETH", "NET", "WEB3", "QBFT"]
host-allowlist=["127.0.0.1", "localhost"]`;
  return `data-path="${node.folder}"
genesis-file="genesis.json"
node-private-key-file="${node.folder}/key"
sync-mode="FULL"
sync-min-peers=1
# The state of every block is kept where clients ask for it: proofs of old blocks.
data-storage-format="${node.role === 'rpc' ? 'FOREST' : 'BONSAI'}"

# Gas is free. The usual pool takes a transaction of an account that has no balance, and never mines it.
min-gas-price=0
tx-pool="SEQUENCED"
# Of its 4096 transactions an account may have 410: the 5 of the default are fewer than an office's node sends ahead.
tx-pool-limit-by-account-percentage=0.1
target-gas-limit=${gasLimit}

# JSON-RPC is open to programs of this machine only.
${http}

# Peers are the nodes of this network, by key and by address. Nobody else is looked for.
p2p-host="${node.host}"
p2p-interface="${isLocal ? node.host : '0.0.0.0'}"
p2p-port=${node.port}
nat-method="NONE"
discovery-enabled=false
max-peers=${peers.length * 2}
remote-connections-limit-enabled=false
static-nodes-file="${node.folder}.peers.json"
permissions-nodes-config-file-enabled=true
permissions-nodes-config-file="permissions.toml"
`;
}
