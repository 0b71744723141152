import { join } from 'node:path';
import { Interface } from 'ethers';
import { ValidatorSetAbi } from '#node/chain/abi.generated.ts';
import { officeBytes } from '#node/chain/encoding.ts';
import { callIpc } from '#node/chain/ipc.ts';
import { gethProgram } from './geth-program.ts';
import { decide, validatorSetOf } from './governance.ts';
import {
  createNetwork,
  putDocuments,
  startAll,
  type TestNetwork,
  type TestOffice,
  until,
  untilReceipted,
} from './network.ts';

const VALIDATOR_SET = new Interface(ValidatorSetAbi);

describe('the offices decide who seals', () => {
  let network: TestNetwork;
  let offices: readonly [TestOffice, TestOffice, TestOffice, TestOffice];

  before(async () => {
    network = await createNetwork('geth', await gethProgram(), ['JP', 'KR', 'US', 'AU']);
    offices = network.offices as typeof offices as never;
    await startAll(network);
  });

  after(async () => {
    await network?.close();
  });

  it('takes a validator out by vote, and back in, while documents flow', async () => {
    const [jp, kr, us, au] = offices;
    const target = await validatorSetOf(jp);
    const validator = `0x${network.description.offices[3]?.validator}`;
    for (const office of offices) putDocuments(office, 20);
    await decide([jp, kr, us], {
      title: 'Australia stops sealing',
      target,
      data: VALIDATOR_SET.encodeFunctionData('unseat', [officeBytes('AU')]),
    });
    await untilSigners(3);
    for (const office of offices) putDocuments(office, 20);
    await decide([jp, kr, us], {
      title: 'Australia seals again',
      target,
      data: VALIDATOR_SET.encodeFunctionData('seat', [officeBytes('AU'), validator]),
    });
    await untilSigners(4);
    await untilReceipted(offices, 90_000);
    await until('no vote left', 30_000, async () => {
      const left = await Promise.all(offices.map((office) => callIpc(ipcOf(office), 'clique_proposals')));
      return left.every((proposals) => Object.keys(proposals as object).length === 0);
    });
    void au;
  });

  const ipcOf = ({ folder }: TestOffice): string => join(folder, 'validator', 'geth.ipc');

  async function untilSigners(count: number): Promise<void> {
    await until(
      `${count} signers`,
      90_000,
      async () => {
        const lists = await Promise.all(offices.map((office) => callIpc(ipcOf(office), 'clique_getSigners')));
        return lists.every((list) => (list as string[]).length === count);
      },
      () =>
        offices
          .map((office) => office.node.said())
          .join('\n')
          .slice(-2000),
    );
  }
});
