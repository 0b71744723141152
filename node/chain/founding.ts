/** Whether the founders that a deployment names are those of the chain, whose genesis block has no log to ask. */
import { BaseContract } from 'ethers';
import { NodeError } from '#node/errors.ts';
import { OfficeDirectoryAbi, type OfficeDirectoryMethods } from './abi.generated.ts';
import type { Chain } from './connection.ts';
import { decodeEvent } from './contracts.ts';
import type { Deployment } from './deploy.ts';
import { officeCodeOf, withPrefix } from './encoding.ts';

/** What the genesis block holds is from this block on. */
const FIRST_BLOCK = 1n;

/**
 * Nothing is asked where the directory was deployed by a transaction.
 * @throws NodeError DEPLOYMENT_INVALID, naming what is not so; those of the chain
 */
export async function assertFounded(chain: Chain, { contracts }: Deployment): Promise<void> {
  const { address, founding } = contracts.OfficeDirectory;
  if (founding === undefined) return;
  const target = withPrefix(address);
  const directory = BaseContract.from<OfficeDirectoryMethods>(target, OfficeDirectoryAbi, chain.provider);
  const genesis = await chain.provider.getBlock(0);
  if (genesis === null) throw new NodeError('CHAIN_ANSWER', 'the chain gives no block 0');
  // The contracts were made before the block that holds them.
  const moment = BigInt(genesis.timestamp - 1);
  let admitted = 0n;
  for (const { topics, data } of founding) {
    const event = decodeEvent('OfficeDirectory', { topics: topics.map(withPrefix), data: withPrefix(data) });
    if (event?.name === 'OfficeAdmitted') {
      admitted += 1n;
      const { office, admin } = event.args;
      if ((await directory.getPastAdmin(office, moment)) !== admin)
        throw foreign(`${admin} did not speak for ${officeCodeOf(office)} in block 0`);
    }
    if (event?.name === 'KeyGranted') {
      const { office, key, role } = event.args;
      if (!(await directory.isAuthorisedAt(office, key, role, FIRST_BLOCK)))
        throw foreign(`${key} was no such key of ${officeCodeOf(office)} in block 0`);
    }
  }
  if ((await directory.getPastTotalSupply(moment)) !== admitted)
    throw foreign(`${admitted} founders are named, and the chain has others too`);
}

function foreign(message: string): NodeError {
  return new NodeError(
    'DEPLOYMENT_INVALID',
    `the founders of the deployment are not the chain's: ${message}`,
  );
}
