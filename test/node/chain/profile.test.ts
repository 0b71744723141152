import { expect } from 'chai';
import { profileOf } from '#node/chain/profile.ts';

const BFT = {
  mixHash: '0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365',
  extraData: '0xf8',
};
const clique = (signers: number) => ({
  mixHash: `0x${'00'.repeat(32)}`,
  extraData: `0x${'ab'.repeat(97 + 20 * signers)}`,
});
const BESU = 'besu/v26.7.0/linux-x86_64/openjdk-java-25';
const GETH = 'Geth/v1.13.15-stable/linux-amd64/go1.22';
const UNKNOWN = { kind: 'depth', blocks: 64 };

describe('chain profile', () => {
  it('is found by what the engine calls itself and how its blocks are sealed', () => {
    expect(profileOf('anvil/v1.7.1')).to.deep.include({ engine: 'anvil', finality: { kind: 'instant' } });
    expect(profileOf(BESU, BFT)).to.deep.include({
      ...{ engine: 'besu', consensus: 'bft', finality: { kind: 'instant' } },
    });
    for (const signers of [0, 4])
      expect(profileOf(GETH, clique(signers))).to.deep.include({
        ...{ engine: 'geth', consensus: 'clique', finality: { kind: 'depth', blocks: 12 } },
      });
  });

  it('trusts an unknown engine least, and a known one whose consensus was not tried', () => {
    expect(profileOf('')).to.deep.include({ engine: 'other', finality: UNKNOWN });
    expect(profileOf('reth/v2', BFT).finality).to.deep.equal(UNKNOWN);
    expect(profileOf(BESU, clique(0)).finality).to.deep.equal(UNKNOWN);
    expect(profileOf(GETH, BFT).finality).to.deep.equal(UNKNOWN);
    expect(profileOf(GETH).finality).to.deep.equal(UNKNOWN);
    const other = { ...clique(0), extraData: `0x${'ab'.repeat(98)}` };
    expect(profileOf(GETH, other)).to.deep.include({ engine: 'geth', consensus: 'other', finality: UNKNOWN });
  });

  it('never allows more gas than Osaka does, nor more than a block has', () => {
    for (const name of ['anvil/1', 'besu/1', 'Geth/1', 'x']) {
      expect(profileOf(name, { gasLimit: '0x3938700' }).gasPerTransaction).to.equal(16_777_216);
      expect(profileOf(name, { gasLimit: '0x989680' }).gasPerTransaction).to.equal(10_000_000);
      expect(profileOf(name, { gasLimit: 'none' }).gasPerTransaction).to.equal(16_777_216);
    }
  });

  it('lets several transactions into a block of Besu, which breaks off what takes long, and of geth', () => {
    for (const known of [profileOf(BESU, BFT), profileOf(GETH, clique(0))])
      expect(known.gasPerTransaction).to.be.lessThan(30_000_000 / 4);
  });

  it('expects blocks without end only where validators make them by the clock', () => {
    for (const known of [profileOf(BESU, BFT), profileOf(GETH, clique(0))])
      expect(known.standsAfterSeconds).to.equal(60);
    for (const other of [profileOf('anvil/v1.7.1'), profileOf('x'), profileOf(GETH)])
      expect(other.standsAfterSeconds).to.equal(0);
  });

  it('is what the configuration says where that says otherwise', () => {
    const overrides = { finality: { kind: 'depth', blocks: 3 }, pricing: 'free', logRange: 50 } as const;
    const profile = profileOf(BESU, BFT, overrides);
    expect(profile).to.deep.include(overrides);
    expect(profile).to.include({ engine: 'besu', consensus: 'bft', pollMs: 500 });
  });
});
