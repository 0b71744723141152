import { expect } from 'chai';
import type { ClaimedFiling, KnownFiling, LaterFiling } from '#standards/priority/context.ts';
import type { PeriodFinding } from '#standards/priority/findings.ts';
import { judge } from '#standards/priority/judge.ts';
import { calendarWith, extension } from './calendar.ts';

const LATER: LaterFiling = { office: 'EP', rightType: 'P', filingDate: '2020-06-10' };
const CLAIM: ClaimedFiling = { office: 'JP', rightType: 'P', filingDate: '2019-07-01' };
const KNOWN_OFFICE = calendarWith();

function findings(
  later: Partial<LaterFiling>,
  claim: Partial<ClaimedFiling> = {},
  known: readonly KnownFiling[] = [],
  calendar: typeof KNOWN_OFFICE | undefined = KNOWN_OFFICE,
): readonly PeriodFinding[] {
  return judge({ ...LATER, ...later }, [{ ...CLAIM, ...claim }], known, () => calendar).claims[0] ?? [];
}
const codes = (...call: Parameters<typeof findings>): string[] => findings(...call).map(({ code }) => code);

describe('judging a priority claim', () => {
  it('finds a claim in time, and says by which law and against which day', () => {
    const [subject, period, ...more] = findings({});
    expect(subject?.code).to.equal('RIGHT_TYPE_EQUAL');
    expect(period).to.deep.equal({
      code: 'WITHIN_PERIOD',
      severity: 'info',
      message: 'within 12 months',
      legalBasis: 'EPC Art. 87(1): twelve months from the first application for a patent or utility model',
      compared: { claim: '2019-07-01', laterApplication: '2020-06-10', lastDay: '2020-07-01' },
      evidence: { regime: 'epc' },
    });
    expect(more).to.deep.equal([]);
  });

  const cases: readonly [string, string, Partial<LaterFiling>, Partial<ClaimedFiling>?][] = [
    ['the last day', 'LAST_DAY', { filingDate: '2020-07-01' }],
    ['the day after it', 'LATE_RESTORABLE', { filingDate: '2020-07-02' }],
    ['the last day to restore', 'LATE_RESTORABLE', { filingDate: '2020-09-01' }],
    ['the day after that', 'LATE', { filingDate: '2020-09-02' }],
    ['a Monday after a Sunday', 'LAST_DAY', { filingDate: '2020-06-15' }, { filingDate: '2019-06-14' }],
    ['the Sunday itself', 'LAST_DAY', { filingDate: '2020-06-14' }, { filingDate: '2019-06-14' }],
    ['a Sunday between', 'WITHIN_PERIOD', { filingDate: '2020-06-14' }, { filingDate: '2019-06-13' }],
    ['the same day', 'SAME_DAY', { filingDate: '2019-07-01' }],
    ['a day before', 'AFTER_FILING', { filingDate: '2019-06-30' }],
    ['a mark six months later', 'LAST_DAY', { office: 'EM', rightType: 'T', filingDate: '2020-01-01' }],
    ['a late mark', 'LATE', { office: 'EM', rightType: 'T', filingDate: '2020-01-02' }],
    ['a right without a period', 'PERIOD_UNKNOWN', { rightType: 'G' }],
  ];
  for (const [name, code, later, claim] of cases)
    it(`finds ${code} for ${name}`, () => {
      const type = later.rightType === 'T' ? ({ rightType: 'T' } as const) : {};
      expect(codes(later, { ...type, ...claim })).to.include(code);
    });

  it('says by which treaty it judged where there is no table for the office', () => {
    expect(codes({ office: 'AT' })).to.include.members(['REGIME_GENERAL', 'WITHIN_PERIOD']);
  });

  it('restores where the law of that day does, and says the criterion', () => {
    const restored = (later: Partial<LaterFiling>, filingDate: string) =>
      findings(later, { filingDate }).find(({ code }) => code === 'LATE_RESTORABLE')?.resolution;
    const jp = { office: 'JP', filingDate: '2023-04-20' };
    expect(restored(jp, '2022-03-28')).to.match(/due care/);
    expect(restored(jp, '2022-04-11')).to.match(/unintentional/);
    const cn = { office: 'CN', filingDate: '2024-01-22' };
    expect(restored(cn, '2023-01-10')).to.match(/legitimate reason/);
    expect(restored({ ...cn, filingDate: '2024-01-19' }, '2023-01-10')).to.equal(undefined);
    expect(codes({ ...cn, rightType: 'D' }, { rightType: 'D', filingDate: '2023-07-10' })).to.include('LATE');
    expect(restored({ office: 'US', rightType: 'D', filingDate: '2020-02-28' }, '2019-07-01')).to.match(
      /unintentional/,
    );
    expect(restored({ office: 'KR', filingDate: '2020-07-02' }, '2019-07-01')).to.equal(undefined);
  });

  it('does not restore what the rule excludes', () => {
    const divisional = { office: 'CN', relation: 'divisional', parentFilingDate: '2024-03-11' } as const;
    const dates = { filingDate: '2025-03-11' };
    expect(codes({ ...divisional, ...dates }, { filingDate: '2023-03-01' })).to.include('LATE');
  });

  it('follows a chain by the filing date of the parent', () => {
    const jp: LaterFiling = { office: 'JP', rightType: 'P', filingDate: '2020-11-06' };
    const claim = { office: 'US', filingDate: '2016-07-07' };
    expect(codes(jp, claim)).to.include('CHAIN_REQUIRED');
    expect(codes({ ...jp, relation: 'divisional' }, claim)).to.include('CHAIN_REQUIRED');
    const followed = { ...jp, relation: 'divisional', parentFilingDate: '2017-07-06' } as const;
    expect(codes(followed, claim)).to.include.members(['CHAIN_FOLLOWED', 'WITHIN_PERIOD']);
    expect(codes({ ...followed, parentFilingDate: '2017-12-01' }, claim)).to.include('LATE');
    expect(codes({ ...followed, parentFilingDate: '2020-11-07' }, claim)).to.include('CHAIN_REQUIRED');
    const phase = { ...jp, relation: 'national-phase', parentFilingDate: '2017-07-07' } as const;
    expect(findings(phase, claim).map(({ evidence }) => evidence.regime)).to.include('pct');
    expect(codes(phase, claim)).to.include.members(['CHAIN_FOLLOWED', 'LAST_DAY']);
  });

  it('takes an office that gives divisionals the date of their parent at its word', () => {
    expect(codes({ filingDate: '2022-01-10' })).to.include('LATE');
    expect(codes({ filingDate: '2022-01-10', relation: 'divisional' })).to.include('CHAIN_REQUIRED');
  });

  it('knows which right may found a claim', () => {
    const type = (later: Partial<LaterFiling>, claim: Partial<ClaimedFiling>) => codes(later, claim)[0];
    expect(type({}, { rightType: 'U' })).to.equal('RIGHT_TYPE_COMPATIBLE');
    expect(type({}, { rightType: 'D' })).to.equal('RIGHT_TYPE_INCOMPATIBLE');
    const design = { office: 'EM', rightType: 'D', filingDate: '2019-12-30' } as const;
    expect(type(design, { rightType: 'U' })).to.equal('RIGHT_TYPE_COMPATIBLE');
    expect(type(design, { rightType: 'P' })).to.equal('RIGHT_TYPE_INCOMPATIBLE');
    expect(type(design, { rightType: 'P', office: 'WO' })).to.equal('RIGHT_TYPE_COMPATIBLE');
    expect(codes({ ...design, filingDate: '2020-01-02' }, { rightType: 'U' })).to.include('LATE');
  });

  it('does not take for granted that a filing outside the Union founds a right', () => {
    const tw = (filingDate: string) => codes({ filingDate: '2002-06-03' }, { office: 'TW', filingDate });
    expect(tw('2001-12-31')).to.include('UNION_NOT_ESTABLISHED');
    expect(tw('2002-01-02')).to.not.include('UNION_NOT_ESTABLISHED');
    expect(codes({ office: 'JP' })).to.include('DOMESTIC_CLAIM');
  });

  it('does not take an unknown calendar for open days', () => {
    const years = calendarWith([], [], []);
    const sunday = { filingDate: '2019-06-14' };
    expect(codes({ filingDate: '2020-06-15' }, sunday, [], years)).to.include('LAST_DAY');
    expect(codes({ filingDate: '2020-06-16' }, sunday, [], years)).to.include('CALENDAR_UNKNOWN');
    expect(codes({ filingDate: '2020-06-16' }, sunday, [], years)).to.not.include('LATE_RESTORABLE');
    expect(codes({ filingDate: '2020-07-20' }, sunday, [], years)).to.include.members([
      'LATE_RESTORABLE',
      'CALENDAR_UNKNOWN',
    ]);
    const noOffice = judge({ ...LATER, office: 'WO', filingDate: '2020-07-02' }, [CLAIM]).claims[0] ?? [];
    expect(noOffice.at(1)?.message).to.match(/receiving office, which is not stated/);
  });

  it('tells the end of the months, of what moved it, and of the time to restore, each by itself', () => {
    const period = (filingDate: string, earlier: string) =>
      findings({ filingDate }, { filingDate: earlier }).find(
        ({ compared }) => compared?.lastDay !== undefined,
      )?.compared;
    expect(period('2020-06-01', '2019-06-14')).to.deep.include({ lastDay: '2020-06-14' });
    expect(period('2020-06-15', '2019-06-14')).to.deep.include({
      lastDay: '2020-06-15',
      periodEnd: '2020-06-14',
    });
    expect(period('2020-07-02', '2019-07-01')).to.deep.include({
      lastDay: '2020-07-01',
      restorableUntil: '2020-09-01',
    });
    expect(period('2020-07-02', '2019-07-01')).to.not.have.property('periodEnd');
  });

  it('cites the decision that extended a period, and leaves one in question to a person', () => {
    const sure = calendarWith([], [extension('2020-06-20', '2020-07-10', '2020-08-03')]);
    const found = findings({ filingDate: '2020-08-03' }, {}, [], sure).find(
      ({ code }) => code !== 'RIGHT_TYPE_EQUAL',
    );
    expect(found).to.deep.include({
      code: 'WITHIN_EXTENDED_PERIOD',
      evidence: { regime: 'epc', decision: 'X-2020-06-20', citation: 'test' },
    });
    const asked = calendarWith([], [extension('2020-06-20', '2020-07-10', '2020-08-03', 'on request')]);
    expect(codes({ filingDate: '2020-08-03' }, {}, [], asked)).to.include('EXTENSION_UNCERTAIN');
  });

  it('judges a partial date only when all days it can be are judged alike', () => {
    expect(codes({}, { filingDate: '2019-08' })).to.include.members(['DATE_PARTIAL', 'WITHIN_PERIOD']);
    expect(codes({}, { filingDate: '2019-06' })).to.not.include.members(['WITHIN_PERIOD']);
    expect(codes({}, { filingDate: '2017' })).to.include.members(['DATE_PARTIAL', 'LATE']);
  });

  it('says until when a claim can be corrected, where something speaks against it', () => {
    const until = (later: Partial<LaterFiling>, filingDate: string) =>
      findings(later, { filingDate }).find(({ code }) => code === 'CLAIM_CORRECTABLE_UNTIL')?.compared
        ?.lastDay;
    expect(until({}, '2019-07-01')).to.equal(undefined);
    expect(until({}, '2019-07')).to.equal('2020-11-02');
    expect(until({}, '2020-06-10')).to.equal('2021-10-11');
    expect(until({ filingDate: '2020-09-02' }, '2019-05-02')).to.equal('2021-01-04');
    const mark = { office: 'EM', rightType: 'T' } as const;
    expect(until({ ...mark, filingDate: '2015-06-10' }, '2015-06-10')).to.equal('2015-08-10');
    expect(until({ ...mark, filingDate: '2020-06-10' }, '2020-06-10')).to.equal('2020-06-10');
  });

  it('judges each of several claims by itself, and counts limits from the earliest', () => {
    const claims = ['2019-09-01', '2019-07-01', '2020-06-10'].map((filingDate) => ({ ...CLAIM, filingDate }));
    const judged = judge(LATER, claims, [], () => KNOWN_OFFICE);
    expect(judged.earliest).to.equal('2019-07-01');
    expect(judged.claims.map((one) => one[1]?.code)).to.deep.equal([
      'WITHIN_PERIOD',
      'WITHIN_PERIOD',
      'SAME_DAY',
    ]);
    expect(judged.claims[2]?.at(-1)?.compared?.lastDay).to.equal('2020-11-02');
  });
});
