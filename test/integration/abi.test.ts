import { expect } from 'chai';
import { CONTRACTS, compile, isCurrent, readArtifact, readWarnings } from '../../scripts/abi.ts';

const MAX_CODE_BYTES = 24_576; // EIP-170

describe('generated ABI', () => {
  before(compile);

  it('is what the contracts say', () => {
    expect(isCurrent(), 'node/chain/abi.generated.ts is stale: run `node scripts/abi.ts`').to.equal(true);
  });

  for (const name of CONTRACTS) {
    it(`compiles ${name} without a warning, to code that every chain takes`, () => {
      expect(readWarnings(name)).to.deep.equal([]);
      const { deployedBytecode } = readArtifact(name);
      expect(deployedBytecode.length / 2 - 1).to.be.within(1, MAX_CODE_BYTES);
      // PUSH0 came with Shanghai; code for Paris begins 60 80 60 40 or 60 a0 60 40.
      expect(deployedBytecode.slice(0, 10)).to.match(/^0x60[8a]0604/);
    });
  }
});
