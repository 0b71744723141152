import { expect } from 'chai';
import type { BadField } from '#protocol/errors.ts';
import { fieldsText, hasShape, isIntegerFrom, type Shape } from '#protocol/fields.ts';

interface Pair {
  readonly count: number;
  readonly note?: string;
}

const PAIR: Shape<Pair> = {
  count: { is: isIntegerFrom(1), must: 'an integer from 1' },
  note: { is: (value): value is string => typeof value === 'string', must: 'text', optional: true },
};

function bad(value: unknown, path?: string): BadField[] {
  const found: BadField[] = [];
  expect(hasShape(value, PAIR, found, path)).to.equal(found.length === 0);
  return found;
}

describe('fields', () => {
  it('takes an object with the fields that it must and may have', () => {
    expect(bad({ count: 1 })).to.deep.equal([]);
    expect(bad({ count: 1, note: '' })).to.deep.equal([]);
  });

  it('names all that is missing, wrong or unknown, with its path', () => {
    expect(bad({ note: 1, extra: 2 }, 'a.b')).to.deep.equal([
      { field: 'a.b.count', message: 'is missing' },
      { field: 'a.b.note', message: 'must be text' },
      { field: 'a.b.extra', message: 'is not a known field' },
    ]);
    expect(bad({ count: 1, note: undefined })).to.have.length(1);
  });

  it('does not take what an object inherits for a field', () => {
    expect(bad(Object.create({ count: 1 }))).to.deep.equal([{ field: 'count', message: 'is missing' }]);
    expect(bad({ count: 1, toString: 1 }).map(({ field }) => field)).to.deep.equal(['toString']);
  });

  it('does not repeat an odd name', () => {
    expect(
      bad({ count: 1, '<script>': 1, [`a${'b'.repeat(99)}`]: 1 }).map(({ field }) => field),
    ).to.deep.equal(['?', '?']);
  });

  it('does not repeat all of many names', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`name${i}`, i]));
    const found = bad({ ...many, count: 1 }, 'anchor');
    expect(found).to.have.length(21);
    expect(found.at(-1)).to.deep.equal({
      field: 'anchor',
      message: 'has 980 more fields that are not known',
    });
  });

  it('refuses what is no object', () => {
    for (const value of [null, [], 'x', 1, undefined]) {
      expect(bad(value)).to.deep.equal([{ field: '', message: 'must be an object' }]);
    }
  });

  it('tells all in one line', () => {
    expect(fieldsText(bad({ note: 1 }))).to.equal('count is missing; note must be text');
    expect(fieldsText(bad(null))).to.equal('must be an object');
  });
});
