import { expect } from 'chai';
import { applicationLookupAnswer } from '#gateway/register/application-lookups.ts';
import { openKey } from '#protocol/keys.ts';
import { HASH, keysOf } from '../../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf } from '../fixture.ts';

const SEALED = 'JP.P.2026000003';

describe('POST /api/v1/application-lookups', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());

  const ask = (body: object) => gateway.post('/api/v1/application-lookups', body);
  const lookUp = async (body: object) => answerOf(applicationLookupAnswer, await ask(body));

  it('finds an application by any spelling of its number', async () => {
    for (const applicationNumber of ['2026-000001', '特願2026-1', '２０２６－０００００１']) {
      const { applicationBag, applicationIdBag } = await lookUp({
        office: 'JP',
        rightType: 'P',
        applicationNumber,
      });
      expect(applicationIdBag, applicationNumber).to.deep.equal(['JP.P.2026000001']);
      expect(applicationBag).to.deep.equal([
        {
          office: 'JP',
          key: openKey('JP.P.2026000001'),
          state: 'open',
          applicationId: 'JP.P.2026000001',
          rightType: 'P',
          filingDate: '2026-01-15',
          documentDigest: `c14n:${HASH.a}`,
          withdrawn: false,
          recordedAt: '2026-02-01T09:00:00Z',
          revision: 0,
          blockNumber: 20,
          transactionHash: '20'.repeat(32),
        },
      ]);
    }
  });

  it('says when it was withdrawn, and gives no digest where none is recorded', async () => {
    const [withdrawn] = (await lookUp({ office: 'JP', rightType: 'P', applicationNumber: '2026-4' }))
      .applicationBag;
    expect(withdrawn).to.include({ withdrawn: true, withdrawnAt: '2026-05-01T00:00:00Z' });
    const [bare] = (await lookUp({ office: 'JP', rightType: 'P', applicationNumber: '2026-8' }))
      .applicationBag;
    expect(bare).to.not.have.property('documentDigest');
  });

  it('shows an unpublished application to who brings its key, without its number or digest', async () => {
    const { sealedKey } = keysOf(SEALED);
    const { applicationBag } = await lookUp({
      office: 'JP',
      rightType: 'P',
      applicationNumber: '2026-3',
      sealedKey,
    });
    expect(applicationBag).to.have.length(1);
    expect(applicationBag[0]).to.include({ state: 'sealed', key: sealedKey });
    expect(applicationBag[0]).to.not.have.any.keys('applicationId', 'documentDigest');
  });

  it('answers of an unpublished one, without its key, what it answers of none', async () => {
    const texts: string[] = [];
    for (const applicationNumber of ['2026-000003', '2026-000099']) {
      const response = await ask({ office: 'JP', rightType: 'P', applicationNumber });
      const body = (await response.text()).replaceAll(/20260000(03|99)/g, '');
      const headers = [...response.headers].filter(
        ([name]) => !/^(x-correlation-id|date|ratelimit.*)$/.test(name),
      );
      texts.push(JSON.stringify([response.status, headers, body]));
    }
    expect(texts[0]).to.equal(texts[1]);
  });

  it('follows the key of a record that was opened since', async () => {
    const { sealedKey } = keysOf('JP.P.2026000002');
    const { applicationBag } = await lookUp({ office: 'JP', applicationNumber: '2026-2', sealedKey });
    expect(applicationBag.map(({ applicationId }) => applicationId)).to.deep.equal(['JP.P.2026000002']);
  });

  it('names what is wrong', async () => {
    const problem = await problemOf(await ask({ office: 'jp', applicationNumber: '', sealedKey: 'x' }));
    expect(problem.invalidParams?.map(({ name }) => name)).to.deep.equal([
      'office',
      'applicationNumber',
      'sealedKey',
    ]);
  });
});
