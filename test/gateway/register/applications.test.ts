import { expect } from 'chai';
import { applicationsAnswer } from '#gateway/register/applications.ts';
import { FILINGS, RECORDS } from '#node/store/register.ts';
import { openKey } from '#protocol/keys.ts';
import { CODE, keysOf, openRow, sealedRow } from '../../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf } from '../fixture.ts';

describe('GET /api/v1/applications', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
    await gateway.register.write((batch) => {
      for (const [id, filingDate] of [
        ['JP.U.2025000001', '2025-03-31'],
        ['JP.U.2025000002', '2025-04-01'],
        ['JP.U.2025000003', '2025-04-02'],
        ['US.U.18000002', '2025-04-01'],
      ] as const) {
        const row = openRow(id, { rightType: 'U', filingDate });
        batch.put(RECORDS, row, row).put(FILINGS, row, row.key);
      }
    });
  });
  after(() => gateway.close());
  const ask = (query: string) => fetch(`${gateway.url}/api/v1/applications?${query}`);
  const search = async (query: string) => answerOf(applicationsAnswer, await ask(query));
  const found = async (query: string) =>
    (await search(query)).applicationBag.map(({ applicationId }) => applicationId);

  it('finds them by filing date, both days included, in either order', async () => {
    expect(await found('office=JP&rightType=U')).to.deep.equal([
      'JP.U.2025000001',
      'JP.U.2025000002',
      'JP.U.2025000003',
    ]);
    for (const sort of ['filingDate', '-filingDate']) {
      const dates = 'filedFrom=2025-04-01&filedTo=2025-04-01';
      expect(await found(`office=JP&rightType=U&${dates}&sort=${sort}`)).to.deep.equal(['JP.U.2025000002']);
    }
    expect(await found('office=JP&rightType=U&filedFrom=2025-04-01&sort=-filingDate')).to.deep.equal([
      'JP.U.2025000003',
      'JP.U.2025000002',
    ]);
    expect(await found('office=JP&rightType=U&filedTo=2025-04-01')).to.have.length(2);
    expect(await found('office=JP&rightType=U&filedFrom=2025-04-02&filedTo=2025-04-01')).to.deep.equal([]);
  });

  it('gives a part, and the members that were asked for', async () => {
    const { applicationBag, limit, offset } = await search(
      'office=JP&rightType=U&limit=1&offset=1&fields=filingDate,state',
    );
    expect({ limit, offset }).to.deep.equal({ limit: 1, offset: 1 });
    expect(applicationBag).to.deep.equal([{ filingDate: '2025-04-01', state: 'open' }]);
    expect(await found('office=JP&rightType=U&offset=3')).to.deep.equal([]);
  });

  it('keeps those that were withdrawn apart', async () => {
    expect(await found('office=JP&rightType=P&status=withdrawn')).to.deep.equal(['JP.P.2026000004']);
    expect(await found('office=JP&rightType=P')).to.not.include('JP.P.2026000004');
  });

  it('shows nothing of what is not published, by number, key or place in the list', async () => {
    const id = 'JP.P.2026000003';
    expect(await gateway.register.reader.record('JP', keysOf(id).sealedKey)).to.include({ state: 'sealed' });
    const asked = async () => {
      const response = await ask('office=JP&rightType=P&filedFrom=2026-01-15&filedTo=2026-01-15&limit=1000');
      const headers = [...response.headers].filter(([name]) => !['date', 'x-correlation-id'].includes(name));
      return { headers, body: await response.text() };
    };
    const before = await asked();
    for (const secret of [id, openKey(id), keysOf(id).sealedKey, 'sealed', CODE])
      expect(before.body).to.not.include(secret);
    // One more of them changes nothing, not even the length.
    const another = sealedRow('JP.P.2026000099');
    await gateway.register.write((batch) => void batch.put(RECORDS, another, another));
    expect(await asked()).to.deep.equal(before);
  });

  it('finds nothing of an office that takes no part, and says so', async () => {
    const { applicationBag, freshness } = await search('office=KR&rightType=P');
    expect(applicationBag).to.deep.equal([]);
    expect(freshness.officeBag).to.deep.equal([{ office: 'KR', participation: 'none' }]);
  });

  it('refuses what it cannot search by, field by field', async () => {
    const wrong = 'office=jp&rightType=X&status=lost&filedFrom=2025-02-30&offset=10000';
    const { invalidParams = [] } = await problemOf(await ask(wrong));
    const names = ['filedFrom', 'office', 'offset', 'rightType', 'status'];
    expect(invalidParams.map(({ name }) => name).sort()).to.deep.equal(names);
    expect((await ask('office=JP')).status).to.equal(400);
  });
});
