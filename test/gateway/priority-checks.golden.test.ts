/**
 * Claims as offices receive them, asked over HTTP before and after the earlier application is recorded. The first three
 * were decided by a register, and a plain count of months is wrong on two of them: the design claim was refused, those
 * of the marks were taken, for their period had been extended (EUIPO Decisions EX-20-3 and EX-20-4). The numbers of the
 * others are made up, in the forms in which real ones are written.
 */
import { expect } from 'chai';
import { priorityCheckAnswer } from '#gateway/checks/priority-form.ts';
import { PRIORITY_FINDINGS } from '#node/register/priority-findings.ts';
import { RECORDS, type RegisterRow } from '#node/store/register.ts';
import type { RightType } from '#protocol/application-id.ts';
import { openRow } from '../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture } from './fixture.ts';

const verdictOf: Readonly<Record<string, 'confirmed' | 'needs-review'>> = {
  WITHIN_PERIOD: 'confirmed',
  LAST_DAY: 'confirmed',
  WITHIN_EXTENDED_PERIOD: 'confirmed',
  // Software does not decide that a right is lost.
  LATE: 'needs-review',
  LATE_RESTORABLE: 'needs-review',
  SAME_DAY: 'needs-review',
  CHAIN_REQUIRED: 'needs-review',
};

/** `office right-type filing-date`, the number as written, what it means, the finding of the period, its last day, its rule. */
type Case = readonly [
  later: string,
  claim: string,
  number: string,
  id: string,
  code: string,
  lastDay: string,
  rule: RegExp,
];

const DECIDED: readonly Case[] = [
  [
    'EM D 2008-12-29',
    'DE D 2008-06-20',
    '40 2008 002 885.6',
    'DE.D.402008002885',
    'LATE',
    '2008-12-22',
    /Art\. 41/,
  ],
  [
    'EM T 2020-04-08',
    'FR T 2019-09-23',
    '4584090',
    'FR.T.4584090',
    'WITHIN_EXTENDED_PERIOD',
    '2020-05-04',
    /EX-20-3/,
  ],
  [
    'EM T 2020-04-16',
    'US T 2019-10-09',
    '88647810',
    'US.T.88647810',
    'WITHIN_EXTENDED_PERIOD',
    '2020-05-04',
    /EX-20-3/,
  ],
];

const EUTM = /EUTMR .*Art\. 34\(1\)/;
const DESIGN = /No 6\/2002 Art\. 41\(1\)/;
const EPC = /EPC Art\. 87\(1\)/;
const CN = /Patent Law Art\. 29/;
const WRITTEN: readonly Case[] = [
  ['EM T 2020-04-09', 'US T 2020-03-12', '88/831234 ', 'US.T.88831234', 'WITHIN_PERIOD', '2020-09-12', EUTM],
  ['EM T 2020-04-09', 'CA T 2019-10-10', ' 1,912,345 ', 'CA.T.1912345', 'WITHIN_PERIOD', '2020-04-10', EUTM],
  ['EM T 2020-04-09', 'CA T 2020-04-06', '2012345-00', 'CA.T.2012345', 'WITHIN_PERIOD', '2020-10-06', EUTM],
  [
    'EM T 2020-04-09',
    'GB T 2019-10-22',
    '3412345',
    'GB.T.UK00003412345',
    'WITHIN_PERIOD',
    '2020-04-22',
    EUTM,
  ],
  [
    'EM T 2020-04-23',
    'GB T 2019-10-24',
    'UK00003412345',
    'GB.T.UK00003412345',
    'WITHIN_PERIOD',
    '2020-04-24',
    EUTM,
  ],
  [
    'EM T 2020-04-23',
    'DE T 2019-11-26',
    '3020191234563',
    'DE.T.302019123456',
    'WITHIN_PERIOD',
    '2020-05-26',
    EUTM,
  ],
  [
    'EM T 2020-04-23',
    'KR T 2020-03-30',
    '4020200012345',
    'KR.T.4020200012345',
    'WITHIN_PERIOD',
    '2020-09-30',
    EUTM,
  ],
  ['EM T 2020-04-27', 'FR T 2019-10-29', '19 4512345', 'FR.T.4512345', 'WITHIN_PERIOD', '2020-04-29', EUTM],
  ['EM T 2020-04-27', 'ES T 2020-04-27', 'M4012345', 'ES.T.M4012345', 'SAME_DAY', '', /Art\. 4C\(2\)/],
  [
    'EM D 2008-12-30',
    'FI D 2008-09-17',
    'M20080123',
    'FI.D.M20080123',
    'WITHIN_PERIOD',
    '2009-03-17',
    DESIGN,
  ],
  [
    'EM D 2008-12-30',
    'HK D 2008-10-28',
    '0801234.5M002',
    'HK.D.0801234',
    'WITHIN_PERIOD',
    '2009-04-28',
    DESIGN,
  ],
  [
    'EM D 2008-12-27',
    'SK D 2008-08-28',
    'PD 12-2008',
    'SK.D.PD12-2008',
    'WITHIN_PERIOD',
    '2009-02-28',
    DESIGN,
  ],
  [
    'EM D 2008-12-29',
    'RU D 2008-06-30',
    'RU2008501234',
    'RU.D.2008501234',
    'WITHIN_PERIOD',
    '2008-12-30',
    DESIGN,
  ],
  ['EM D 2008-12-29', 'US D 2008-06-29', '29/320.123', 'US.D.29320123', 'LAST_DAY', '2008-12-29', DESIGN],
  [
    'CN P 2014-03-28',
    'KR P 2013-05-09',
    '10-2013-0012345',
    'KR.P.1020130012345',
    'WITHIN_PERIOD',
    '2014-05-09',
    CN,
  ],
  ['CN P 2008-10-29', 'US P 2007-11-02', '60/912,345', 'US.P.60912345', 'WITHIN_PERIOD', '2008-11-02', CN],
  [
    'US P 2019-03-28',
    'DE P 2018-03-29',
    '10 2018 001 234.5',
    'DE.P.102018001234',
    'WITHIN_PERIOD',
    '2019-03-29',
    /35 U\.S\.C\. 119/,
  ],
  [
    'JP P 2020-11-06',
    'US P 2016-07-07',
    '62/312,345',
    'US.P.62312345',
    'CHAIN_REQUIRED',
    '2017-07-07',
    /Patent Act Art\. 44/,
  ],
  // Saturday 16 November 2002, filed on Monday.
  [
    'EP P 2002-11-18',
    'US P 2001-11-16',
    '331234 P',
    'US.P.60331234',
    'LAST_DAY',
    '2002-11-18',
    /EPC Rule 134/,
  ],
  [
    'EP P 2021-01-14',
    'US P 2020-01-17',
    '202062912345 P',
    'US.P.62912345',
    'WITHIN_PERIOD',
    '2021-01-17',
    EPC,
  ],
  ['EP P 2007-03-13', 'JP P 2006-04-07', '2006101234', 'JP.P.2006101234', 'WITHIN_PERIOD', '2007-04-07', EPC],
  [
    'EP P 2020-09-01',
    'JP P 2019-07-01',
    '特願2019-123456',
    'JP.P.2019123456',
    'LATE_RESTORABLE',
    '2020-07-01',
    /EPC Art\. 122/,
  ],
];

function requestOf([later, claim, applicationNumber]: Case) {
  const [office, rightType, filingDate] = later.split(' ');
  const [first, earlierType, claimed] = claim.split(' ');
  return {
    laterApplication: { office, rightType, filingDate },
    priorityClaimBag: [{ office: first, rightType: earlierType, applicationNumber, filingDate: claimed }],
  };
}

describe('claims as offices receive them', () => {
  let gateway: GatewayFixture;
  beforeEach(async () => {
    gateway = await createGateway();
  });
  afterEach(() => gateway.close());

  const ask = async (request: object) => {
    const answer = await gateway.post('/api/v1/priority-checks', request);
    const [check] = (await answerOf(priorityCheckAnswer, answer)).priorityCheckBag;
    return check ?? expect.fail();
  };
  const record = ([, claim, , id]: Case, changes: Partial<RegisterRow> = {}) =>
    gateway.register.write((batch) => {
      const [, rightType, filingDate = ''] = claim.split(' ');
      const row = openRow(id, { rightType: rightType as RightType, filingDate, ...changes });
      batch.put(RECORDS, row, row);
    });

  for (const golden of [...DECIDED, ...WRITTEN]) {
    const [later, claim, number, id, code, lastDay, rule] = golden;
    it(`${later} claims ${claim} ${number}: ${code}`, async () => {
      const before = await ask(requestOf(golden));
      expect(before.verdict).to.equal('not-recorded');
      expect(before.applicationIdBag).to.deep.equal([id]);
      await record(golden);
      const after = await ask(requestOf(golden));
      expect(after.verdict, JSON.stringify(after.findingBag)).to.equal(verdictOf[code]);
      const doubts = after.findingBag.filter((each) => PRIORITY_FINDINGS[each.code].effect !== 'none');
      expect(doubts.map((each) => each.code)).to.deep.equal(after.verdict === 'confirmed' ? [] : [code]);
      for (const { findingBag } of [before, after]) {
        const found =
          findingBag.find((each) => each.code === code) ?? expect.fail(JSON.stringify(findingBag));
        expect(`${found.legalBasis} ${JSON.stringify(found.evidence)}`).to.match(rule);
        expect(found.compared?.lastDay ?? '').to.equal(lastDay);
      }
      expect(after.basis).to.equal('stated by the office');
      expect(after.evidence).to.include({ applicationId: id, filingDate: claim.split(' ')[2] });
    });
  }

  it('are proven, contradicted or withdrawn by what the register has, whatever the period', async () => {
    const [, golden = expect.fail()] = DECIDED;
    const codesOf = async () => {
      const { verdict, basis, findingBag } = await ask(requestOf(golden));
      return { verdict, basis, codes: findingBag.map(({ code }) => code) };
    };
    await record(golden, { recordedAt: '2019-09-24T08:00:00Z' });
    expect(await codesOf()).to.include({ verdict: 'confirmed', basis: 'proven since' });
    await record(golden, { filingDate: '2019-09-24' });
    const other = await codesOf();
    expect(other).to.include({ verdict: 'contradicted', basis: 'stated by the office' });
    expect(other.codes).to.include.members(['DATE_DIFFERENT', 'WITHIN_EXTENDED_PERIOD']);
    await record(golden, { withdrawn: true, withdrawnAt: '2019-12-01T08:00:00Z' });
    expect(await codesOf()).to.include({ verdict: 'needs-review' });
    expect((await codesOf()).codes).to.include('WITHDRAWN');
  });

  it('are in time for a divisional once its parent is named', async () => {
    const golden = WRITTEN.find(([, , , , code]) => code === 'CHAIN_REQUIRED') ?? expect.fail();
    await record(golden);
    const request = requestOf(golden);
    const chain = { relation: 'divisional', parentFilingDate: '2017-07-07' };
    const { verdict, findingBag } = await ask({
      ...request,
      laterApplication: { ...request.laterApplication, ...chain },
    });
    expect(verdict).to.equal('confirmed');
    expect(findingBag.map(({ code }) => code)).to.include.members(['CHAIN_FOLLOWED', 'LAST_DAY']);
  });
});
