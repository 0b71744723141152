/** The files of an office that joins a network that is there: its own folder, and what the members do. */
import { join } from 'node:path';
import { readDeployment } from '#node/chain/deploy.ts';
import { DESCRIPTION, type Description } from '#node/network/description.ts';
import { NetworkError } from '#node/network/errors.ts';
import { GENESIS } from '#node/network/genesis.ts';
import { readForm } from '#node/network/read.ts';
import { assertEmpty, networkFiles, type Shared, writeNetwork } from './folders.ts';
import { describeOffices } from './generate.ts';
import { joinReadme } from './pages.ts';
import { type JoinOptions, planJoin } from './plan.ts';

/**
 * @param from folder of any member: nothing that is secret is read there
 * @throws NetworkError OFFICE_TWICE, NETWORK_FOLDER_NOT_EMPTY, NETWORK_FILE_MISSING, NETWORK_FILE_INVALID; NodeError
 * DEPLOYMENT_INVALID
 */
export async function joinNetwork(folder: string, from: string, options: JoinOptions): Promise<Description> {
  await assertEmpty(folder);
  const known = await readForm(join(from, 'network.json'), DESCRIPTION);
  if (known.offices.some(({ office }) => office === options.office)) {
    throw new NetworkError('OFFICE_TWICE', `${options.office} is in network ${known.chainId} already`);
  }
  const genesis = await readForm(join(from, 'genesis.json'), GENESIS);
  const file = join(from, 'office', 'deployment.json');
  const deployment = await readDeployment(file);
  if (deployment === undefined) {
    throw new NetworkError('NETWORK_FILE_MISSING', 'it is not there', { where: file });
  }
  const plan = planJoin(known, options);
  const description = { ...known, offices: [...known.offices, ...describeOffices(plan, false)] };
  const shared: Shared = { description, genesis, deployment };
  await writeNetwork(folder, await networkFiles(plan, shared, joinReadme(plan)));
  return description;
}
