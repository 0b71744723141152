import { expect } from 'chai';
import { TEXT } from '#node/quality/text.ts';
import { BAD, HOSTILE, HOSTILE_NAME, written } from './reports.ts';

describe('report as text', () => {
  it('gives each defect a line with its place, and each code its remedy once', () => {
    const text = written(TEXT, [['bad.xml', BAD]]);
    expect(text).to.include('bad.xml  ST.96 V6_0, WIPO, 1 record\n');
    expect(text).to.include('  warning  NUMBER_YEAR: =1+1: another year (line 7 /a/b[1])\n');
    expect(text).to.include(
      '1 file with 1 record: 1 error, 2 warnings, 0 notes; 0 files without error or warning',
    );
    expect(text.match(/Normal for divisional/g)).to.have.length(1);
  });

  it('hands nothing on that a terminal obeys', () => {
    expect(written(TEXT, [[HOSTILE_NAME, HOSTILE]])).to.not.match(/(?!\n)\p{Cc}|[\u202a-\u202e]/u);
  });
});
