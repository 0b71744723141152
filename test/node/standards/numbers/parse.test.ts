import { expect } from 'chai';
import fc from 'fast-check';
import type { RightType } from '#protocol/application-id.ts';
import { CompiledOffice } from '#standards/numbers/compile.ts';
import { OFFICE_NUMBERS } from '#standards/numbers/offices.ts';
import { parseNumber, readNumber } from '#standards/numbers/parse.ts';
import type { NumberReading } from '#standards/numbers/reading.ts';
import type { NumberRule } from '#standards/numbers/rule.ts';

function ids(reading: NumberReading): string[] {
  if (reading.outcome === 'refused') return [reading.code];
  const all = reading.outcome === 'canonical' ? [reading] : reading.candidates;
  return all.map(({ office, rightType, canonical }) => `${office}.${rightType}.${canonical}`);
}

function codes(reading: NumberReading): string[] {
  return reading.findings.map(({ code }) => code);
}

describe('numbers as written', () => {
  /** Every spelling of one application gives one id. */
  const spellings: readonly (readonly [
    id: string,
    rightType: RightType | undefined,
    texts: readonly string[],
  ])[] = [
    [
      'JP.P.2007290922',
      'P',
      [
        '2007-290922',
        '2007290922',
        'JP 2007-290922',
        'JP2007290922',
        ' 2007‐290922 ',
        '２００７－２９０９２２',
        '特願2007-290922',
      ],
    ],
    ['JP.D.2008016714', 'D', ['2008-16714', '2008-016714', '2008-016714 D', '意願2008-016714']],
    [
      'JP.P.1999158010',
      'P',
      ['11158010', '平11-158010', '特願平11-158010', 'H11-158010', '特願平１１－１５８０１０'],
    ],
    [
      'US.P.62982670',
      'P',
      ['62/982,670', '62982670', 'US 62/982,670', '62/982.670', '62/982 670', 'US202062982670P'],
    ],
    ['US.T.88831436', undefined, ['88/831436 ', '88831436', '88/831,436']],
    ['US.D.29320853', undefined, ['29/320.853', '29/320,853', '29320853']],
    [
      'EP.P.10167109',
      undefined,
      ['10167109.7', '10167109', 'EP10167109', '101671097', 'EP20100167109', '10 167 109.7'],
    ],
    ['EM.T.018222214', 'T', ['018222214', '18222214', 'EM 018222214']],
    ['EM.D.001063986', 'D', ['001063986-0001', '001063986', '0010639860001', '1063986']],
    [
      'DE.P.102018002630',
      undefined,
      ['10 2018 002 630.3', '102018002630', 'DE 10 2018 002630.3', '102018000002630'],
    ],
    ['DE.T.302019115341', undefined, ['3020191153413', '30 2019 115 341.3', '302019115341']],
    ['DE.D.402008002885', undefined, ['DE 40 2008 002 885.6', '40 2008 002885.6']],
    ['DE.P.B80703', 'P', ['B80703', 'B 80703', 'DE B0080703']],
    [
      'CN.P.202110991218',
      undefined,
      ['202110991218.8', '202110991218', 'ZL 202110991218.8', '2021109912188', '102021000991218'],
    ],
    ['CN.P.202111286633', undefined, ['202111286633.X', '202111286633.x', '202111286633X']],
    ['CN.P.202180002433', undefined, ['202180002433.9', '112021000002433']],
    [
      'KR.P.1020160063019',
      undefined,
      ['10-2016-0063019', '1020160063019', '102016000063019', 'KR 10-2016-63019'],
    ],
    ['KR.P.1020160063019', 'P', ['2016-0063019', '20160063019']],
    ['KR.T.4020200052926', undefined, ['4020200052926', '40-2020-0052926']],
    ['FR.P.1909731', 'P', ['FR1909731', 'FR FR1909731', '1909731', '19 09731', 'FR20190009731']],
    ['FR.T.4594569', 'T', ['4594569', '19 4594569', '194594569', '4 594 569']],
    ['FR.D.20083102', 'D', ['083102', '20083102', '2008 3102']],
    ['GB.P.202306615', 'P', ['2306615.2', 'GB 2306615.2', '2306615', '202306615', 'GB20230006615']],
    ['GB.T.UK00003437152', 'T', ['UK00003437152', '3437152', 'UK3437152']],
    [
      'WO.P.PCTIB2010001234',
      undefined,
      ['PCT/IB2010/001234', 'PCTIB2010001234', 'IB2010/001234', 'WO2010IB01234', 'pct/ib2010/01234'],
    ],
    ['WO.D.DM096824', undefined, ['DM/096824', 'DM/096 824', 'DM/96824', 'dm096824']],
  ];
  for (const [id, rightType, texts] of spellings) {
    it(`reads every spelling of ${id}${rightType === undefined ? ', right type unknown' : ''}`, () => {
      for (const text of texts) {
        const reading = parseNumber({ office: id.slice(0, 2), rightType, text });
        const [first, ...others] = ids(reading).filter(
          (other) => rightType === undefined || other[3] === rightType,
        );
        expect(first, text).to.equal(id);
        if (rightType !== undefined) expect(others, text).to.deep.equal([]);
      }
    });
  }

  it('keeps applications apart that differ in series, right type or year', () => {
    expect(ids(parseNumber({ office: 'US', text: '62/982,670' }))).to.not.deep.equal(
      ids(parseNumber({ office: 'US', text: '16/982,670' })),
    );
    expect(ids(parseNumber({ office: 'JP', text: '2010-001234 U' }))).to.deep.equal(['JP.U.2010001234']);
    expect(ids(parseNumber({ office: 'JP', rightType: ['P', 'U'], text: '2010-001234' }))).to.deep.equal([
      'JP.P.2010001234',
      'JP.U.2010001234',
    ]);
    expect(ids(parseNumber({ office: 'EM', text: '001063986' }))).to.deep.equal([
      'EM.T.001063986',
      'EM.D.001063986',
    ]);
  });

  it('lets the filing date choose where a number can be of two times', () => {
    expect(
      ids(parseNumber({ office: 'JP', rightType: 'P', text: '8000290', date: '1990-03-27' })),
    ).to.deep.equal(['JP.P.1990080002']);
    expect(
      ids(parseNumber({ office: 'DE', rightType: 'P', text: '10027360.2', date: '2000-06-02' })),
    ).to.deep.equal(['DE.P.10027360']);
  });

  it('reads a PCT number under any office as one of WO', () => {
    const reading = parseNumber({ office: 'US', rightType: 'P', text: 'PCT/US98/16128' });
    expect(ids(reading)).to.deep.equal(['WO.P.PCTUS1998016128']);
    expect(codes(reading)).to.deep.equal(['NUMBER_OTHER_OFFICE']);
    expect(ids(parseNumber({ office: 'ZA', rightType: 'P', text: 'PCT/IB2010/001234' }))).to.deep.equal([
      'WO.P.PCTIB2010001234',
    ]);
    expect(ids(parseNumber({ office: 'IB', rightType: 'D', text: 'DM/096824' }))).to.deep.equal([
      'WO.D.DM096824',
    ]);
  });

  it('warns of check digits, years, parts and unusual characters, and reads on', () => {
    const cases = [
      ['EP', 'P', '92900624.0', undefined, 'NUMBER_CHECK_DIGIT'],
      ['CN', 'P', '201010123456.1', undefined, 'NUMBER_CHECK_DIGIT'],
      ['KR', 'P', '10-2014-0009131', '2015-01-20', 'NUMBER_YEAR'],
      ['CN', 'P', '202111286633.X', '2017-04-24', 'NUMBER_YEAR'],
      ['EM', 'D', '001063986-0001', undefined, 'NUMBER_PART_DROPPED'],
      ['JP', 'P', '２００７－２９０９２２', undefined, 'NUMBER_CHARACTERS'],
      ['EP', 'P', '10\u00a0167\u00a0109.7', undefined, 'NUMBER_CHARACTERS'],
      ['CN', 'P', '202111286633.x', undefined, 'NUMBER_CHARACTERS'],
      ['RU', 'D', 'RU2008502275', undefined, 'NUMBER_OFFICE_INSIDE'],
      ['JP', 'P', '2007\u2013290922', undefined, 'NUMBER_CHARACTERS'],
    ] as const;
    for (const [office, rightType, text, date, code] of cases) {
      const reading = parseNumber({ office, rightType, text, date });
      expect(reading.outcome, text).to.equal('canonical');
      expect(codes(reading), text).to.deep.equal([code]);
    }
  });

  it('refuses what no rule reads, names the rules and does not repeat the number', () => {
    for (const [office, rightType, text] of [
      ['US', 'T', '982,670'],
      ['US', 'P', '88/831436'],
      ['US', 'P', '62/982,670 i'],
      ['CN', 'P', '00006'],
      ['JP', 'P', '2007-2909221'],
      ['EP', 'P', 'EP 1234567 A1'],
      ['KR', 'T', '10-2016-0063019'],
      ['WO', 'P', 'WO 03/021714 A1'],
      ['CN', 'P', 'CN 104968889 A'],
      ['JP', 'P', '٢٠٠٧-٢٩٠٩٢٢'],
    ] as const) {
      const reading = parseNumber({ office, rightType, text });
      if (reading.outcome !== 'refused') throw new Error(`${text} was read`);
      expect(reading.code).to.equal('NUMBER_REFUSED');
      expect(reading.message).to.not.include(text);
      expect(reading.message).to.match(/rules tried: |written like a number of right type/);
    }
    expect(ids(parseNumber({ office: 'JP', text: ' \u3000 ' }))).to.deep.equal(['NUMBER_MISSING']);
    expect(ids(parseNumber({ office: 'JP', text: '1'.repeat(65) }))).to.deep.equal(['NUMBER_REFUSED']);
  });

  it('takes the number of an office without rules as it is written, and says so', () => {
    const reading = parseNumber({ office: 'MN', rightType: 'P', text: ' 1101235-4 ' });
    expect(ids(reading)).to.deep.equal(['MN.P.1101235-4']);
    expect(codes(reading)).to.deep.equal(['NUMBER_RULE_UNKNOWN']);
    expect(ids(parseNumber({ office: 'MN', text: '1101235-4' }))).to.have.length(4);
    expect(ids(parseNumber({ office: 'MN', rightType: 'P', text: '1101\u00002354' }))).to.deep.equal([
      'NUMBER_REFUSED',
    ]);
    expect(ids(parseNumber({ office: 'MN', rightType: 'P', text: '1'.repeat(33) }))).to.deep.equal([
      'NUMBER_REFUSED',
    ]);
  });

  it('keeps a number of an office whose forms are not all known as it is written', () => {
    const reading = parseNumber({ office: 'SE', rightType: 'P', text: 'PCT-less 12' });
    expect(ids(reading)).to.deep.equal(['SE.P.PCT-LESS12']);
    expect(codes(reading)).to.deep.equal(['NUMBER_RULE_UNKNOWN']);
    expect(ids(parseNumber({ office: 'AU', rightType: 'T', text: '2010001234' }))).to.deep.equal([
      'NUMBER_REFUSED',
    ]);
  });

  describe('versions of a rule', () => {
    const rule = (version: number, canonical: string, superseded?: string): NumberRule => ({
      id: 'ZZ-P',
      version,
      published: `202${version}-01-01`,
      ...(superseded === undefined ? {} : { superseded }),
      rightTypes: ['P'],
      patterns: version === 1 ? ['^(?<n>\\d{1,4})X?$'] : ['^(?<n>\\d{1,4})$'],
      canonical,
      source: 'invented',
      examples: [],
    });
    const office = new CompiledOffice({
      office: 'ZZ',
      rules: [rule(1, '{n}', '2022-01-01'), rule(2, '{n:6}')],
      styles: [],
    });

    it('gives what the version in force says, and what superseded ones said', () => {
      const reading = readNumber(office, { office: 'ZZ', rightType: 'P', text: '42' });
      if (reading.outcome !== 'canonical') throw new Error(reading.outcome);
      expect(reading).to.include({ canonical: '000042', rule: 'ZZ-P@2' });
      expect(reading.former.map(({ canonical, rule: name }) => [canonical, name])).to.deep.equal([
        ['42', 'ZZ-P@1'],
      ]);
    });

    it('still reads what only a superseded version reads, with a warning', () => {
      const reading = readNumber(office, { office: 'ZZ', rightType: 'P', text: '42X' });
      expect(ids(reading)).to.deep.equal(['ZZ.P.42']);
      expect(codes(reading)).to.deep.equal(['NUMBER_RULE_SUPERSEDED']);
    });
  });

  it('throws nothing and gives canonical numbers that the register can hold', () => {
    const offices = fc.oneof(
      fc.constantFrom(...OFFICE_NUMBERS.map(({ office }) => office), 'MN', 'IB'),
      fc.string(),
    );
    const likeNumbers = fc
      .array(
        fc.constantFrom(
          '0',
          '1',
          '2',
          '20',
          '19',
          '10',
          '/',
          '-',
          '.',
          ',',
          ' ',
          'X',
          'P',
          'PCT/',
          'DM/',
          'UK',
          '平',
        ),
        { maxLength: 24 },
      )
      .map((parts) => parts.join(''));
    const date = fc.option(fc.constantFrom('1975-05-05', '1990-03-27', '2007-11-08'), { nil: undefined });
    fc.assert(
      fc.property(
        offices,
        fc.oneof(likeNumbers, fc.string({ unit: 'binary', maxLength: 70 })),
        date,
        (office, text, on) => {
          const reading = parseNumber({ office, text, date: on });
          if (reading.outcome === 'refused') return;
          const all = reading.outcome === 'canonical' ? [reading] : reading.candidates;
          for (const { canonical } of all) expect(canonical).to.match(/^[!-~]{1,32}$/);
          if (reading.outcome === 'candidates') expect(reading.candidates.length).to.be.above(1);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('refuses hostile texts of ten kilobytes at once', () => {
    const started = performance.now();
    for (const { office } of OFFICE_NUMBERS) {
      for (const unit of ['0', ' ', 'PCT/', '-', '\u3000', office]) {
        const reading = parseNumber({ office, text: unit.repeat(10_240) });
        expect(ids(reading)).to.deep.equal(['NUMBER_REFUSED']);
      }
    }
    expect(performance.now() - started).to.be.below(1_000);
  });

  it('reads the longest hostile texts in no time', () => {
    const started = performance.now();
    for (const { office } of OFFICE_NUMBERS) {
      for (const unit of ['0', '1', '9-', ' ', '20', 'P', '/', 'FR', 'PCT/', '.']) {
        for (let i = 0; i < 50; i++) parseNumber({ office, text: unit.repeat(64).slice(0, 64) });
      }
    }
    expect(performance.now() - started).to.be.below(5_000);
  });
});
