import { expect } from 'chai';
import fc from 'fast-check';
import { officeCode } from '#standards/st3.ts';

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

  it('does not know XX, which stands for an unknown office, nor any other code', () => {
    for (const code of ['XX', 'UK', 'ZZ', 'jp', 'J', 'JPN', '']) {
      expect(officeCode(code).status, code).to.equal('unknown');
    }
    fc.assert(fc.property(fc.string(), (code) => officeCode(code).code === code));
  });
});
