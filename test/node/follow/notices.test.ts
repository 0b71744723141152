import { expect } from 'chai';
import type { ContractEvent } from '#node/chain/contracts.ts';
import { noticeOf } from '#node/follow/notices.ts';

const JP = '0x4a50';
const KEY = `0x${'aa'.repeat(32)}`;
const NUMBER = `0x${'32303236'.padEnd(64, '0')}`; // 2026
const ADDRESS = `0x${'1e'.repeat(20)}`;

const sealed: ContractEvent = {
  contract: 'ApplicationRegister',
  name: 'SealedRecorded',
  args: { office: JP, key: KEY, rightType: '0x50', profile: 2n, filingDate: 20260115n, seal: KEY },
};

describe('noticeOf', () => {
  it('names an application only where the chain does', () => {
    expect(noticeOf(sealed)).to.deep.equal({
      type: 'application-recorded',
      office: 'JP',
      key: 'aa'.repeat(32),
    });
    const { seal: _, ...args } = sealed.args;
    const open: ContractEvent = {
      contract: 'ApplicationRegister',
      name: 'OpenRecorded',
      args: { ...args, number: NUMBER, digest: KEY },
    };
    expect(noticeOf(open)).to.deep.include({ type: 'application-recorded', applicationId: 'JP.P.2026' });
  });

  it('says where a head, a claim and an office changed', () => {
    const head: ContractEvent = {
      contract: 'DocumentLog',
      name: 'HeadAppended',
      args: { office: JP, logNumber: 1n, size: 4n, root: KEY, key: ADDRESS },
    };
    const decided: ContractEvent = {
      contract: 'PriorityRegister',
      name: 'ClaimDecided',
      args: { osf: JP, claim: KEY, status: 2n },
    };
    const ended: ContractEvent = {
      contract: 'OfficeDirectory',
      name: 'KeyEnded',
      args: { office: JP, key: ADDRESS, role: 0n, untilBlock: 9n },
    };
    expect([head, decided, ended].map((event) => noticeOf(event)?.type)).to.deep.equal([
      'tree-head-anchored',
      'claim-decided',
      'key-changed',
    ]);
  });

  it('says nothing of what cannot be asked for', () => {
    const refused: ContractEvent = {
      contract: 'OfficeDirectory',
      name: 'OfficeFrozen',
      args: { office: JP, key: ADDRESS },
    };
    expect(noticeOf(refused)).to.equal(undefined);
  });
});
