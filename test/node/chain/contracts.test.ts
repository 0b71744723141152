import { expect } from 'chai';
import { Interface } from 'ethers';
import { ApplicationRegisterAbi, DocumentLogAbi, OfficeDirectoryAbi } from '#node/chain/abi.generated.ts';
import { decodeCall, decodeEvent, decodeRevert, encodeCall } from '#node/chain/contracts.ts';

const hash = (byte: string): string => `0x${byte.repeat(32)}`;

describe('chain contracts', () => {
  it('decodes an event as ethers does', () => {
    const abi = new Interface(ApplicationRegisterAbi);
    const values = ['0x4a50', hash('11'), hash('22'), hash('33'), '0x50', 2n, 20260302n];
    const log = abi.encodeEventLog('OpenRecorded', values);
    const expected = abi.parseLog(log)?.args.toObject();
    expect(decodeEvent('ApplicationRegister', log)).to.deep.equal({
      ...{ contract: 'ApplicationRegister', name: 'OpenRecorded', args: expected },
    });
  });

  it('decodes an event with text and with nothing but topics', () => {
    const abi = new Interface(OfficeDirectoryAbi);
    const profile = abi.encodeEventLog('ProfileChanged', ['0x4a50', 'https://office.example/', hash('11')]);
    expect(decodeEvent('OfficeDirectory', profile)?.args).to.include({ uri: 'https://office.example/' });
    const suspended = abi.encodeEventLog('OfficeSuspended', ['0x4a50']);
    expect(decodeEvent('OfficeDirectory', suspended)?.args).to.deep.equal({ office: '0x4a50' });
  });

  it('reads a text that is no UTF-8, which any office can put on the chain', () => {
    const abi = new Interface(OfficeDirectoryAbi);
    const { topics, data } = abi.encodeEventLog('ProfileChanged', ['0x4a50', 'https', hash('11')]);
    const broken = data.replace(Buffer.from('https').toString('hex'), '68c32870ff');
    expect(decodeEvent('OfficeDirectory', { topics, data: broken })?.args).to.include({
      uri: 'h\ufffd(p\ufffd',
    });
  });

  it('says of an event that is cut short that the chain gave no answer', () => {
    const { topics, data } = new Interface(OfficeDirectoryAbi).encodeEventLog('ProfileChanged', [
      ...['0x4a50', 'https://office.example/', hash('11')],
    ]);
    for (const cut of [data.slice(0, -64), '0x', 'no data'])
      expect(() => decodeEvent('OfficeDirectory', { topics, data: cut }))
        .to.throw()
        .with.property('code', 'CHAIN_ANSWER');
  });

  it('knows no event of another contract', () => {
    const log = new Interface(OfficeDirectoryAbi).encodeEventLog('OfficeSuspended', ['0x4a50']);
    expect(decodeEvent('DocumentLog', log)).to.equal(undefined);
    expect(decodeEvent('DocumentLog', { topics: [], data: '0x' })).to.equal(undefined);
  });

  it('names an error and its values', () => {
    const data = new Interface(DocumentLogAbi).encodeErrorResult('DocumentLogNotGrowing', [9n, 5n]);
    expect(decodeRevert(data)).to.include({
      ...{ name: 'DocumentLogNotGrowing', message: 'DocumentLogNotGrowing(latestSize: 9, size: 5)' },
    });
    expect(decodeRevert('0x12345678')).to.equal(undefined);
  });

  it('encodes a call', () => {
    expect(encodeCall('ApplicationRegister', 'withdraw', '0x4a50', hash('11'))).to.match(/^0x[0-9a-f]{136}$/);
  });

  it('reads a call as it would be written, and no other bytes', () => {
    const data = encodeCall('OfficeDirectory', 'suspend', '0x4a50');
    expect(decodeCall('OfficeDirectory', data)).to.deep.equal({
      method: 'suspend',
      args: { office: '0x4a50' },
    });
    // A word of which the method would read the first two bytes, bytes behind it, too few, and another contract's.
    const padded = `${data.slice(0, -2)}01`;
    for (const other of [padded, `${data}00`, data.slice(0, -2), data.slice(0, 10), '0x', 'suspend'])
      expect(decodeCall('OfficeDirectory', other), other).to.equal(undefined);
    expect(decodeCall('ValidatorSet', data)).to.equal(undefined);
  });
});
