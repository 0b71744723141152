import { expect } from 'chai';
import { NODE_ERRORS } from '#node/errors.ts';
import { explain } from '#node/intake/rejected.ts';
import { Tally } from '#node/quality/tally.ts';
import { DIGEST_NOTES } from '#protocol/digest-notes.ts';
import { PROTOCOL_ERRORS } from '#protocol/errors.ts';
import { STANDARDS_ERRORS } from '#standards/errors.ts';
import { FINDINGS } from '#standards/finding.ts';
import { BAD, GOOD } from './reports.ts';

describe('sums of a report', () => {
  it('counts files, records and defects, by code and by reader', () => {
    const tally = new Tally();
    for (const report of [BAD, BAD, GOOD, { records: 0, defects: [] }]) tally.add(report);
    const { codes, readers, ...sums } = tally.summary();
    expect(sums).to.deep.equal({ files: 4, records: 4, good: 2, error: 2, warning: 4, info: 0 });
    expect(codes.map(({ code, severity, defects, files }) => [code, severity, defects, files])).to.deep.equal(
      [
        ['FILING_DATE_MISSING', 'error', 2, 2],
        ['NUMBER_YEAR', 'warning', 4, 2],
      ],
    );
    expect(codes[1]?.readers).to.deep.equal({ st96: 4 });
    expect(readers.map(({ reader, files, error }) => [reader, files, error])).to.deep.equal([
      ['st96', 2, 2],
      ['st36', 1, 0],
      ['none', 1, 0],
    ]);
  });

  it('refuses a code that no catalogue explains', () => {
    const tally = new Tally();
    tally.add({ records: 0, defects: [{ code: 'INVENTED', severity: 'info', message: '' }] });
    expect(() => tally.summary()).to.throw(TypeError, 'INVENTED');
  });

  it('explains every code that a defect can have, and none twice', () => {
    const codes = [DIGEST_NOTES, PROTOCOL_ERRORS, STANDARDS_ERRORS, FINDINGS, NODE_ERRORS].flatMap(
      (catalogue) => Object.keys(catalogue),
    );
    expect(new Set(codes).size).to.equal(codes.length);
    for (const code of codes) expect(explain(code), code).to.include.keys('meaning', 'remedy');
  });
});
