import { expect } from 'chai';
import { consistencyProofAnswer, logEntryAnswer } from '#gateway/register/log-entries.ts';
import type { PublishedEntry, PublishedLog } from '#node/published-log.ts';
import { HASH } from '../../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf } from '../fixture.ts';

const SEALED_KEY = '5e'.repeat(32);
const entry = (leafIndex: number): PublishedEntry => ({ leafIndex, leafHash: HASH.b, entry: '{}' });

/** One published entry that both digests find, one that the key opens, and two of an application. */
const log: PublishedLog = {
  office: 'JP',
  logNumber: 1,
  entriesOf: async (_digest, key) => [entry(3), ...(key === SEALED_KEY ? [entry(1)] : [])],
  entriesOfApplication: async (id) => (id === 'JP.P.2024080202' ? [entry(2), entry(3)] : []),
  consistencyProof: async (_first, second) => (second > 10 ? undefined : [HASH.a]),
};

describe('the log of the office', () => {
  let gateway: GatewayFixture;
  let observer: GatewayFixture;
  before(async () => {
    [gateway, observer] = [await createGateway({ publishedLog: log }), await createGateway()];
  });
  after(async () => {
    await gateway.close();
    await observer.close();
  });

  const ask = (body: object, at = gateway) => at.post('/api/v1/log-entry-lookups', body);
  const prove = (query: string, code = 'JP') =>
    fetch(`${gateway.url}/api/v1/offices/${code}/consistency-proofs?${query}`);
  const documentDigestBag = [`c14n:${HASH.a}`, `raw:${HASH.b}`];

  it('gives each entry once, oldest first', async () => {
    const places = async (more: object) =>
      (await answerOf(logEntryAnswer, await ask({ documentDigestBag, ...more }))).logEntryBag.map(
        ({ leafIndex }) => leafIndex,
      );
    expect(await places({})).to.deep.equal([3]);
    expect(await places({ sealedKey: SEALED_KEY })).to.deep.equal([1, 3]);
  });

  it('gives what was made public with an application, and each entry once with those of a document', async () => {
    const places = async (body: object) =>
      (await answerOf(logEntryAnswer, await ask(body))).logEntryBag.map(({ leafIndex }) => leafIndex);
    const applicationId = 'JP.P.2024080202';
    expect(await places({ applicationId })).to.deep.equal([2, 3]);
    expect(await places({ applicationId, documentDigestBag, sealedKey: SEALED_KEY })).to.deep.equal([
      1, 2, 3,
    ]);
    expect(await places({ applicationId: 'JP.P.2099000001' })).to.deep.equal([]);
  });

  it('refuses to be asked about nothing, and about what is no application', async () => {
    for (const body of [{}, { sealedKey: SEALED_KEY }, { applicationId: 'JP/2024-80202' }])
      expect((await problemOf(await ask(body))).code).to.equal('BODY_INVALID');
  });

  it('proves consistency between two sizes', async () => {
    const proof = await answerOf(consistencyProofAnswer, await prove('firstTreeSize=2&secondTreeSize=9'));
    expect(proof).to.deep.equal({
      ...{ logNumber: 1, firstTreeSize: 2, secondTreeSize: 9, consistencyPath: [HASH.a] },
    });
  });

  it('refuses sizes that are no heads of it', async () => {
    for (const query of [
      'firstTreeSize=9&secondTreeSize=2',
      'firstTreeSize=2&secondTreeSize=11',
      'firstTreeSize=0&secondTreeSize=2',
      'firstTreeSize=2',
      '',
    ])
      expect((await problemOf(await prove(query))).code, query).to.equal('QUERY_INVALID');
  });

  it('says that other logs are not here', async () => {
    expect((await problemOf(await prove('firstTreeSize=2&secondTreeSize=9', 'US'))).code).to.equal(
      'LOG_NOT_HERE',
    );
    expect((await problemOf(await ask({ documentDigestBag }, observer))).code).to.equal('LOG_NOT_HERE');
    expect((await problemOf(await ask({ applicationId: 'US.P.63412345' }))).code).to.equal('LOG_NOT_HERE');
  });
});
