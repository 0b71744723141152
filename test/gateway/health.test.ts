import { expect } from 'chai';
import { healthAnswer, readinessAnswer } from '#gateway/health.ts';
import { NodeError } from '#node/errors.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf, readmeExample } from './fixture.ts';

describe('GET /healthz and /readyz', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());

  const health = async () => answerOf(healthAnswer, await fetch(`${gateway.url}/healthz`));
  const readiness = () => fetch(`${gateway.url}/readyz`);

  it('says what the register holds, for which block, and how fresh each office is', async () => {
    const { status, role, register, asOf, freshness } = await health();
    expect({ status, role }).to.deep.equal({ status: 'alive', role: 'observer' });
    expect(register).to.deep.equal({ applicationCount: 6, claimCount: 2 });
    expect(asOf?.blockNumber).to.equal(40);
    expect(freshness?.officeBag.map(({ office }) => office)).to.deep.equal(['DD', 'EP', 'JP', 'US']);
    expect((await answerOf(readinessAnswer, await readiness())).asOf).to.deep.equal(asOf);
  });

  it('answers the example of the README', async () => {
    expect(await health()).to.deep.equal(readmeExample('healthz answer'));
  });

  it('says whether its register is there to be tried out only', async () => {
    expect((await health()).demonstration).to.equal(false);
    const trial = await createGateway({ demonstration: true });
    const answer = await answerOf(healthAnswer, await fetch(`${trial.url}/healthz`));
    await trial.close();
    expect(answer.demonstration).to.equal(true);
  });

  it('is alive but not ready while it is behind or cannot ask the chain', async () => {
    for (const chain of [{ head: 99, finalized: 99 }, undefined]) {
      gateway.chain = chain;
      expect((await health()).status).to.equal('alive');
      expect((await problemOf(await readiness())).code).to.equal('REGISTER_UNAVAILABLE');
    }
    gateway.chain = { head: 40, finalized: 40 };
  });

  it('is alive but not ready before the first block, and while the store fails', async () => {
    const { reader } = gateway;
    const failing = () => Promise.reject(new NodeError('STORE_DAMAGED', 'a row'));
    for (const asOf of [async () => undefined, failing]) {
      gateway.reader = { ...reader, asOf };
      expect(await health()).to.include({ status: 'alive', asOf: null, freshness: null, register: null });
      expect((await readiness()).status).to.equal(503);
    }
    gateway.reader = reader;
  });
});
