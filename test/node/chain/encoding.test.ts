import { expect } from 'chai';
import fc from 'fast-check';
import {
  certainDateOf,
  claimRefusalOf,
  dateOf,
  dateUint,
  numberBytes,
  numberOf,
  officeBytes,
  officeCodeOf,
  plain,
  profileOfUint,
  profileUint,
  reasonOf,
  reasonUint,
  refusalOf,
  rightTypeByte,
  rightTypeOf,
  statusOf,
  statusUint,
  timeOf,
  withPrefix,
} from '#node/chain/encoding.ts';

describe('chain encoding', () => {
  it('turns every value into what it came from', () => {
    for (const office of ['JP', 'EP', 'WO']) expect(officeCodeOf(officeBytes(office))).to.equal(office);
    for (const type of ['P', 'U', 'T', 'D', 'S', 'V', 'G', 'L'] as const) {
      expect(rightTypeOf(rightTypeByte(type))).to.equal(type);
    }
    for (const profile of ['none', 'raw', 'c14n'] as const) {
      expect(profileOfUint(profileUint(profile))).to.equal(profile);
    }
    for (const status of [
      'Claimed',
      'Abandoned',
      'Accepted',
      'PartiallyRefused',
      'Refused',
      'Undefined',
    ] as const) {
      expect(statusOf(statusUint(status))).to.equal(status);
    }
    for (const reason of ['Replaced', 'IssuedInError', 'Falsified', 'KeyCompromised', 'Other'] as const) {
      expect(reasonOf(reasonUint(reason))).to.equal(reason);
    }
  });

  it('keeps a number of 1 to 32 characters', () => {
    const number = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
      minLength: 1,
      maxLength: 32,
    });
    fc.assert(
      fc.property(number, (text) => {
        expect(numberBytes(text)).to.have.length(66);
        expect(numberOf(numberBytes(text))).to.equal(text);
      }),
    );
  });

  it('writes dates as yyyymmdd, and none as 0', () => {
    expect(dateUint('2007-11-08')).to.equal(20071108n);
    expect(dateOf(20071108n)).to.equal('2007-11-08');
    expect(dateUint(undefined)).to.equal(0n);
    expect(dateOf(0n)).to.equal(undefined);
    expect(certainDateOf(20070230n), 'a day that the contracts let pass').to.equal('2007-02-30');
    expect(() => certainDateOf(0n))
      .to.throw()
      .with.property('code', 'CHAIN_ANSWER');
  });

  it('writes hexadecimal with 0x for the chain, lower case without for all else', () => {
    expect(withPrefix('ab')).to.equal('0xab');
    expect(plain('0xAbCd')).to.equal('abcd');
  });

  it('writes a Unix time in UTC to the second', () => {
    expect(timeOf(1_772_357_400)).to.equal('2026-03-01T09:30:00Z');
  });

  it('refuses what no contract of ours says', () => {
    for (const unknown of [
      () => refusalOf(9n),
      () => claimRefusalOf(9n),
      () => profileOfUint(3n),
      () => reasonOf(0n),
      () => rightTypeOf('0x58'),
    ]) {
      expect(unknown).to.throw().with.property('code', 'CHAIN_ANSWER');
    }
    expect([refusalOf(1n), claimRefusalOf(2n)]).to.deep.equal(['OtherRecord', 'LaterNotOpen']);
  });
});
