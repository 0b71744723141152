import { expect } from 'chai';
import { isGranted, kindCodeOf, rightTypeOf } from '#standards/reading/document-kind.ts';

describe('kind of a document', () => {
  for (const [office, code, granted] of [
    ['EP', 'A1', false],
    ['EP', 'A3', false],
    ['EP', 'B1', true],
    ['EP', 'B2', true],
    ['US', 'A', true],
    ['US', 'A1', false],
    ['US', 'B2', true],
    ['US', 'E1', true],
    ['US', 'S1', true],
    ['US', 'P1', false],
    ['US', 'P3', true],
    ['US', 'H1', false],
    ['CN', 'A', false],
    ['CN', 'U', true],
    ['CN', 'C', true],
    ['DE', 'U1', true],
    ['DE', 'A1', false],
    ['JP', '公開特許公報(A)', false],
    ['JP', '特許公報(B2)', true],
    ['JP', '登録実用新案公報(U)', true],
    ['JP', '公開実用新案公報(U)', false],
    ['WO', 'A1', false],
    ['SE', 'C2', true],
    [undefined, 'B1', true],
    ['EP', undefined, false],
  ] as const) {
    it(`${office} ${code} is ${granted ? '' : 'no '}grant`, () => {
      expect(isGranted(office, code)).to.equal(granted);
    });
  }

  it('finds the code in a name', () => {
    expect(kindCodeOf('公表特許公報(A)')).to.equal('A');
    expect(kindCodeOf('B1')).to.equal('B1');
    expect(kindCodeOf(undefined)).to.equal(undefined);
  });

  it('tells utility models and designs', () => {
    expect(rightTypeOf(undefined, 'U1')).to.equal('U');
    expect(rightTypeOf(undefined, 'S1')).to.equal('D');
    expect(rightTypeOf('实用新型', undefined)).to.equal('U');
    expect(rightTypeOf('utility', 'B2')).to.equal(undefined);
  });
});
