import { expect } from 'chai';
import { errorNames, uncoveredLines } from '../../scripts/check-coverage.ts';

describe('coverage check', () => {
  it('finds each line that was never executed, and which files the report has', () => {
    const lcov =
      'TN:\nSF:/x/contracts/A.sol\nDA:3,0\nDA:4,12\nend_of_record\nSF:contracts/lib/B.sol\nDA:9,0\n';
    const { files, uncovered } = uncoveredLines(lcov);
    expect([...files]).to.deep.equal(['contracts/A.sol', 'contracts/lib/B.sol']);
    expect(uncovered).to.deep.equal(['contracts/A.sol:3', 'contracts/lib/B.sol:9']);
  });

  it('finds declarations of errors, not uses or comments', () => {
    const source = '/// error NotThis(uint a)\n  error One(uint256 a);\nerror Two();\n  revert Three(4);\n';
    expect(errorNames(source)).to.deep.equal(['One', 'Two']);
  });
});
