import { expect } from 'chai';
import fc from 'fast-check';
import { officeCode } from '#standards/st3.ts';
import { EARLIER_USES } from '#standards/st3-history.ts';

describe('ST.3 codes', () => {
  it('knows current codes of states and organisations', () => {
    expect(officeCode('JP')).to.deep.equal({ code: 'JP', name: 'Japan', status: 'current' });
    for (const code of ['AP', 'BX', 'EA', 'EM', 'EP', 'EU', 'GC', 'IB', 'OA', 'QZ', 'WO', 'XN', 'XU', 'XV']) {
      expect(officeCode(code).status, code).to.equal('current');
    }
  });

  it('knows former codes and what came after them', () => {
    expect(officeCode('CS')).to.deep.include({ status: 'former', successors: ['CZ', 'SK'] });
    for (const code of ['AN', 'CS', 'DD', 'DL', 'DT', 'RH', 'SU', 'YD', 'YU']) {
      const { status, successors = [], years } = officeCode(code);
      expect(status, code).to.equal('former');
      expect(successors, code).to.not.be.empty;
      for (const successor of successors) expect(officeCode(successor).status, successor).to.equal('current');
      expect(years?.to, code).to.be.within(1970, 2020);
    }
  });

  it('knows codes that ended before ST.96 for records of their time only', () => {
    expect(officeCode('UK', '1970-05-01')).to.deep.equal({
      code: 'UK',
      name: 'United Kingdom',
      status: 'former',
      successors: ['GB'],
      years: { to: 1977 },
    });
    expect(officeCode('UK', '2023-05-01').status).to.equal('unknown');
    expect(officeCode('HV', '1980-01-01').successors).to.deep.equal(['BF']);
    expect(officeCode('ZR', '1990-01-01').successors).to.deep.equal(['CD']);
  });

  it('says what else a code of today meant at the time', () => {
    const meant = (code: string, date?: string) =>
      officeCode(code, date).earlier?.flatMap(({ successors }) => successors);
    expect(meant('BH', '1970-01-01')).to.deep.equal(['BT']);
    expect(meant('IB', '1970-01-01')).to.deep.equal(['EP']);
    expect(meant('IB', '1990-01-01')).to.equal(undefined);
    expect(meant('IB')).to.equal(undefined);
    expect(officeCode('BH', '1970-01-01')).to.deep.include({ name: 'Bahrain', status: 'current' });
  });

  it('names codes of today as successors', () => {
    for (const [code, uses] of EARLIER_USES) {
      for (const { successors, years } of uses) {
        for (const successor of successors) expect(officeCode(successor).status, code).to.equal('current');
        expect(years.from ?? 0, code).to.be.at.most(years.to);
      }
    }
  });

  it('does not know XX, which stands for an unknown office, nor any other code', () => {
    for (const code of ['XX', 'UK', 'ZZ', 'jp', 'J', 'JPN', '']) {
      expect(officeCode(code).status, code).to.equal('unknown');
    }
    fc.assert(fc.property(fc.string(), (code) => officeCode(code).code === code));
  });
});
