import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type PriorityCheck, priorityCheckAnswer } from '#gateway/checks/priority-form.ts';
import { PRIORITY_FINDINGS } from '#node/register/priority-findings.ts';
import { RECORDS } from '#node/store/register.ts';
import { parseApplicationId, type RightType } from '#protocol/application-id.ts';
import { answerOf, createGateway, type GatewayFixture } from '../gateway/fixture.ts';
import { openRow } from '../node/register/fixture.ts';
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

/** What a plain count of months does not find, by the application that claims. */
const OTHERWISE: Readonly<Record<string, { code: string; rule: RegExp; lastDay?: string }>> = {
  // Late by 16 days: saved by a decision of the Office.
  '018222478': { code: 'WITHIN_EXTENDED_PERIOD', rule: /EX-20-3/, lastDay: '2020-05-04' },
  // Claims of the day of filing, which the register shows as claimed.
  '018229840': { code: 'SAME_DAY', rule: /Art\. 4C\(2\)/ },
  '018229843': { code: 'SAME_DAY', rule: /Art\. 4C\(2\)/ },
  // Late by 1,218 days: the number is one of a divisional, whose parent the record does not name.
  '2020185474': { code: 'CHAIN_REQUIRED', rule: /Art\. 44/, lastDay: '2017-07-07' },
  // Saturday 16 November 2002, filed on Monday.
  '02779063.3': { code: 'LAST_DAY', rule: /Rule 134/, lastDay: '2002-11-18' },
};

/** The law that every other row is measured by, by office and right type. */
const LAWS: Readonly<Record<string, RegExp>> = {
  'EM T': /^EUTMR .*Art\. 34\(1\)/,
  'EM D': /^Regulation \(EC\) No 6\/2002 Art\. 41\(1\)/,
  'EP P': /^EPC Art\. 87\(1\)/,
  'CN P': /^Patent Law Art\. 29/,
  'JP P': /^Patent Act|^Paris Convention/,
  'US P': /^35 U\.S\.C\. 119/,
};

interface Claimed {
  readonly own: string;
  readonly office: string;
  readonly rightType: RightType;
  readonly filingDate: string;
  /** All rows of the application, for they are judged together. */
  readonly rows: readonly Record<string, string>[];
}

function applications(): { readonly claimed: readonly Claimed[]; readonly undated: readonly string[] } {
  const claimed = new Map<string, Claimed>();
  const undated: string[] = [];
  for (const row of rows()) {
    const { receiving_office: office = '', own_application_number: own = '', standard = '' } = row;
    const filingDate = iso(row.own_filing_date);
    if (filingDate === '') {
      undated.push(`${standard} ${row.priority_country} ${row.priority_date}`);
      continue;
    }
    const others = claimed.get(`${office} ${own}`)?.rows ?? [];
    const rightType = RIGHTS[standard] ?? 'P';
    claimed.set(`${office} ${own}`, { own, office, rightType, filingDate, rows: [...others, row] });
  }
  return { claimed: [...claimed.values()], undated };
}

describe('real claims, asked over HTTP', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());

  const ask = async ({ office, rightType, filingDate, rows: claims }: Claimed): Promise<PriorityCheck[]> => {
    const request = {
      laterApplication: { office, rightType, filingDate },
      priorityClaimBag: claims.map((row) => ({
        office: row.priority_country,
        rightType,
        applicationNumber: row.priority_number_as_filed,
        filingDate: iso(row.priority_date),
      })),
    };
    const answer = await gateway.post('/api/v1/priority-checks', request);
    return (await answerOf(priorityCheckAnswer, answer)).priorityCheckBag;
  };

  /** As its office does it on the day of filing: before the later filing, which the chain then proves. */
  const record = (id: string, filingDate: string): Promise<void> => {
    const { rightType } = parseApplicationId(id);
    const row = openRow(id, { rightType, filingDate, recordedAt: `${filingDate}T12:00:00Z` });
    return gateway.register.write((batch) => batch.put(RECORDS, row, row));
  };

  it('get the right period, and the right verdict once the earlier application is recorded', async () => {
    const { claimed, undated } = applications();
    const wrong: string[] = [];
    const counts: Record<string, number> = {};
    const others: Record<string, string> = {};
    for (const application of claimed) {
      const { own, office, rightType, filingDate } = application;
      const unrecorded = await ask(application);
      for (const [i, row] of application.rows.entries())
        await record(unrecorded[i]?.applicationIdBag[0] ?? expect.fail(own), iso(row.priority_date));
      const recorded = await ask(application);
      for (const [i, row] of application.rows.entries()) {
        const { code, rule, lastDay } = OTHERWISE[own] ?? {
          code: row.limit_date === filingDate ? 'LAST_DAY' : 'WITHIN_PERIOD',
          rule: LAWS[`${office} ${rightType}`] ?? expect.fail(office),
          lastDay: row.limit_date,
        };
        const number = row.priority_number_as_filed;
        counts[code] = (counts[code] ?? 0) + 1;
        for (const { verdict, findingBag } of [unrecorded[i], recorded[i]].filter(
          (one) => one !== undefined,
        )) {
          const found = findingBag.find((one) => one.code === code);
          if (found?.compared?.lastDay !== lastDay || !rule.test(found?.legalBasis ?? ''))
            wrong.push(`${own} ${number}: ${JSON.stringify(found ?? findingBag)} ${verdict}`);
        }
        if (unrecorded[i]?.verdict !== 'not-recorded') wrong.push(`${own} ${number}: recorded already`);
        const { verdict, basis, findingBag = [] } = recorded[i] ?? {};
        if (verdict === 'confirmed' && basis === 'proven since') continue;
        const why = findingBag.filter((one) => PRIORITY_FINDINGS[one.code].effect !== 'none');
        others[`${own} ${row.priority_country} ${number}`] =
          `${verdict}, ${basis}: ${why.map((one) => one.code).join(', ')}`;
      }
    }
    expect(wrong).to.deep.equal([]);
    expect(counts).to.deep.equal({
      WITHIN_PERIOD: 62,
      WITHIN_EXTENDED_PERIOD: 1,
      LAST_DAY: 3,
      SAME_DAY: 2,
      CHAIN_REQUIRED: 1,
    });
    expect(others).to.deep.equal({
      '018229840 ES M4064162': 'needs-review, stated by the office: SAME_DAY',
      '018229843 FR 4642323': 'needs-review, stated by the office: SAME_DAY',
      '2020185474 US 62/359,703': 'needs-review, proven since: CHAIN_REQUIRED',
    });
    // Records that give no filing date of their own: there is nothing to judge.
    expect(undated).to.deep.equal(['ST.86 US 1988-01-07', 'ST.36 JP 1999-06-04']);
  });
});
