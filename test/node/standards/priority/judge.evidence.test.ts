import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '#standards/priority/calendars/calendar.ts';
import type { ClaimedFiling, LaterFiling } from '#standards/priority/context.ts';
import { PERIOD_FINDINGS } from '#standards/priority/findings.ts';
import { judge } from '#standards/priority/judge.ts';
import { RELATIONS } from '#standards/priority/regime.ts';
import { calendarWith, extension } from './calendar.ts';

const day = fc.integer({ min: 0, max: 14_000 }).map((days) => addDays('1992-01-01', days));

/** Filed around the end of a period, where evidence decides. */
const cases = fc
  .record({
    office: fc.constantFrom('EP', 'EM', 'US', 'CN', 'JP', 'KR', 'WO', 'AT'),
    rightType: fc.constantFrom('P', 'U', 'T', 'D'),
    start: day,
    months: fc.constantFrom(6, 12),
    late: fc.integer({ min: -5, max: 80 }),
    closed: fc.array(fc.nat(20), { maxLength: 5 }),
    relation: fc.option(fc.constantFrom(...RELATIONS), { nil: undefined }),
    extended: fc.nat(60),
    receivingOffice: fc.constantFrom(undefined, 'AT'),
  })
  .map(({ office, rightType, start, months, late, closed, relation, extended, receivingOffice }) => {
    const end = addDays(start, Math.round(months * 30.44));
    const reference = addDays(end, late);
    const filing = relation === undefined ? reference : addDays(reference, 300);
    const later = {
      office,
      rightType,
      filingDate: filing,
      ...(relation !== undefined && { relation, parentFilingDate: reference }),
      ...(receivingOffice !== undefined && { receivingOffice }),
    } as LaterFiling;
    const claim = { office: 'GB', rightType, filingDate: start } as ClaimedFiling;
    const extensions = [extension(addDays(end, -3), addDays(end, 3), addDays(end, 3 + extended))];
    return { later, claim, closed: closed.map((days) => addDays(end, days)), extensions };
  });

function passes(
  later: LaterFiling,
  claim: ClaimedFiling,
  calendar: ReturnType<typeof calendarWith> | undefined,
): boolean {
  const [findings = []] = judge(later, [claim], [], () => calendar).claims;
  return findings.every(({ code }) => PERIOD_FINDINGS[code].effect === 'none');
}

describe('evidence for a priority claim', () => {
  it('taken away never makes a claim pass that did not', () => {
    let passed = 0;
    fc.assert(
      fc.property(cases, ({ later, claim, closed, extensions }) => {
        const full = passes(later, claim, calendarWith(closed, extensions));
        if (full) passed += 1;
        const { parentFilingDate, ...noParent } = later;
        const { relation, ...noRelation } = noParent;
        const less = [
          passes(later, claim, calendarWith(closed)),
          passes(later, claim, calendarWith([], extensions)),
          passes(later, claim, calendarWith(closed, extensions, [])),
          passes(later, claim, undefined),
          passes(noParent, claim, calendarWith(closed, extensions)),
          passes(
            later,
            { ...claim, filingDate: claim.filingDate.slice(0, 7) },
            calendarWith(closed, extensions),
          ),
          passes(
            later,
            { ...claim, filingDate: claim.filingDate.slice(0, 4) },
            calendarWith(closed, extensions),
          ),
        ];
        if (!full) expect(less).to.not.include(true);
        if (!full && parentFilingDate !== undefined)
          expect(passes(noRelation, claim, calendarWith(closed, extensions))).to.equal(false);
      }),
      { numRuns: 2000 },
    );
    expect(passed).to.be.above(100);
  });
});

describe('the rules of priority', () => {
  it('answer for every day that there is, also the first and the last', () => {
    const any = fc
      .tuple(fc.constantFrom(1, 2, 1899, 1977, 2020, 9998, 9999), fc.nat(365), fc.constantFrom(4, 7, 10))
      .map(([year, days, length]) => {
        const start = `${String(year).padStart(4, '0')}-01-01`;
        const date = addDays(start, days);
        return (date.length === 10 && date.startsWith(start.slice(0, 4)) ? date : start).slice(0, length);
      });
    const whole = any.map((date) => `${date}-01-01`.slice(0, date.length === 7 ? 7 : 10).padEnd(10, '-01'));
    const office = fc.constantFrom('EP', 'EM', 'US', 'CN', 'JP', 'KR', 'WO', 'GB', 'TW', 'ZZ');
    const rightType = fc.constantFrom('P', 'U', 'T', 'D', 'S', 'V', 'G', 'L');
    fc.assert(
      fc.property(office, rightType, whole, fc.array(any, { maxLength: 3 }), (of, right, filed, claimed) => {
        const later = { office: of, rightType: right, filingDate: filed } as LaterFiling;
        const claims = claimed.map((filingDate) => ({ office: 'TW', filingDate }));
        const judged = judge(later, claims);
        expect(judged.claims).to.have.length(claims.length);
        for (const findings of judged.claims) {
          expect(findings.length).to.be.above(0);
          for (const { severity, resolution } of findings)
            expect(resolution !== undefined).to.equal(severity !== 'info');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
