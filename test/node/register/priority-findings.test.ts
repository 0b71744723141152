import { expect } from 'chai';
import fc from 'fast-check';
import {
  finding,
  PRIORITY_FINDINGS,
  type PriorityFindingCode,
  priorityVerdict,
} from '#node/register/priority-findings.ts';

const codes = Object.keys(PRIORITY_FINDINGS) as PriorityFindingCode[]; // the keys of a const object
const effectOf = (code: PriorityFindingCode): string => PRIORITY_FINDINGS[code].effect;

describe('the verdict of a priority check', () => {
  it('is decided by the strongest effect, in any order of the findings', () => {
    fc.assert(
      fc.property(fc.subarray(codes), fc.nat(), (some, turn) => {
        const findings = some.map((code) => finding(code, ''));
        const effects = some.map(effectOf);
        const expected = effects.includes('absent')
          ? 'not-recorded'
          : effects.includes('uncertain')
            ? 'needs-review'
            : effects.includes('contradicts')
              ? 'contradicted'
              : effects.includes('review')
                ? 'needs-review'
                : 'confirmed';
        expect(priorityVerdict(findings)).to.equal(expected);
        const cut = turn % (findings.length + 1);
        expect(priorityVerdict([...findings.slice(cut), ...findings.slice(0, cut)])).to.equal(expected);
      }),
    );
  });

  it('is never confirmed by taking a finding that speaks against it as harmless', () => {
    for (const code of codes)
      if (PRIORITY_FINDINGS[code].severity === 'error') expect(effectOf(code), code).to.not.equal('none');
  });

  it('contradicts only by what a record says', () => {
    expect(codes.filter((code) => effectOf(code) === 'contradicts')).to.deep.equal([
      'DATE_DIFFERENT',
      'DIGEST_DIFFERENT',
    ]);
  });
});
