import { expect } from 'chai';
import { verificationAnswer } from '#gateway/verifications.ts';
import { HASH, keysOf, textOf } from '../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf, readmeExample } from './fixture.ts';

const PATH = '/api/v1/verifications';
const BOTH = [`c14n:${HASH.a}`, `raw:${HASH.other}`];
const APPLICATION = { office: 'JP', rightType: 'P', applicationNumber: '2026-000001' };

describe('POST /api/v1/verifications', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());

  const answer = async (body: object) => answerOf(verificationAnswer, await gateway.post(PATH, body));

  it('answers the example of the README', async () => {
    const response = await gateway.post(PATH, readmeExample('verifications request'));
    expect(await answerOf(verificationAnswer, response)).to.deep.equal(readmeExample('verifications answer'));
  });

  it('says what the receipt says, and which head it was checked against', async () => {
    const found = await answer({ receipt: gateway.register.receipt(0), documentDigestBag: BOTH });
    expect(found.verdict).to.equal('verified');
    expect(found.head).to.include({ office: 'JP', logNumber: 1, treeSize: 4 });
    expect(found.entry).to.include({ subject: 'JP.P.2026000001', kind: 'application' });
    expect(found.freshness.officeBag.map(({ office }) => office)).to.deep.equal(['JP']);
  });

  it('contradicts a forged receipt with 200: that is an answer, not a bad request', async () => {
    const receipt = { ...gateway.register.receipt(0), entry: gateway.register.receipt(1).entry };
    expect((await answer({ receipt })).verdict).to.equal('contradicted');
  });

  it('takes digests and an application in place of a receipt', async () => {
    expect((await answer({ documentDigestBag: BOTH, application: APPLICATION })).verdict).to.equal(
      'verified',
    );
    const sealed = { ...APPLICATION, applicationNumber: '2026-000003' };
    expect((await answer({ documentDigestBag: BOTH, application: sealed })).verdict).to.equal('not-recorded');
    const keys = keysOf('JP.P.2026000003');
    expect((await answer({ documentDigestBag: BOTH, application: { ...sealed, keys } })).verdict).to.equal(
      'verified',
    );
  });

  it('is incomplete while the chain cannot be asked', async () => {
    gateway.chain = undefined;
    const { verdict, findingBag, freshness } = await answer({ receipt: gateway.register.receipt(0) });
    gateway.chain = { head: 40, finalized: 40 };
    expect(verdict).to.equal('incomplete');
    expect(freshness.state).to.equal('unknown');
    expect(findingBag.filter(({ result }) => result === 'unknown').map(({ code }) => code)).to.deep.equal([
      'FINAL',
    ]);
  });

  it('refuses what is no receipt, with every bad field of it', async () => {
    const receipt = {
      ...gateway.register.receipt(0),
      leafIndex: -1,
      anchor: { blockNumber: 'x' },
      more: true,
    };
    const problem = await problemOf(await gateway.post(PATH, { receipt }));
    expect(problem.code).to.equal('RECEIPT_INVALID');
    expect(problem.invalidParams?.map(({ name }) => name)).to.include.members([
      'receipt.leafIndex',
      'receipt.anchor.blockNumber',
      'receipt.anchor.blockHash',
      'receipt.more',
    ]);
  });

  it('refuses a receipt of a version that it does not know, and never calls it false', async () => {
    const problem = await problemOf(
      await gateway.post(PATH, { receipt: { ...gateway.register.receipt(0), v: 2 } }),
    );
    expect([problem.code, problem.status]).to.deep.equal(['RECEIPT_INVALID', 400]);
  });

  it('needs a receipt, or digests and an application', async () => {
    for (const body of [
      {},
      { documentDigestBag: BOTH },
      { application: APPLICATION },
      { receipt: 5 },
      { receipt: textOf(gateway.register.receipt(0)) },
      { receipt: null },
    ])
      expect((await problemOf(await gateway.post(PATH, body))).code).to.equal('BODY_INVALID');
  });
});
