import { expect } from 'chai';
import { reportOn } from '#node/intake/report.ts';

describe('report on a file', () => {
  it('gives the reasons of a refusal their place', () => {
    const refusals = [
      { code: 'XML_NOT_WELL_FORMED', message: 'a', where: 'line 12' },
      { code: 'FILING_DATE_MISSING', message: 'b', where: '/a/b[1]' },
      { code: 'TIME_LIMIT', message: 'c' },
    ];
    expect(reportOn({ path: 'x.xml', refusals })).to.deep.equal({
      records: 0,
      defects: [
        { code: 'XML_NOT_WELL_FORMED', severity: 'error', message: 'a', line: 12 },
        { code: 'FILING_DATE_MISSING', severity: 'error', message: 'b', path: '/a/b[1]' },
        { code: 'TIME_LIMIT', severity: 'error', message: 'c' },
      ],
    });
  });

  it('is the one of the reader where there is one', () => {
    const quality = { records: 1, defects: [] };
    expect(reportOn({ path: 'x.xml', refusals: [{ code: 'A', message: 'a' }], quality })).to.equal(quality);
  });

  it('tells of a file that could not be read now', () => {
    const later = { code: 'FILE_CHANGED', message: 'the file changed' };
    expect(reportOn({ path: 'x.xml', later }).defects[0]).to.include({
      code: 'FILE_CHANGED',
      severity: 'error',
    });
  });
});
