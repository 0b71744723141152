import { expect } from 'chai';
import { STANDARDS_ERRORS } from '#standards/errors.ts';
import { FINDINGS } from '#standards/finding.ts';

describe('catalogue of findings and errors', () => {
  it('gives each code a meaning and a remedy, in stable spelling', () => {
    for (const [code, { meaning, remedy }] of Object.entries({ ...FINDINGS, ...STANDARDS_ERRORS })) {
      expect(code).to.match(/^[A-Z]+(_[A-Z]+)+$/);
      expect(meaning, code).to.match(/^[A-Z].*\.$/);
      expect(remedy, code).to.match(/^[A-Z].*\.$/);
    }
  });

  it('uses no code for both', () => {
    expect(Object.keys(FINDINGS).filter((code) => code in STANDARDS_ERRORS)).to.deep.equal([]);
  });
});
