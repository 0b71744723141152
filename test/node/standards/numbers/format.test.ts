import { expect } from 'chai';
import fc from 'fast-check';
import type { RightType } from '#protocol/application-id.ts';
import { formatNumber } from '#standards/numbers/format.ts';
import { OFFICE_NUMBERS } from '#standards/numbers/offices.ts';
import { parseNumber } from '#standards/numbers/parse.ts';

describe('numbers as the office writes them', () => {
  for (const [office, rightType, canonical, written] of [
    ['JP', 'P', '2007290922', '2007-290922'],
    ['JP', 'U', '2010001234', '2010-001234 U'],
    ['US', 'P', '62982670', '62/982,670'],
    ['US', 'T', '88831436', '88/831436'],
    ['EP', 'P', '10167109', '10167109.7'],
    ['DE', 'P', '102018002630', '10 2018 002 630'],
    ['CN', 'P', '202111286633', '202111286633.X'],
    ['KR', 'P', '1020160063019', '10-2016-0063019'],
    ['FR', 'P', '1909731', 'FR1909731'],
    ['GB', 'P', '202306615', '2306615'],
    ['GB', 'P', '197512345', '12345/75'],
    ['WO', 'P', 'PCTIB2010001234', 'PCT/IB2010/001234'],
    ['WO', 'D', 'DM096824', 'DM/096824'],
    ['EM', 'T', '018222214', '018222214'],
    ['SE', 'P', '1101235-4', '1101235-4'],
  ] as const) {
    it(`writes ${office} ${rightType} ${canonical}`, () => {
      expect(formatNumber(office, rightType, canonical)).to.equal(written);
    });
  }

  it('writes what is read as the same number again, without a warning', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const year = fc.integer({ min: 2004, max: 2026 }).map(String);
    const canonical = fc.oneof(
      fc.tuple(fc.constant('JP'), fc.constantFrom<RightType>('P', 'U', 'D', 'T'), fc.tuple(year, digits(6))),
      fc.tuple(
        fc.constant('US'),
        fc.constant<RightType>('P'),
        fc.tuple(fc.constantFrom('08', '16', '60', '63'), digits(6)),
      ),
      fc.tuple(fc.constant('EP'), fc.constant<RightType>('P'), fc.tuple(digits(8))),
      fc.tuple(
        fc.constant('CN'),
        fc.constant<RightType>('U'),
        fc.tuple(year, fc.constantFrom('2', '9'), digits(7)),
      ),
      fc.tuple(fc.constant('DE'), fc.constant<RightType>('D'), fc.tuple(fc.constant('40'), year, digits(6))),
      fc.tuple(
        fc.constant('KR'),
        fc.constant<RightType>('T'),
        fc.tuple(fc.constantFrom('40', '41', '45'), year, digits(7)),
      ),
      fc.tuple(fc.constant('GB'), fc.constant<RightType>('P'), fc.tuple(year, digits(5))),
      fc.tuple(
        fc.constant('WO'),
        fc.constant<RightType>('P'),
        fc.tuple(fc.constantFrom('PCTIB', 'PCTUS'), year, digits(6)),
      ),
    );
    fc.assert(
      fc.property(canonical, ([office, rightType, parts]) => {
        const number = parts.join('');
        const reading = parseNumber({ office, rightType, text: formatNumber(office, rightType, number) });
        expect(reading).to.deep.include({ outcome: 'canonical', canonical: number, rightType, findings: [] });
      }),
    );
  });

  it('goes to and fro for the examples of every rule', () => {
    for (const { office, rules } of OFFICE_NUMBERS) {
      for (const { rightTypes, examples } of rules) {
        for (const rightType of rightTypes) {
          for (const [, canonical] of examples) {
            const text = formatNumber(office, rightType, canonical);
            expect(parseNumber({ office, rightType, text }), text).to.deep.include({
              outcome: 'canonical',
              canonical,
            });
          }
        }
      }
    }
  });
});
