import { expect } from 'chai';
import { profileOf } from '#node/chain/profile.ts';

describe('chain profile', () => {
  it('is found by what the engine calls itself', () => {
    expect(profileOf('anvil/v1.7.1').engine).to.equal('anvil');
    expect(profileOf('besu/v26.7.0/linux-x86_64/openjdk-java-25').finality).to.deep.equal({
      kind: 'instant',
    });
    expect(profileOf('Geth/v1.13.15-stable/linux-amd64/go1.22').finality).to.have.property('kind', 'depth');
  });

  it('trusts an unknown engine least', () => {
    expect(profileOf('')).to.deep.include({ engine: 'other', finality: { kind: 'depth', blocks: 64 } });
  });

  it('never allows more gas than Osaka does', () => {
    for (const name of ['anvil/1', 'besu/1', 'Geth/1', 'x']) {
      expect(profileOf(name).gasPerTransaction).to.be.at.most(16_777_216);
    }
  });
});
