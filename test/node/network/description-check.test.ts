import { expect } from 'chai';
import type { Description } from '#node/network/description.ts';
import { checkDescription, checkReuse } from '#node/network/description-check.ts';
import { samplePlan, sampleShared } from './sample-network.ts';

describe('check of the description of a network', () => {
  const described = (offices?: string[], seed?: string): Description =>
    structuredClone(sampleShared(samplePlan('geth', offices, seed)).description);
  const codes = (description: Description): string[] => checkDescription(description).map(({ code }) => code);
  const office = (description: Description, index: number) => {
    const found = description.offices[index];
    if (found === undefined) throw new RangeError(`no office ${index}`);
    return found;
  };

  it('finds nothing wrong in one of the generator, of one office and of many', () => {
    for (const offices of [['JP'], ['JP', 'EP'], ['JP', 'EP', 'US', 'KR', 'CN', 'DE', 'FR']]) {
      expect(codes(described(offices))).to.deep.equal([]);
    }
  });

  it('finds an office twice, and one that ST.3 does not have or no longer has', () => {
    const twice = described();
    office(twice, 1).office = 'JP';
    expect(codes(twice)).to.deep.equal(['OFFICE_TWICE']);
    for (const code of ['ZZ', 'XX', 'SU', 'jp', '']) {
      const unknown = described();
      office(unknown, 2).office = code;
      expect(codes(unknown), code).to.deep.equal(['OFFICE_CODE_UNKNOWN']);
    }
  });

  it('finds a validator of two offices', () => {
    const description = described();
    office(description, 1).validator = office(description, 0).validator;
    expect(codes(description)).to.include('VALIDATOR_TWICE');
  });

  it('finds a key that serves two purposes', () => {
    const description = described();
    office(description, 0).operator = office(description, 0).admin;
    expect(checkDescription(description).map(({ message }) => message)).to.deep.equal([
      `0x${office(description, 0).admin} is the admin of JP and the operator of JP`,
    ]);
  });

  it('finds two nodes with one key, and two on one port', () => {
    const description = described();
    const [first, second] = [office(description, 0).peers[0], office(description, 1).peers[0]];
    Object.assign(second ?? {}, { id: first?.id, host: first?.host, port: first?.port });
    expect(codes(description)).to.have.members(['KEY_TWICE', 'ADDRESS_TWICE']);
  });

  it('finds too few peers on go-ethereum', () => {
    const description = described(['JP', 'EP', 'US']);
    office(description, 0).peers.pop();
    expect(codes(description)).to.deep.equal(['PEERS_FEW']);
  });

  it('finds keys of another network, and none in one from another seed', () => {
    const description = described();
    expect(checkReuse(description, 'old.json', described()).map(({ code }) => code)).to.include('KEY_REUSED');
    expect(checkReuse(description, 'old.json', described(undefined, 'other'))).to.deep.equal([]);
  });
});
