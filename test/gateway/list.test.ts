import { expect } from 'chai';
import { z } from 'zod';
import { chosen, listQuery, paged } from '#gateway/list.ts';

const row = z.strictObject({ name: z.string(), size: z.int(), note: z.string().optional() });
const query = listQuery(row, ['name', 'size', 'note']);
const rows = [
  { name: 'b', size: 10 },
  { name: 'a', size: 9, note: 'n' },
  { name: 'c', size: 100 },
];
const page = (given: object) => paged(rows, query.parse(given));
const names = (given: object) => page(given).rows.map(({ name }) => name);

describe('a list', () => {
  it('has usual values, which it echoes', () => {
    expect(page({}).page).to.deep.equal({ limit: 50, offset: 0, descending: false, counted: false });
    expect(names({})).to.deep.equal(['a', 'b', 'c']);
  });

  it('is sorted by text as text and by numbers as numbers, either way; what is missing is least', () => {
    expect(names({ sort: '-name' })).to.deep.equal(['c', 'b', 'a']);
    expect(names({ sort: 'size' })).to.deep.equal(['a', 'b', 'c']);
    expect(names({ sort: '-note' })[0]).to.equal('a');
  });

  it('gives a part, and nothing behind its end', () => {
    expect(names({ limit: '1', offset: '1' })).to.deep.equal(['b']);
    expect(names({ offset: '3' })).to.deep.equal([]);
  });

  it('gives the members that were chosen', () => {
    expect(chosen({ name: 'a', size: 1 }, { fields: 'size' })).to.deep.equal({ size: 1 });
  });

  it('refuses what it cannot do', () => {
    for (const wrong of [
      { limit: '0' },
      { limit: '1001' },
      { limit: '' },
      { limit: ['1', '2'] },
      { offset: '-1' },
      { offset: '1e3' },
      { sort: 'colour' },
      { fields: 'name,colour' },
      { fields: '' },
      { count: 'yes' },
    ])
      expect(query.safeParse(wrong).success, JSON.stringify(wrong)).to.equal(false);
  });
});
