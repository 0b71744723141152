import { expect } from 'chai';
import fc from 'fast-check';
import { ProtocolError } from '#protocol/errors.ts';
import { canonicalJson, isObject, readJson } from '#protocol/json.ts';

const LIMITS = { length: 10_000, depth: 5 };

function codeOf(text: string): string {
  try {
    readJson(text, LIMITS);
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return 'none';
}

/** Any JSON value whose numbers are integers, not deeper than the limit. */
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
  ),
})).value;

describe('json', () => {
  it('reads back every value from its canonical text, and from an indented one', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(readJson(text, { length: 1e6, depth: 9 }))).to.equal(text);
        expect(canonicalJson(readJson(JSON.stringify(value, null, 2), { length: 1e6, depth: 9 }))).to.equal(
          text,
        );
      }),
    );
  });

  it('writes members by their UTF-16 code units, strings with the least escapes: RFC 8785 §3.2', () => {
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2, b: 3, a: 4, '\u20ac': 5 })).to.equal(
      '{"a":4,"b":3,"€":5,"\u{1f600}":2,"\ufb33":1}',
    );
    expect(canonicalJson('\u0000\b\t\n\f\r"\\/\u007f\u2028é')).to.equal(
      '"\\u0000\\b\\t\\n\\f\\r\\"\\\\/\u007f\u2028é"',
    );
    expect(() => canonicalJson({ a: '\ud800' })).to.throw();
    expect(() => canonicalJson(undefined)).to.throw(TypeError);
  });

  it('refuses the same member twice, at any depth and in any spelling', () => {
    for (const text of [
      '{"a":1,"a":1}',
      '{"a":1,"b":{"c":1,"c":2}}',
      '[{"a":[],"a":[]}]',
      '{"a":1,"\\u0061":2}',
      '{"":1,"":2}',
      '{"__proto__":1,"__proto__":2}',
      '{"a\\"":1,"a\\"":2}',
    ]) {
      expect(codeOf(text), text).to.equal('JSON_DUPLICATE_KEY');
    }
    for (const text of [
      '{"a":{"a":{"a":1}}}',
      '[{"a":1},{"a":1}]',
      '{"a":"a","b":"a"}',
      '{"a":["a","a"]}',
      '["a:","a"]',
    ]) {
      expect(codeOf(text), text).to.equal('none');
    }
  });

  it('refuses numbers that readers may take for different ones', () => {
    for (const text of [
      '1.0',
      '1e3',
      '1E3',
      '-0',
      '0.5',
      '9007199254740992',
      '-9007199254740992',
      '1'.repeat(400),
    ]) {
      expect(codeOf(text), text).to.equal('JSON_INVALID');
      expect(codeOf(`{"a":[${text}]}`), text).to.equal('JSON_INVALID');
    }
    for (const text of ['0', '-1', '9007199254740991', '"1.0"']) expect(codeOf(text), text).to.equal('none');
  });

  it('takes an integer with a point and zeros only where that was asked for', () => {
    const read = (text: string) => readJson(text, { ...LIMITS, pointZero: true });
    expect(read('[1.0, -20.000, 0.0, 9007199254740991.0]')).to.deep.equal([1, -20, 0, 9007199254740991]);
    expect(codeOf('1.0')).to.equal('JSON_INVALID');
    for (const text of ['1.5', '-0.0', '01.0', '1.', '1e2', '9007199254740992.0', '1.00000000000000001'])
      expect(() => read(text), text).to.throw(ProtocolError);
  });

  it('refuses what is not JSON, without quoting it', () => {
    for (const text of [
      '',
      '{',
      '{"a":}',
      "{'a':1}",
      '{"a":1,}',
      '01',
      '+1',
      '\ufeff{}',
      '{}{}',
      'NaN',
      '"\t"',
      '// a\n{}',
    ]) {
      expect(codeOf(text), text).to.equal('JSON_INVALID');
    }
    expect(() => readJson('{"secret" 1}', LIMITS)).to.throw(ProtocolError, /^(?!.*secret)/);
  });

  it('refuses lone surrogates, escaped or not', () => {
    for (const text of ['"\ud800"', '"\\ud800"', '{"\\udc00":1}', '"\\ud800\\ud800"']) {
      expect(codeOf(text)).to.equal('JSON_INVALID');
    }
    expect(codeOf('"\\ud83d\\ude00"')).to.equal('none');
  });

  it('keeps the limits, and stands what is far over them', () => {
    expect(codeOf('[[[[[]]]]]')).to.equal('none');
    expect(codeOf('[[[[[[]]]]]]')).to.equal('JSON_TOO_LARGE');
    expect(codeOf('{"a":'.repeat(6) + 1 + '}'.repeat(6))).to.equal('JSON_TOO_LARGE');
    expect(codeOf(' '.repeat(10_001))).to.equal('JSON_TOO_LARGE');
    const deep = '['.repeat(500_000) + ']'.repeat(500_000);
    expect(() => readJson(deep, { length: 1e6, depth: 16 })).to.throw(ProtocolError, 'deep');
  });

  it('takes __proto__ as a member that sets no prototype', () => {
    const value = readJson('{"__proto__":{"polluted":true}}', LIMITS);
    expect(isObject(value) && Object.keys(value)).to.deep.equal(['__proto__']);
    expect(isObject(value) && value.polluted).to.equal(undefined);
    expect(Object.getPrototypeOf(value)).to.equal(Object.prototype);
  });
});
