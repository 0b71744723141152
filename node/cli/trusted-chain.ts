/** Which chain and which contracts a command trusts: those that it names, or those of one's own node. */

import type { ChainAccess } from '../chain/connection.ts';
import type { Deployment } from '../chain/deploy.ts';
import { type Call, NODE_OPTIONS, type Option } from './command.ts';
import { CliError, wrongValue } from './errors.ts';
import { configOf, nodeFolder } from './node-access.ts';

export const CHAIN_OPTIONS = {
  chain: { type: 'string', value: 'URL', help: "JSON-RPC address of a chain node (that of one's own node)" },
  contracts: { type: 'string', value: 'FILE', help: 'the deployment: chain and contracts that you trust' },
  ...NODE_OPTIONS,
} as const satisfies Record<string, Option>;

/** Of a command with `CHAIN_OPTIONS`. @throws CliError WRONG_USE; NodeError of configuration and deployment */
export async function trustedChain(call: Call): Promise<{ access: ChainAccess; deployment: Deployment }> {
  const [url, file] = [call.text('chain'), call.text('contracts')];
  if (url === undefined && file === undefined) {
    const { accessOf, deploymentOf } = await import('../office-service.ts');
    const config = configOf(nodeFolder(call));
    return { access: accessOf(config), deployment: await deploymentOf(config) };
  }
  if (url === undefined || file === undefined) {
    throw new CliError(
      'WRONG_USE',
      'give --chain and --contracts together, or neither to use those of your node',
    );
  }
  const { readDeployment } = await import('../chain/deploy.ts');
  const deployment = await readDeployment(file);
  if (deployment === undefined) throw wrongValue('--contracts', file, 'a deployment file');
  return { access: { url }, deployment };
}
