/**
 * Files of go-ethereum 1.13.15, the last version that can seal, with Clique. Berlin rules: without a base fee a
 * transaction may cost nothing. Under London's each block over half full raises the base fee, and it never falls to 0.
 */
import { enode } from '#node/network/description.ts';
import { cliqueExtraData } from '#node/network/genesis.ts';
import type { EngineFiles, NetworkFile } from './engine-files.ts';
import { keystoreOf } from './keys.ts';
import type { NetworkPlan, NodePlan, OfficePlan } from './plan.ts';

const FORKS = ['homestead', 'eip150', 'eip155', 'eip158', 'byzantium', 'constantinople', 'petersburg'];

export const geth: EngineFiles = {
  program: 'geth',
  title: 'go-ethereum 1.13.15 with Clique',
  image: 'ethereum/client-go:v1.13.15',
  install:
    'With Go: `go install -ldflags=-checklinkname=0 github.com/ethereum/go-ethereum/cmd/geth@v1.13.15`.',

  genesis({ chainId, blockSeconds, timestamp, gasLimit, offices }, alloc) {
    return {
      config: {
        chainId,
        ...Object.fromEntries([...FORKS, 'istanbul', 'berlin'].map((fork) => [`${fork}Block`, 0])),
        clique: { period: blockSeconds, epoch: 30_000 },
      },
      ...{ nonce: '0x0', timestamp: hex(timestamp) },
      extraData: cliqueExtraData(offices.map(({ validator }) => validator.address)),
      ...{ gasLimit: hex(gasLimit), difficulty: '0x1', mixHash: `0x${'0'.repeat(64)}` },
      ...{ coinbase: `0x${'0'.repeat(40)}`, alloc },
    };
  },

  async files(plan, office) {
    const files: NetworkFile[] = [];
    for (const node of office.nodes) {
      const script = node.role === 'validator' ? validatorScript(plan, office) : RPC_SCRIPT;
      files.push(
        { path: `${node.folder}.toml`, text: config(plan, office, node) },
        { path: `${node.folder}.js`, text: script },
        { path: `${node.folder}/geth/nodekey`, text: node.key.privateKey, isSecret: true },
      );
    }
    const { json, password } = await keystoreOf(plan.source, office.validator);
    return [
      ...files,
      { path: 'validator/keystore/validator.json', text: json, isSecret: true },
      { path: 'validator/validator.password', text: password, isSecret: true },
    ];
  },

  prepare: ({ folder }) => ['--datadir', folder, ...CACHE, '--state.scheme', 'hash', 'init', 'genesis.json'],

  start({ validator }, { role, folder }) {
    const sealing = ['--unlock', `0x${validator.address}`, '--password', 'validator/validator.password'];
    return [
      ...['--config', `${folder}.toml`, ...CACHE, '--gcmode', 'archive', '--state.scheme', 'hash'],
      ...(role === 'validator' ? sealing : []),
      ...['console', '--exec', `loadScript("${folder}.js")`],
    ];
  },
};

/**
 * In MB. Without it geth takes what it is told of no network by its flags for the main one and helps itself to 4,096: it then
 * took 1.2 GB of the disk for an empty chain, and 3.4 GB after some restarts.
 */
const CACHE = ['--cache', '256'];

const hex = (number: number): string => `0x${number.toString(16)}`;
const list = (items: readonly string[]): string => `[\n${items.map((item) => `  "${item}",\n`).join('')}]`;

/** A table that is partly there sets the keys it lacks to zero (seen), so that those below stand whole. */
function config(
  { chainId, gasLimit, peers: all }: NetworkPlan,
  { validator }: OfficePlan,
  node: NodePlan,
): string {
  const peers = all.filter(({ id }) => id !== node.id);
  const hosts = [...new Set(peers.map(({ host }) => host))];
  const isLocal = hosts.every((host) => host === node.host);
  const http =
    node.httpPort === undefined
      ? 'HTTPHost = ""'
      : `HTTPHost = "127.0.0.1"\nHTTPPort = ${node.httpPort}\nHTTPModules = ["eth", "net", "web3"]`;
  return `# The state of every block is kept: signers that did not lost mined blocks when all of them were killed.
[Eth]
NetworkId = ${chainId}
SyncMode = "full"
NoPruning = true
TransactionHistory = 0
RPCGasCap = 0
RPCTxFeeCap = 0.0

# The limit on a block's gas is that of the genesis block; another one would make it drift.
[Eth.Miner]
${node.role === 'validator' ? `Etherbase = "0x${validator.address}"\n` : ''}GasCeil = ${gasLimit}
GasPrice = 1
Recommit = 2000000000
NewPayloadTimeout = 2000000000

[Eth.GPO]
Blocks = 20
Percentile = 60
MaxHeaderHistory = 1024
MaxBlockHistory = 1024
Default = 0
MaxPrice = 500000000000
IgnorePrice = 2

[Eth.TxPool]
Locals = []
NoLocals = false
Journal = "transactions.rlp"
Rejournal = 3600000000000
PriceLimit = 1
PriceBump = 10
AccountSlots = 64
GlobalSlots = 5120
AccountQueue = 1024
GlobalQueue = 4096
Lifetime = 10800000000000

# JSON-RPC is open to programs of this machine only, and not at all where a key is unlocked.
[Node]
DataDir = "${node.folder}"
IPCPath = "geth.ipc"
AuthAddr = "127.0.0.1"
AuthPort = ${node.authPort}
${http}

# Peers are the nodes of this network, by key and by address. Nobody else is looked for.
[Node.P2P]
MaxPeers = ${peers.length * 2}
NoDiscovery = true
DiscoveryV4 = false
DiscoveryV5 = false
BootstrapNodes = []
BootstrapNodesV5 = []
ListenAddr = "${isLocal ? node.host : ''}:${node.port}"
NetRestrict = ${list(hosts.map((host) => `${host}/${host.includes(':') ? 128 : 32}`))}
StaticNodes = ${list(peers.map(enode))}
TrustedNodes = ${list(peers.map(enode))}
`;
}

/** A price of 0 in the configuration is raised to 1 gwei, so that it is set again after each start. */
const FREE = `miner.setGasPrice("0x0");`;
/** The script ends with its node: a call of an ended node throws. */
const STAY = 'while (net.listening) admin.sleep(5);';
const RPC_SCRIPT = `// Runs in the node as long as it does.\n${FREE}\n${STAY}\n`;

/** Seconds between two validators that are started at the same moment, and at most. */
const [APART, LONGEST] = [2, 10];

function validatorScript({ peers, offices }: NetworkPlan, office: OfficePlan): string {
  const others = peers.length - 1;
  const turn = Math.min(LONGEST, APART * offices.indexOf(office));
  return `// Runs in the node as long as it does.
${FREE}
// Until it has mined or caught up, a node drops the blocks that others send it, and nobody sends them again.
miner.start();
admin.sleep(0.2);
miner.stop();
// With fewer than five peers, catching up waits for a timer of 10 s. Others may be down: it does not wait for ever.
for (var second = 0; second < 60 && net.peerCount < ${Math.min(5, others)}; second++) admin.sleep(1);
// Those who seal the same block at the same moment can each wait for the others to sign the next one for ever (seen).
admin.sleep(${turn});
miner.start();
${STAY}
`;
}
