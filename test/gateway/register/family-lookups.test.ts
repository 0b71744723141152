import { expect } from 'chai';
import { familyLookupAnswer } from '#gateway/register/family-lookups.ts';
import { claimKey, openKey } from '#protocol/keys.ts';
import { CODE, HASH } from '../../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture } from '../fixture.ts';

const EARLIER = 'JP.P.2026000001';
const LATER = 'US.P.18000001';

describe('POST /api/v1/family-lookups', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());

  const lookUp = async (body: object) =>
    answerOf(familyLookupAnswer, await gateway.post('/api/v1/family-lookups', body));

  it('tells who claims an application and what was decided', async () => {
    const { familyBag } = await lookUp({ office: 'JP', rightType: 'P', applicationNumber: '2026-1' });
    expect(familyBag).to.have.length(1);
    const [family] = familyBag;
    expect(family?.whole).to.equal(true);
    expect(family?.memberBag.map(({ key, distance }) => [key, distance])).to.deep.equal([
      [openKey(EARLIER), 0],
      [openKey(LATER), 1],
    ]);
    expect(family?.priorityClaimBag[0]).to.include({
      office: 'US',
      earlierKey: openKey(EARLIER),
      laterKey: openKey(LATER),
      claimedDate: '2026-01-15',
      status: 'Accepted',
      declaredAt: '2026-10-02T00:00:00Z',
    });
  });

  it('finds the family from the later application too, which nobody recorded', async () => {
    const { familyBag } = await lookUp({ office: 'US', rightType: 'P', applicationNumber: '18/000,001' });
    const members = familyBag[0]?.memberBag ?? [];
    expect(members.map(({ key }) => key)).to.deep.equal([openKey(LATER), openKey(EARLIER)]);
    expect(members[0]).to.not.have.property('application');
    expect(members[1]?.application).to.include({ applicationId: EARLIER });
  });

  it('shows a sealed claim to who brings its key, and nothing of its ends', async () => {
    const key = claimKey(CODE, 'JP.P.2026000003', 0);
    const { sealedClaimBag, familyBag } = await lookUp({
      office: 'JP',
      rightType: 'P',
      applicationNumber: '2026-3',
      claimKeyBag: [key, HASH.other],
    });
    expect(familyBag).to.deep.equal([]);
    expect(sealedClaimBag).to.deep.equal([
      { claimKey: key, office: 'US', declaredAt: '2026-10-03T00:00:00Z', opened: false, status: 'Claimed' },
    ]);
  });
});
