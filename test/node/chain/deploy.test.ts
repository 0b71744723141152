import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Deployment, readDeployment } from '#node/chain/deploy.ts';

const contract = {
  address: 'ab'.repeat(20),
  block: 1,
  transaction: 'cd'.repeat(32),
  codeHash: 'ef'.repeat(32),
};
const deployment: Deployment = {
  ...{ chainId: 7, genesisHash: '01'.repeat(32), governor: '02'.repeat(20) },
  contracts: {
    ...{ OfficeDirectory: contract, ApplicationRegister: contract },
    ...{ PriorityRegister: contract, DocumentLog: contract },
  },
};

describe('chain deployment file', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-deployment-'));
    file = join(folder, 'deployment.json');
  });
  after(() => rm(folder, { recursive: true }));

  it('is undefined while there is none', async () => {
    expect(await readDeployment(join(folder, 'none.json'))).to.equal(undefined);
  });

  it('is read as it was written', async () => {
    await writeFile(file, JSON.stringify(deployment));
    expect(await readDeployment(file)).to.deep.equal(deployment);
  });

  it('names every wrong field at once', async () => {
    await writeFile(file, JSON.stringify({ ...deployment, chainId: 'seven', governor: '0x02', extra: 1 }));
    const error: { code?: string; fields?: { field: string }[] } = await readDeployment(file).catch((e) => e);
    expect(error.code).to.equal('DEPLOYMENT_INVALID');
    expect(error.fields?.map(({ field }) => field)).to.include.members(['chainId', 'governor']);
  });

  it('is not taken for missing when it cannot be read', async () => {
    await writeFile(file, '{');
    const error: { code?: string } = await readDeployment(file).catch((e) => e);
    expect(error.code).to.equal('DEPLOYMENT_INVALID');
  });
});
