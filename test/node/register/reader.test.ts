import { expect } from 'chai';
import type { RegisterReader } from '#node/register/reader.ts';
import { CLAIMS, CLAIMS_BY, type ClaimRow, OFFICES } from '#node/store/register.ts';
import { openKey } from '#protocol/keys.ts';
import { createFixture, type Fixture } from './fixture.ts';

describe('register reader', () => {
  let fixture: Fixture;
  beforeEach(async () => {
    fixture = await createFixture();
  });
  afterEach(() => fixture.close());

  for (const count of [0, 1, 3, 4, 5, 40]) {
    it(`gives a list of ${count} claims as a whole and in order, on the one side and on the other`, async () => {
      const [earlierKey, laterKey] = [openKey('JP.P.2025000050'), openKey('US.P.18000050')];
      const listed = Array.from({ length: count }, (_, index): ClaimRow => {
        const claimId = String(index).padStart(64, '0');
        const declaredAt = '2026-10-02T00:00:00Z';
        return { earlierKey, laterKey, index, claimId, osf: 'US', status: 'Claimed', declaredAt };
      });
      await fixture.write((batch) => {
        for (const row of listed) {
          batch.put(CLAIMS, row, row);
          const made = { laterKey, turn: row.index, earlierKey, index: row.index };
          batch.put(CLAIMS_BY, made, made);
        }
      });
      expect(await fixture.reader.claimsOn(earlierKey)).to.deep.equal(listed);
      expect(await fixture.reader.claimsBy(laterKey)).to.deep.equal(listed);
      const still = await fixture.reader.still((reader) => reader.claimsBy(laterKey));
      expect(still).to.deep.equal(listed);
    });
  }

  it('gives the offices as they are after each block, and as they were in a block that is kept', async () => {
    const { reader, write } = fixture;
    const statusBy = async (from: RegisterReader) =>
      (await from.offices()).find(({ code }) => code === 'JP')?.status;
    expect(await statusBy(reader)).to.equal('active');
    await reader.still(async (kept) => {
      const row = (await kept.office('JP')) ?? expect.fail();
      await write((batch) => batch.put(OFFICES, 'JP', { ...row, status: 'suspended' }));
      expect([await statusBy(kept), await statusBy(reader)]).to.deep.equal(['active', 'suspended']);
    });
  });
});
