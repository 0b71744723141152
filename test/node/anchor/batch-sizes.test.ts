import { expect } from 'chai';
import { BatchSizes } from '#node/anchor/batch-sizes.ts';

describe('anchor batch sizes', () => {
  it('halves down to one', () => {
    const sizes = new BatchSizes(() => 300);
    const seen = [];
    for (let tries = 0; tries < 10; tries++) {
      seen.push(sizes.of('open'));
      sizes.refused('open', sizes.of('open'));
    }
    expect(seen).to.deep.equal([300, 150, 75, 37, 18, 9, 4, 2, 1, 1]);
    expect(sizes.of('record-open'), 'each type by itself').to.equal(300);
    sizes.found('open');
    expect(sizes.of('open')).to.equal(300);
  });

  it('comes back to full size after a refusal that passed', () => {
    const sizes = new BatchSizes(() => 300);
    sizes.refused('open', 8);
    const seen = [];
    while (sizes.isReduced('open')) {
      seen.push(sizes.of('open'));
      sizes.taken('open');
    }
    expect(seen).to.deep.equal([4, 8, 16, 32, 64, 128, 256]);
    expect(sizes.of('open')).to.equal(300);
  });
});
