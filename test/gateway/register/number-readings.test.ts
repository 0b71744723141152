import { expect } from 'chai';
import { numberReadingAnswer } from '#gateway/register/number-readings.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf } from '../fixture.ts';

describe('POST /api/v1/number-readings', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());

  const ask = (numberBag: object[]) => gateway.post('/api/v1/number-readings', { numberBag });
  const read = async (...numbers: object[]) =>
    (await answerOf(numberReadingAnswer, await ask(numbers))).numberReadingBag;

  it('reads each number in its place: one meaning, several, none', async () => {
    const [one, several, none] = await read(
      { office: 'JP', rightType: 'P', applicationNumber: '特願2026-1' },
      { office: 'JP', applicationNumber: '2026-000001' },
      { office: 'JP', rightType: 'P', applicationNumber: '???' },
    );
    expect(one?.outcome).to.equal('canonical');
    expect(one?.candidateBag).to.have.length(1);
    expect(one?.candidateBag[0]).to.include({ applicationId: 'JP.P.2026000001', rule: 'JP-P-2000@1' });
    expect(several?.outcome).to.equal('candidates');
    expect(several?.candidateBag.map(({ applicationId }) => applicationId)).to.include.members([
      'JP.P.2026000001',
      'JP.D.2026000001',
    ]);
    expect(none).to.include({ outcome: 'refused' });
    expect(none?.findingBag[0]).to.include({ code: 'NUMBER_REFUSED', severity: 'error' });
  });

  it('writes the number as its office does, where that is known', async () => {
    const [reading] = await read({ office: 'US', rightType: 'P', applicationNumber: '18000001' });
    expect(reading?.candidateBag[0]?.officeForm).to.equal('18/000,001');
  });

  it('says of a code that it names no office, or one that is no more', async () => {
    const readings = await read(
      { office: 'XX', rightType: 'P', applicationNumber: '1' },
      { office: 'SU', rightType: 'P', applicationNumber: '4027341' },
      { office: 'JP', rightType: 'P', applicationNumber: '2026-1' },
    );
    const first = readings.map(({ findingBag: [found] }) => found?.code);
    expect(first).to.deep.equal(['OFFICE_UNKNOWN', 'OFFICE_FORMER', undefined]);
  });

  it('takes 1 to 1,000 numbers', async () => {
    const number = { office: 'JP', rightType: 'P', applicationNumber: '2026-1' };
    expect(await read(...new Array<object>(1000).fill(number))).to.have.length(1000);
    for (const count of [0, 1001])
      expect(
        (await problemOf(await ask(new Array<object>(count).fill(number)))).invalidParams,
      ).to.have.length(1);
  });
});
