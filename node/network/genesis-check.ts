/** Whether the genesis block is that of the network, and the deployment that of the genesis block. */
import { keccak256 } from 'ethers';
import type { Deployment } from '#node/chain/deploy.ts';
import type { Description } from './description.ts';
import { finding, type NetworkFinding } from './finding.ts';
import { cliqueSigners, type Genesis, genesisHash } from './genesis.ts';

export function checkGenesis(description: Description, genesis: Genesis, file: string): NetworkFinding[] {
  const { engine, chainId, offices } = description;
  const found: NetworkFinding[] = [];
  const hash = genesisHash(genesis);
  if (hash !== description.genesisHash) {
    const message = `its hash is ${hash}, the network names ${description.genesisHash}`;
    found.push(finding('GENESIS_MISMATCH', file, message));
  }
  if (genesis.config.chainId !== chainId) {
    const message = `its chain id is ${genesis.config.chainId}, the network's ${chainId}`;
    found.push(finding('GENESIS_MISMATCH', file, message));
  }
  if (BigInt(genesis.gasLimit) !== BigInt(description.gasLimit)) {
    const message = `its limit of gas is ${BigInt(genesis.gasLimit)}, the network's ${description.gasLimit}`;
    found.push(finding('GENESIS_MISMATCH', file, message));
  }
  if (engine === 'besu') return found;
  const founders = offices.filter(({ isFounder }) => isFounder).map(({ validator }) => validator);
  const signers = cliqueSigners(genesis);
  if (signers.join() !== founders.toSorted().join()) {
    const message = `it names ${signers.length} signers, which are not the ${founders.length} validators of the founders`;
    found.push(finding('GENESIS_VALIDATORS', file, message));
  }
  return found;
}

/** The contracts that the office's node will ask have to stand in block 0 with the code that it expects. */
export function checkDeployment(
  deployment: Deployment,
  genesis: Genesis,
  hash: string,
  file: string,
): NetworkFinding[] {
  const found: NetworkFinding[] = [];
  if (deployment.chainId !== genesis.config.chainId || deployment.genesisHash !== hash) {
    const message = `it is of chain ${deployment.chainId} with genesis ${deployment.genesisHash}`;
    found.push(finding('GENESIS_MISMATCH', file, message));
  }
  const code = new Map(
    Object.entries(genesis.alloc).map(([address, account]) => [
      address.replace(/^0x/, '').toLowerCase(),
      account.code ?? '0x',
    ]),
  );
  for (const [name, { address, codeHash }] of Object.entries(deployment.contracts)) {
    if (keccak256(code.get(address) ?? '0x').slice(2) === codeHash) continue;
    const message = `${name} is not at 0x${address} of the genesis block, or with other code`;
    found.push(finding('GENESIS_MISMATCH', file, message));
  }
  return found;
}
