import { expect } from 'chai';
import { familyOf } from '#node/register/family.ts';
import { CLAIMS, CLAIMS_BY } from '#node/store/register.ts';
import { createFixture, type Fixture, HASH } from './fixture.ts';

const keyAt = (place: number): string => place.toString(16).padStart(64, '0');

describe('familyOf', () => {
  let register: Fixture;
  before(async () => {
    register = await createFixture();
    // A chain of 20 applications, each claiming the one before; the last is claimed by the first: a circle.
    await register.write((batch) => {
      for (let place = 0; place < 20; place++) {
        const row = {
          ...{ earlierKey: keyAt(place), laterKey: keyAt((place + 1) % 20), index: 0, osf: 'US' },
          ...{ claimId: keyAt(1000 + place), status: 'Claimed', declaredAt: '2026-10-02T00:00:00Z' },
        } as const;
        batch.put(CLAIMS, row, row);
        batch.put(CLAIMS_BY, { ...row, turn: 0 }, { ...row, turn: 0 });
      }
    });
  });
  after(() => register.close());

  it('goes around a circle once', async () => {
    const { members, claims, whole } = await familyOf(register.reader, keyAt(3), 100);
    expect([members.length, claims.length, whole]).to.deep.equal([20, 20, true]);
    expect(Math.max(...members.map(({ distance }) => distance))).to.equal(10);
  });

  it('says when there are more than it looked up, and gives no claim with an end outside', async () => {
    const { members, claims, whole } = await familyOf(register.reader, keyAt(3), 5);
    expect([members.length, whole]).to.deep.equal([5, false]);
    const known = new Set(members.map(({ key }) => key));
    expect(claims.length).to.equal(4);
    for (const { earlierKey, laterKey } of claims) expect(known).to.include.keys(earlierKey, laterKey);
  });

  it('is one member without a record where nothing is known', async () => {
    expect((await familyOf(register.reader, HASH.other, 5)).members).to.deep.equal([
      { key: HASH.other, distance: 0 },
    ]);
  });
});
