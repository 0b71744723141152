import { expect } from 'chai';
import fc from 'fast-check';
import type { RightType } from '#protocol/application-id.ts';
import { formatNumber, type NumberToWrite } from '#standards/numbers/format.ts';
import { OFFICE_NUMBERS } from '#standards/numbers/offices.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberForm } from '#standards/numbers/rule.ts';

const FORMS: readonly NumberForm[] = ['office', 'docdb', 'epodoc', 'st13'];

function write(number: NumberToWrite, form?: NumberForm): string {
  const written = formatNumber(number, form);
  if (written.outcome === 'refused') throw new Error(written.reason);
  return written.text;
}

describe('numbers as the office writes them', () => {
  for (const [office, rightType, canonical, written] of [
    ['JP', 'P', '2007290922', '2007-290922'],
    ['JP', 'U', '2010001234', '2010-001234 U'],
    ['US', 'P', '62982670', '62/982,670'],
    ['US', 'T', '88831436', '88/831436'],
    ['EP', 'P', '10167109', '10167109.7'],
    ['DE', 'P', '102018002630', '10 2018 002 630.3'],
    ['CN', 'P', '202111286633', '202111286633.X'],
    ['KR', 'P', '1020160063019', '10-2016-0063019'],
    ['FR', 'P', '1909731', 'FR1909731'],
    ['GB', 'P', '202306615', '2306615'],
    ['GB', 'P', '197512345', '12345/75'],
    ['WO', 'P', 'PCTIB2010001234', 'PCT/IB2010/001234'],
    ['WO', 'D', 'DM096824', 'DM/096824'],
    ['EM', 'T', '018222214', '018222214'],
    ['SE', 'P', '1101235', '1101235'],
    ['BR', 'P', '102013024870', '10 2013 024870 3'],
    ['CL', 'P', '201801234', '1234-2018'],
    ['CL', 'P', '202401234', '202401234'],
    ['ZZ', 'P', 'A-1', 'A-1'],
  ] as const) {
    it(`writes ${office} ${rightType} ${canonical}`, () => {
      expect(write({ office, rightType, canonical })).to.equal(written);
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
        const reading = parseNumber({
          office,
          rightType,
          text: write({ office, rightType, canonical: number }),
        });
        expect(reading).to.deep.include({ outcome: 'canonical', canonical: number, rightType, findings: [] });
      }),
    );
  });

  it('goes to and fro for the examples of every rule in every form', () => {
    let forms = 0;
    for (const { office, rules } of OFFICE_NUMBERS) {
      for (const { rightTypes, examples, office: owner = office, superseded } of rules) {
        if (superseded !== undefined) continue;
        for (const rightType of rightTypes) {
          for (const [, canonical, date] of examples) {
            for (const form of FORMS) {
              const written = formatNumber({ office: owner, rightType, canonical, date }, form);
              if (written.outcome === 'refused') continue;
              const reading = parseNumber({ office: owner, rightType, text: written.text, date, form });
              expect(reading, `${owner} ${form} ${written.text}`).to.deep.include({
                outcome: 'canonical',
                canonical,
              });
              forms += form === 'office' ? 0 : 1;
            }
          }
        }
      }
    }
    expect(forms).to.be.above(100);
  });
});

describe('numbers in other forms', () => {
  for (const [office, rightType, canonical, form, date, text] of [
    ['US', 'P', '15044813', 'docdb', '2016-02-16', '201615044813'],
    ['US', 'P', '63230089', 'docdb', '2021-08-05', '202163230089P'],
    ['US', 'P', '63230089', 'epodoc', '2021-08-05', '202163230089P'],
    ['EP', 'P', '10167109', 'epodoc', undefined, '20100167109'],
    ['EP', 'P', '99203729', 'docdb', undefined, '99203729'],
    ['GB', 'P', '202306615', 'epodoc', undefined, '20230006615'],
    ['PT', 'P', '117283', 'docdb', '2021-06-09', '11728321'],
    ['DE', 'P', 'B80703', 'docdb', undefined, 'B0080703'],
    ['DE', 'P', 'B80703', 'epodoc', '1965-02-25', '1965B080703'],
    ['DE', 'D', '402008002885', 'st13', undefined, '402008000002885'],
    ['MD', 'P', '20050130', 'epodoc', undefined, '20050000130'],
    ['WO', 'P', 'PCTGB2000004110', 'epodoc', undefined, '2000GB04110'],
    ['WO', 'P', 'PCTUS2014071849', 'docdb', undefined, 'US2014071849W'],
    ['CN', 'P', '202180002433', 'st13', undefined, '112021000002433'],
    ['KR', 'D', '3020160003019', 'st13', undefined, '302016000003019'],
    ['KR', 'T', '4020200052926', 'st13', undefined, '402020000052926'],
    ['IT', 'T', '302020987654321', 'st13', undefined, '302020987654321'],
    ['CA', 'T', '1022697', 'st13', undefined, '300000102269700'],
    ['TW', 'P', '108123456', 'epodoc', undefined, '20190123456'],
  ] as const) {
    it(`writes ${office} ${rightType} ${canonical} in ${form}`, () => {
      expect(write({ office, rightType, canonical, date }, form)).to.equal(text);
      const reading = parseNumber({ office, rightType, text, date, form });
      expect(reading).to.deep.include({ outcome: 'canonical', canonical, rightType });
    });
  }

  for (const [office, rightType, canonical, form, date, reason] of [
    ['US', 'P', '62982670', 'st13', '2020-02-27', /series code/],
    ['US', 'T', '88831436', 'st13', undefined, /series code/],
    ['US', 'P', '12943872', 'docdb', undefined, /filing date/],
    ['US', 'P', '12943872', 'docdb', '2010-11-10', /leaves out the series code/],
    ['WO', 'P', 'PCTIB2010001234', 'st13', undefined, /receiving office/],
    ['JP', 'P', '2007290922', 'st13', undefined, /15-digit/],
    ['EM', 'T', '018222214', 'docdb', undefined, /no docdb form/],
    ['ZZ', 'P', '1', 'epodoc', undefined, /no epodoc form/],
  ] as const) {
    it(`does not write ${office} ${rightType} ${canonical} in ${form}, and says why`, () => {
      const written = formatNumber({ office, rightType, canonical, date }, form);
      expect(written.outcome).to.equal('refused');
      if (written.outcome === 'refused') expect(written.reason).to.match(reason);
    });
  }
});
