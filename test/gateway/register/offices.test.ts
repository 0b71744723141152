import { expect } from 'chai';
import { officeAnswer, officesAnswer } from '#gateway/register/offices.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf } from '../fixture.ts';

describe('GET /api/v1/offices', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());
  const get = (path: string) => fetch(gateway.url + path);

  it('lists who takes part, a part at a time', async () => {
    const all = await answerOf(officesAnswer, await get('/api/v1/offices?count=true'));
    expect([all.limit, all.offset, all.totalCount]).to.deep.equal([50, 0, 4]);
    expect(all.officeBag.map(({ office }) => office)).to.deep.equal(['DD', 'EP', 'JP', 'US']);
    expect(all.freshness.officeBag).to.have.length(4);
    const some = await answerOf(
      officesAnswer,
      await get('/api/v1/offices?limit=1&offset=1&sort=-office&fields=office,status'),
    );
    expect(some.officeBag).to.deep.equal([{ office: 'JP', status: 'active' }]);
  });

  it('gives one in full', async () => {
    const office = await answerOf(officeAnswer, await get('/api/v1/offices/JP'));
    expect(office).to.include({ office: 'JP', status: 'active', lastWriteAt: '2026-11-20T09:00:00Z' });
    expect(office.keyBag).to.deep.equal([{ address: '1e'.repeat(20), role: 'recorder', fromBlock: 2 }]);
    expect(office.coverage).to.deep.equal({
      openApplicationCount: 5,
      sealedApplicationCount: 1,
      priorityClaimCount: 0,
    });
    expect(office.treeHead).to.include({ logNumber: 1, treeSize: 4 });
    expect(office.statusHistoryBag).to.deep.equal([{ status: 'active', term: 1, fromBlock: 1 }]);
  });

  it('does not know an office that takes no part', async () => {
    for (const code of ['KR', 'jp', 'Japan'])
      expect((await problemOf(await get(`/api/v1/offices/${code}`))).code, code).to.equal(
        'RESOURCE_NOT_FOUND',
      );
  });

  it('names a wrong parameter', async () => {
    const problem = await problemOf(await get('/api/v1/offices?limit=0&sort=colour'));
    expect(problem.code).to.equal('QUERY_INVALID');
    expect(problem.invalidParams?.map(({ name }) => name)).to.deep.equal(['limit', 'sort']);
  });
});
