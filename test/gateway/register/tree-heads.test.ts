import { expect } from 'chai';
import { treeHeadsAnswer } from '#gateway/register/tree-heads.ts';
import { CLOSED_LOGS, LOG_HEADS } from '#node/store/register.ts';
import { HASH } from '../../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf } from '../fixture.ts';

describe('GET /api/v1/offices/{code}/tree-heads', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
    await gateway.register.write((batch) => {
      for (const size of [2, 8]) {
        const place = { office: 'US', logNumber: 1, size };
        const times = { recordedAt: '2026-03-01T00:00:00Z', key: '1e'.repeat(20), blockNumber: 9 };
        batch.put(LOG_HEADS, place, {
          ...{ ...place, ...times, root: HASH.a, blockHash: HASH.b, transactionHash: HASH.other },
        });
      }
      const closed = { office: 'US', logNumber: 1 };
      batch.put(CLOSED_LOGS, closed, { ...closed, goodSize: 2, closedAt: '2026-04-01T00:00:00Z' });
    });
  });
  after(() => gateway.close());
  const heads = async (path: string) =>
    (await answerOf(treeHeadsAnswer, await fetch(`${gateway.url}/api/v1/offices/${path}`))).treeHeadBag;

  it('gives each head with its evidence, and says which no longer hold', async () => {
    const [first, second] = await heads('US/tree-heads');
    expect(first).to.deep.equal({
      ...{ logNumber: 1, treeSize: 2, root: HASH.a, holds: true, recordedAt: '2026-03-01T00:00:00Z' },
      ...{ key: '1e'.repeat(20), blockNumber: 9, blockHash: HASH.b, transactionHash: HASH.other },
    });
    expect(second).to.include({ treeSize: 8, holds: false });
  });

  it('gives the newest first, and a part', async () => {
    expect((await heads('US/tree-heads?sort=-treeSize')).map(({ treeSize }) => treeSize)).to.deep.equal([
      8, 2,
    ]);
    expect(await heads('US/tree-heads?offset=1&limit=1&fields=treeSize')).to.deep.equal([{ treeSize: 8 }]);
  });

  it('has none of an office that takes no part', async () => {
    const response = await fetch(`${gateway.url}/api/v1/offices/KR/tree-heads`);
    expect((await problemOf(response)).code).to.equal('RESOURCE_NOT_FOUND');
  });
});
