import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkPriorityClaim } from '#node/register/priority-check.ts';
import { PRIORITY_FINDINGS } from '#node/register/priority-findings.ts';
import { readNumber } from '#node/register/priority-number.ts';
import { RECORDS } from '#node/store/register.ts';
import type { RightType } from '#protocol/application-id.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import type { LaterFiling } from '#standards/priority/context.ts';
import type { PeriodFinding } from '#standards/priority/findings.ts';
import { judge } from '#standards/priority/judge.ts';
import { createFixture, openRow } from '../node/register/fixture.ts';
import { dataFolder } from './folder.ts';

/** Claims that offices received, against the day on which a plain count of months ends (`limit_date` of the file). */
const FILE = join(dataFolder('5_numbers'), 'raw_priority_claims_by_office.csv');

function rows(): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n').map(cells);
  return lines.map((line) => Object.fromEntries(line.map((cell, i) => [head[i] ?? '', cell])));
}

function cells(line: string): string[] {
  return [...`${line.trimEnd()},`.matchAll(/(?:"([^"]*)"|([^,]*)),/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

const iso = (date = ''): string => date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
const RIGHTS: Readonly<Record<string, RightType>> = { 'ST.66': 'T', 'ST.86': 'D' };

function judged(later: LaterFiling, office: string, filingDate: string): readonly PeriodFinding[] {
  return judge(later, [{ office, filingDate }]).claims[0] ?? [];
}

/** What a plain count of months does not find, by the application that claims. */
const OTHERWISE: Readonly<Record<string, string>> = {
  // Late by 16 days: saved by a decision of the Office.
  '018222478': 'WITHIN_EXTENDED_PERIOD',
  // Claims of the day of filing, which the register shows as claimed.
  '018229840': 'SAME_DAY',
  '018229843': 'SAME_DAY',
  // Late by 1,218 days: the number is one of a divisional, whose parent the record does not name.
  '2020185474': 'CHAIN_REQUIRED',
  // Saturday 16 November 2002, filed on Monday.
  '02779063.3': 'LAST_DAY',
};

describe('periods of real claims', () => {
  it('are found right for every row', () => {
    const wrong: string[] = [];
    const counts: Record<string, number> = {};
    const without: string[] = [];
    for (const row of rows()) {
      const { receiving_office: office = '', own_application_number: number = '', standard = '' } = row;
      const filingDate = iso(row.own_filing_date);
      if (filingDate === '') {
        without.push(`${standard} ${row.priority_country} ${row.priority_date}`);
        continue;
      }
      const later = { office, rightType: RIGHTS[standard] ?? 'P', filingDate };
      const findings = judged(later, row.priority_country ?? '', iso(row.priority_date));
      const expected = OTHERWISE[number] ?? (row.limit_date === filingDate ? 'LAST_DAY' : 'WITHIN_PERIOD');
      const [period, ...more] = findings.filter(({ code }) => code !== 'CLAIM_CORRECTABLE_UNTIL');
      counts[period?.code ?? ''] = (counts[period?.code ?? ''] ?? 0) + 1;
      const lastDay = period?.compared?.lastDay;
      const asCounted = OTHERWISE[number] !== undefined || lastDay === row.limit_date;
      if (period?.code !== expected || more.length > 0 || !asCounted || !/\w/.test(period.legalBasis))
        wrong.push(`${number}: ${findings.map(({ code }) => code).join(', ')} ${lastDay}`);
    }
    expect(wrong).to.deep.equal([]);
    // Records that give no filing date of their own: there is nothing to judge.
    expect(without).to.deep.equal(['ST.86 US 1988-01-07', 'ST.36 JP 1999-06-04']);
    expect(counts).to.deep.equal({
      WITHIN_PERIOD: 62,
      WITHIN_EXTENDED_PERIOD: 1,
      LAST_DAY: 3,
      SAME_DAY: 2,
      CHAIN_REQUIRED: 1,
    });
  });

  it('are those that the Office decided on, where a plain count of months says late', () => {
    const [refused, ...others] = judged(
      { office: 'EM', rightType: 'D', filingDate: '2008-12-29' },
      'DE',
      '2008-06-20',
    );
    // Saturday 20 December 2008; the Office refused the claim.
    expect(refused).to.deep.include({
      code: 'LATE',
      compared: { claim: '2008-06-20', laterApplication: '2008-12-29', lastDay: '2008-12-22' },
    });
    expect(others.map(({ code }) => code)).to.not.include('CALENDAR_UNKNOWN');
    for (const [filingDate, office, claimed] of [
      ['2020-04-08', 'FR', '2019-09-23'],
      ['2020-04-16', 'US', '2019-10-09'],
    ] as const) {
      const [saved] = judged({ office: 'EM', rightType: 'T', filingDate }, office, claimed);
      expect(saved?.code).to.equal('WITHIN_EXTENDED_PERIOD');
      expect(saved?.evidence.decision).to.equal('EX-20-3');
    }
  });

  it('are in time for the divisional once its parent is named', () => {
    const later = { office: 'JP', rightType: 'P', filingDate: '2020-11-06' } as const;
    const chain = { relation: 'divisional', parentFilingDate: '2017-07-07' } as const;
    const codes = judged({ ...later, ...chain }, 'US', '2016-07-07').map(({ code }) => code);
    expect(codes).to.deep.equal(['CHAIN_FOLLOWED', 'LAST_DAY']);
  });

  it('are confirmed once the earlier application is recorded, unless a person must look', async () => {
    const fixture = await createFixture();
    const others: Record<string, string> = {};
    for (const row of rows().filter(({ own_filing_date: filed }) => filed !== '')) {
      const { receiving_office: office = '', own_application_number: own = '', standard = '' } = row;
      const rightType = RIGHTS[standard] ?? 'P';
      const number = row.priority_number_as_filed ?? '';
      const claim = {
        office: row.priority_country ?? '',
        rightType,
        number,
        filingDate: iso(row.priority_date),
      };
      const [id = expect.fail(`${claim.office} ${number}`)] = readNumber(claim).likely;
      const record = openRow(id, {
        rightType: parseApplicationId(id).rightType,
        filingDate: claim.filingDate,
        recordedAt: `${claim.filingDate}T12:00:00Z`,
      });
      await fixture.write((batch) => batch.put(RECORDS, record, record));
      const later = { office, rightType, filingDate: iso(row.own_filing_date) };
      const { verdict, findings } = await checkPriorityClaim(fixture.reader, later, claim);
      if (verdict === 'confirmed') continue;
      const why = findings
        .filter(({ code }) => PRIORITY_FINDINGS[code].effect !== 'none')
        .map(({ code }) => code);
      others[`${own} ${claim.office} ${number}`] = `${verdict}: ${why.join(', ')}`;
    }
    await fixture.close();
    expect(others).to.deep.equal({
      '018229840 ES M4064162': 'needs-review: SAME_DAY',
      '018229843 FR 4642323': 'needs-review: SAME_DAY',
      '2020185474 US 62/359,703': 'needs-review: CHAIN_REQUIRED',
    });
  });
});
