/**
 * State proofs name slots, and pins name contracts that cannot be changed: where a value stands is a promise. This holds
 * the compiler's layout against the one that is promised.
 */
import { expect } from 'chai';
import {
  ApplicationRegisterStorageLayout,
  DocumentLogStorageLayout,
  OfficeDirectoryStorageLayout,
  PriorityRegisterStorageLayout,
} from '#node/chain/abi.generated.ts';

/** `slot+offset bytes name: type`; members of a struct are indented below its name. */
describe('storage layout', () => {
  it('of the document log', () => {
    expect(DocumentLogStorageLayout).to.deep.equal([
      '0+0 32 _closedLogs: mapping(bytes2 => uint64)',
      '1+0 32 _logs: mapping(bytes2 => mapping(uint64 => struct IDocumentLog.Log))',
      '2+0 32 _heads: mapping(bytes2 => mapping(uint64 => mapping(uint64 => struct IDocumentLog.Head)))',
      '3+0 32 _revocations: mapping(bytes2 => mapping(bytes32 => struct IDocumentLog.Revocation))',
      '4+0 32 _custodians: mapping(bytes2 => address)',
      'struct IDocumentLog.Head',
      '  0+0 32 root: bytes32',
      '  1+0 20 key: address',
      '  1+20 6 blockNumber: uint48',
      '  1+26 5 recordedAt: uint40',
      'struct IDocumentLog.Log',
      '  0+0 8 size: uint64',
      '  0+8 8 goodSize: uint64',
      '  0+16 5 closedAt: uint40',
      '  0+21 8 requestedSize: uint64',
      '  0+29 1 closeRequested: bool',
      'struct IDocumentLog.Revocation',
      '  0+0 1 reason: enum IDocumentLog.RevocationReason',
      '  0+1 20 key: address',
      '  0+21 5 revokedAt: uint40',
      '  0+26 5 annulledAt: uint40',
      '  1+0 32 replacement: bytes32',
    ]);
  });

  it('of the application register: the second word of a record is never zero', () => {
    expect(ApplicationRegisterStorageLayout).to.deep.equal([
      '0+0 32 _records: mapping(bytes2 => mapping(bytes32 => struct IApplicationRegister.Record))',
      '1+0 32 _firstValues: mapping(bytes2 => mapping(bytes32 => struct IApplicationRegister.FirstValues))',
      'struct IApplicationRegister.FirstValues',
      '  0+0 32 value: bytes32',
      '  1+0 1 rightType: bytes1',
      '  1+1 1 profile: uint8',
      '  1+2 4 filingDate: uint32',
      'struct IApplicationRegister.Record',
      '  0+0 32 value: bytes32',
      '  1+0 1 form: enum IApplicationRegister.Form',
      '  1+1 1 rightType: bytes1',
      '  1+2 1 profile: uint8',
      '  1+3 4 revision: uint32',
      '  1+7 4 filingDate: uint32',
      '  1+11 5 recordedAt: uint40',
      '  1+16 5 openedAt: uint40',
      '  1+21 5 revisedAt: uint40',
      '  1+26 5 withdrawnAt: uint40',
    ]);
  });

  it('of the priority register: the second word of a claim is never zero', () => {
    expect(PriorityRegisterStorageLayout).to.deep.equal([
      '0+0 32 _sealedClaims: mapping(bytes32 => struct IPriorityRegister.Claim)',
      '1+0 32 _openClaims: mapping(bytes32 => struct IPriorityRegister.Claim)',
      '2+0 32 _claimsOn: mapping(bytes32 => bytes32[])',
      'struct IPriorityRegister.Claim',
      '  0+0 32 laterKey: bytes32',
      '  1+0 2 osf: bytes2',
      '  1+2 1 form: enum IPriorityRegister.ClaimForm',
      '  1+3 1 status: enum IPriorityRegister.PriorityStatus',
      '  1+4 4 claimedDate: bytes4',
      '  1+8 5 declaredAt: uint40',
      '  1+13 5 openedAt: uint40',
      '  1+18 5 decidedAt: uint40',
      '  1+23 5 withdrawnAt: uint40',
      '  2+0 32 claimSeal: bytes32',
      '  3+0 32 openedAs: bytes32',
    ]);
  });

  it('of the office directory, as far as a proof of authority needs it', () => {
    const layout: readonly string[] = OfficeDirectoryStorageLayout;
    expect(layout.filter((line) => /^\d/.test(line)).map((line) => line.split(':')[0])).to.deep.equal([
      '0+0 32 _delegations',
      '1+0 32 _bookNames',
      '2+0 32 _book',
      '3+0 32 _votes',
      '4+0 32 _admins',
      '5+0 32 _total',
      '6+0 32 _codes',
      '7+0 32 _offices',
      '8+0 32 _statusHistory',
      '9+0 32 _keyRoles',
      '10+0 32 _keys',
      '11+0 32 _compromised',
    ]);
    const membersOf = (struct: string): string[] => {
      const members = layout.slice(layout.indexOf(`struct ${struct}`) + 1);
      const end = members.findIndex((line) => !line.startsWith('  '));
      return members.slice(0, end === -1 ? members.length : end).map((line) => line.trim());
    };
    expect(membersOf('IOfficeDirectory.Interval')).to.deep.equal([
      '0+0 6 fromBlock: uint48',
      '0+6 6 untilBlock: uint48',
      '0+12 4 term: uint32',
    ]);
    expect(membersOf('BlockIntervals.History')).to.deep.equal([
      '0+0 32 latest: struct IOfficeDirectory.Interval',
      '1+0 32 earlier: struct IOfficeDirectory.Interval[]',
    ]);
    expect(membersOf('IOfficeDirectory.Office').slice(0, 5)).to.deep.equal([
      '0+0 1 status: enum IOfficeDirectory.OfficeStatus',
      '0+1 20 admin: address',
      '0+21 1 frozen: bool',
      '0+22 4 term: uint32',
      '0+26 5 admittedAt: uint40',
    ]);
    expect(membersOf('IOfficeDirectory.StatusChange')).to.deep.equal([
      '0+0 1 status: enum IOfficeDirectory.OfficeStatus',
      '0+1 4 term: uint32',
      '0+5 6 fromBlock: uint48',
      '0+11 5 changedAt: uint40',
    ]);
  });
});
