import { expect } from 'chai';
import { KeptReads } from '#node/store/kept.ts';

describe('kept reads', () => {
  let reads: KeptReads;
  let value: string;
  let asked: number;
  const read = async (): Promise<string> => {
    asked += 1;
    return value;
  };

  beforeEach(() => {
    reads = new KeptReads(2);
    value = 'old';
    asked = 0;
  });

  it('asks once for those that ask by the same name', async () => {
    expect(await Promise.all([reads.get('a', read), reads.get('a', read)])).to.deep.equal(['old', 'old']);
    await reads.get('b', read);
    expect(asked).to.equal(2);
  });

  it('forgets at the beginning of a write, and keeps nothing until its end', async () => {
    await reads.get('a', read);
    await reads.during(async () => {
      expect(await reads.get('a', read)).to.equal('old');
      value = 'new';
      expect(await reads.get('a', read)).to.equal('new');
    });
    expect([await reads.get('a', read), await reads.get('a', read), asked]).to.deep.equal(['new', 'new', 4]);
  });

  it('does not keep what began before a write and ends after it', async () => {
    const late = Promise.withResolvers<string>();
    const before = reads.get('a', () => late.promise);
    await reads.during(async () => {
      value = 'new';
    });
    late.resolve('old');
    expect([await before, await reads.get('a', read)]).to.deep.equal(['old', 'new']);
  });

  it('keeps again after a write that failed', async () => {
    const failed = await reads
      .during(() => Promise.reject(new Error('full')))
      .catch(({ message }) => message);
    await reads.get('a', read);
    await reads.get('a', read);
    expect([failed, asked]).to.deep.equal(['full', 1]);
  });

  it('keeps no failure', async () => {
    const failed = await reads
      .get('a', () => Promise.reject(new Error('gone')))
      .catch(({ message }) => message);
    expect([failed, await reads.get('a', read)]).to.deep.equal(['gone', 'old']);
  });

  it('holds no more than it is allowed to', async () => {
    for (const name of ['a', 'b', 'c', 'a']) await reads.get(name, read);
    expect(asked).to.equal(4);
  });
});
