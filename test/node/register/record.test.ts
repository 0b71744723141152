import { expect } from 'chai';
import { matchDigest, recordAt } from '#node/register/record.ts';
import { RECORDS } from '#node/store/register.ts';
import { openKey } from '#protocol/keys.ts';
import { createFixture, type Fixture, HASH, keysOf, openRow, sealedRow } from './fixture.ts';

const ID = 'JP.P.2026000001';

describe('a record of the register', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await createFixture();
  });
  after(() => fixture.close());

  it('is found where it moved to, and an index that leads in circles ends the search', async () => {
    const ids = ['JP.P.1', 'JP.U.1', 'JP.D.1'];
    const [first = '', second = '', third = ''] = ids.map(openKey);
    const moved = [
      { ...openRow('JP.P.1'), state: 'opened' as const, openedAs: second },
      { ...openRow('JP.U.1'), state: 'opened' as const, openedAs: third },
      openRow('JP.D.1'),
    ];
    await fixture.write((batch) => {
      for (const row of moved) batch.put(RECORDS, row, row);
    });
    expect((await recordAt(fixture.reader, 'JP', first))?.key).to.equal(third);
    const circle = { ...openRow('JP.D.1'), state: 'opened' as const, openedAs: first };
    await fixture.write((batch) => batch.put(RECORDS, circle, circle));
    expect((await recordAt(fixture.reader, 'JP', first))?.state).to.equal('opened');
    expect(await recordAt(fixture.reader, 'US', first)).to.equal(undefined);
  });

  it('compares a digest of its own profile only', () => {
    const row = openRow(ID);
    const match = (digests: string[], of = row) => matchDigest(digests, of, { openKeys: [] }).match;
    expect(match([`raw:${HASH.other}`, `c14n:${HASH.a}`])).to.equal('equal');
    expect(match([`c14n:${HASH.b}`])).to.equal('different');
    expect(match([`raw:${HASH.a}`])).to.equal('not comparable');
    expect(match([`c14n:${HASH.a}`], { ...row, profile: 'none' })).to.equal('not recorded');
  });

  it('finds what is under a seal only with number, date, digest and blinding', () => {
    const row = sealedRow(ID);
    const { blinding } = keysOf(ID);
    const match = (digest: string, id = ID, key: string | undefined = blinding, of = row) =>
      matchDigest([`c14n:${digest}`], of, { openKeys: [openKey(id)], blinding: key }).match;
    expect(match(HASH.a)).to.equal('equal');
    expect(match(HASH.b)).to.equal('not under the seal');
    expect(match(HASH.a, 'JP.P.2026000002')).to.equal('not under the seal');
    expect(match(HASH.a, ID, HASH.other)).to.equal('not under the seal');
    expect(match(HASH.a, ID, blinding, { ...row, filingDate: '2026-01-16' })).to.equal('not under the seal');
    // What the contracts let pass can be sealed again by nobody here.
    expect(match(HASH.a, ID, blinding, { ...row, filingDate: '2026-02-31' })).to.equal('not comparable');
    expect(matchDigest([`c14n:${HASH.a}`], row, { openKeys: [openKey(ID)] }).match).to.equal(
      'not comparable',
    );
  });
});
