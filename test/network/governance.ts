/** What the offices decide, by transactions of their admins. */
import { join } from 'node:path';
import { Interface, id } from 'ethers';
import { OfficeGovernorAbi } from '#node/chain/abi.generated.ts';
import { connectChain } from '#node/chain/connection.ts';
import { readDeployment } from '#node/chain/deploy.ts';
import { officeBytes } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import { openKeystore } from '#node/chain/signer.ts';
import { height, type TestOffice, until } from './network.ts';

const GOVERNOR = new Interface(OfficeGovernorAbi);
const FOR = 1;

export interface Decision {
  readonly title: string;
  readonly target: string; // with 0x
  readonly data: string;
}

/** Proposed by the first, voted for by all that are named, executed by the first. Two thirds of the members are needed. */
export async function decide(offices: readonly TestOffice[], decision: Decision): Promise<void> {
  const [first] = offices;
  if (first === undefined) throw new TypeError('somebody has to propose');
  const proposal = [[decision.target], [0], [decision.data]];
  const governor = await governorOf(first);
  await send(first, governor, GOVERNOR.encodeFunctionData('propose', [...proposal, decision.title]));
  const hashed = [...proposal, id(decision.title)];
  const proposalId = GOVERNOR.decodeFunctionResult(
    'hashProposal',
    await callOf(first, governor, GOVERNOR.encodeFunctionData('hashProposal', hashed)),
  )[0];
  // Votes count as they stood when it was proposed, so that they begin a block later.
  const proposed = await height(first);
  await until('a block after the proposal', 30_000, async () => (await height(first)) > proposed + 1);
  for (const office of offices) {
    const params = officeBytes(office.office); // one key may speak for several offices
    const vote = [proposalId, FOR, '', params];
    await send(office, governor, GOVERNOR.encodeFunctionData('castVoteWithReasonAndParams', vote));
  }
  await send(first, governor, GOVERNOR.encodeFunctionData('execute', hashed));
}

export async function governorOf({ folder }: TestOffice): Promise<string> {
  const deployment = await readDeployment(join(folder, 'office', 'deployment.json'));
  if (deployment === undefined) throw new Error('there is no deployment.json');
  return deployment.governor;
}

/** Address of the ValidatorSet, with 0x. */
export async function validatorSetOf(office: TestOffice): Promise<string> {
  const governor = await governorOf(office);
  const answer = await callOf(office, governor, GOVERNOR.encodeFunctionData('validatorSet'));
  return String(GOVERNOR.decodeFunctionResult('validatorSet', answer)[0]);
}

async function callOf({ endpoint }: TestOffice, to: string, data: string): Promise<string> {
  const chain = await connectChain({ url: endpoint.target });
  try {
    return await chain.provider.call({ to: `0x${to}`, data });
  } finally {
    chain.close();
  }
}

async function send({ endpoint, folder }: TestOffice, to: string, data: string): Promise<void> {
  const admin = join(folder, 'admin', 'admin');
  const signer = await openKeystore({ keystore: `${admin}.keystore.json`, password: `${admin}.password` });
  const chain = await connectChain({ url: endpoint.target });
  try {
    await sendAndWait(chain, signer, { to, data });
  } finally {
    chain.close();
  }
}
