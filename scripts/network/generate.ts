/** From options to the folders of a network. */
import type { Description, OfficeDescription } from '#node/network/description.ts';
import { genesisHash } from '#node/network/genesis.ts';
import { type Founded, found } from './alloc.ts';
import { ENGINES } from './engines.ts';
import { assertEmpty, networkFiles, type Shared, writeNetwork } from './folders.ts';
import { networkReadme } from './pages.ts';
import { type NetworkOptions, type NetworkPlan, planNetwork } from './plan.ts';

const DAY = 86_400n;
/** A proposal has succeeded as soon as enough votes are in: these are the longest times. */
const PERIODS = {
  votingPeriod: 14n * DAY,
  executionWindow: 14n * DAY,
  emergencyDuration: 7n * DAY,
  emergencyPause: 30n * DAY,
};

/** @throws NetworkError NETWORK_FOLDER_NOT_EMPTY, and as `found` */
export async function generateNetwork(folder: string, options: NetworkOptions): Promise<Description> {
  await assertEmpty(folder);
  const plan = planNetwork(options);
  const { chainId, timestamp } = plan;
  const founders = plan.offices.map(({ office, admin, operator, validator }) => ({
    ...{ office, admin: admin.address, validator: validator.address },
    ...{ recorders: [operator.address], registrars: [operator.address] },
  }));
  const shared = sharedBy(plan, await found({ chainId, timestamp, founders, parameters: PERIODS }));
  await writeNetwork(folder, await networkFiles(plan, shared, networkReadme(plan, shared.description)));
  return shared.description;
}

/** What is the same in every office's folder. */
export function sharedBy(plan: NetworkPlan, { alloc, deployment, validatorSet }: Founded): Shared {
  const genesis = ENGINES[plan.engine].genesis(plan, alloc, validatorSet);
  const hash = genesisHash(genesis);
  const { engine, chainId, blockSeconds, gasLimit } = plan;
  const description: Description = {
    ...{ v: 1, engine, chainId, genesisHash: hash, blockSeconds, gasLimit },
    offices: describeOffices(plan, true),
  };
  return { description, genesis, deployment: { ...deployment, genesisHash: hash } };
}

/** What everybody may know of the offices that are planned. */
export function describeOffices({ offices }: NetworkPlan, isFounder: boolean): OfficeDescription[] {
  return offices.map(({ office, validator, admin, operator, nodes }) => ({
    ...{ office, isFounder, validator: validator.address, admin: admin.address, operator: operator.address },
    peers: nodes.map(({ role, folder, id, host, port }) => ({ role, folder, id, host, port })),
  }));
}
