import { expect } from 'chai';
import { BlockWatch } from '#node/chain/block-watch.ts';

describe('block watch', () => {
  it('counts from when it first saw the newest block', () => {
    const watch = new BlockWatch();
    expect(watch.stillFor('a', 5_000)).to.equal(0);
    expect(watch.stillFor('a', 6_500)).to.equal(1_500);
    expect(watch.stillFor('a', 95_000)).to.equal(90_000);
  });

  it('begins anew with every block, one that a reorganisation brings too', () => {
    const watch = new BlockWatch();
    watch.stillFor('a', 0);
    expect(watch.stillFor('b', 90_000)).to.equal(0);
    expect(watch.stillFor('a', 91_000)).to.equal(0);
    expect(watch.stillFor('a', 92_000)).to.equal(1_000);
  });
});
