import { expect } from 'chai';
import fc from 'fast-check';
import {
  formatApplicationId,
  isOfficeCode,
  isRightType,
  parseApplicationId,
  RIGHT_TYPES,
  type RightType,
} from '#protocol/application-id.ts';
import { ProtocolError } from '#protocol/errors.ts';

function whereOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'APPLICATION_ID_INVALID') return error.where;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const LETTERS: RightType[] = ['P', 'U', 'T', 'D', 'S', 'V', 'G', 'L'];

describe('application id', () => {
  it('goes apart and together again for every number that can be', () => {
    const number = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 32,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('JP', 'EP', 'WO'),
        fc.constantFrom(...LETTERS),
        number,
        (office, rightType, n) => {
          const id = { office, rightType, number: n };
          expect(parseApplicationId(formatApplicationId(id))).to.deep.equal(id);
        },
      ),
    );
  });

  it('lets a number hold full stops', () => {
    expect(parseApplicationId('DE.P.102011012345.6').number).to.equal('102011012345.6');
  });

  it('says which part is wrong, and never shows the number', () => {
    for (const [text, part] of [
      ['', 'office'],
      ['jp.P.1', 'office'],
      ['JPN.P.1', 'office'],
      ['JP', 'rightType'],
      ['JP.X.1', 'rightType'],
      ['JP.p.1', 'rightType'],
      ['JP.PP.1', 'rightType'],
      ['JP.toString.1', 'rightType'],
      ['JP.P.', 'number'],
      ['JP.P', 'number'],
      ['JP.P.1 2', 'number'],
      ['JP.P.１', 'number'],
      ['JP.P.1\n', 'number'],
      ['JP.P.1\u0000', 'number'],
      [`JP.P.${'7'.repeat(33)}`, 'number'],
    ] as const) {
      expect(
        whereOf(() => parseApplicationId(text)),
        text,
      ).to.equal(part);
    }
    expect(() => parseApplicationId('JP.P.secret 77')).to.throw(ProtocolError, /^(?!.*secret)/);
    expect(whereOf(() => formatApplicationId({ office: 'J.', rightType: 'P', number: '1' }))).to.equal(
      'office',
    );
  });

  it('knows eight right types', () => {
    expect(Object.keys(RIGHT_TYPES)).to.deep.equal(LETTERS);
    expect(isRightType('P')).to.equal(true);
    expect(isRightType('constructor')).to.equal(false);
    expect(isOfficeCode('EM')).to.equal(true);
    expect(isOfficeCode('E1')).to.equal(false);
  });
});
