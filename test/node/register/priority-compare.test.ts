import { expect } from 'chai';
import fc from 'fast-check';
import { compareDate, isSurelyBefore } from '#node/register/priority-compare.ts';

const day = fc
  .integer({ min: 0, max: 30_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('comparing a claim with a record', () => {
  it('takes a time as before a day only when the day has begun nowhere, at UTC+14', () => {
    expect(isSurelyBefore('2026-09-30T09:59:59Z', '2026-10-01')).to.equal(true);
    expect(isSurelyBefore('2026-09-30T10:00:00Z', '2026-10-01')).to.equal(false);
    expect(isSurelyBefore('2026-10-01T00:00:00Z', '2026-10-01')).to.equal(false);
  });

  it('agrees with the local date in every time zone', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 86_399 }),
        day,
        fc.integer({ min: -12, max: 14 }),
        (on, second, filed, zone) => {
          const at = Date.parse(`${on}T00:00:00Z`) + second * 1000;
          const local = new Date(at + zone * 3_600_000).toISOString().slice(0, 10);
          const time = new Date(at).toISOString().replace('.000', '');
          if (isSurelyBefore(time, filed)) expect(local < filed).to.equal(true);
        },
      ),
    );
  });

  it('calls two dates equal, fitting or different, and never two of these', () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(4, 7, 10), (claimed, recorded, length) => {
        const { code } = compareDate(claimed.slice(0, length), recorded);
        const fits = recorded.slice(0, length) === claimed.slice(0, length);
        expect(code).to.equal(!fits ? 'DATE_DIFFERENT' : length === 10 ? 'DATE_EQUAL' : 'DATE_PARTIAL');
      }),
    );
  });
});
