/** A register whose contracts answer what a test says, without a chain. */
import { Interface } from 'ethers';
import { OfficeGovernorAbi } from '#node/chain/abi.generated.ts';
import type { Addresses, GovernedRegister } from '#node/governance/register.ts';
import { SUPPORT, type Vote } from '#node/governance/roll-call.ts';

const address = (digit: string): string => digit.repeat(40);

export const ADDRESSES: Addresses = {
  OfficeDirectory: address('1'),
  ApplicationRegister: address('2'),
  PriorityRegister: address('3'),
  DocumentLog: address('4'),
  OfficeGovernor: address('5'),
  ValidatorSet: address('6'),
};

const ACCOUNT = `0x${address('7')}`;

interface Answers {
  readonly directory?: object;
  readonly governor?: object;
  readonly validators?: object;
  readonly provider?: object;
}

/** What is not answered here must not be asked: it throws a TypeError. */
export function stubRegister({ provider = {}, ...contracts }: Answers = {}): GovernedRegister {
  const profile = { logRange: 100, pollMs: 1 };
  const none = { directory: {}, governor: {}, validators: {}, log: {} };
  const register: unknown = { chain: { provider, profile }, addresses: ADDRESSES, ...none, ...contracts };
  return register as GovernedRegister;
}

const GOVERNOR = new Interface(OfficeGovernorAbi);

/** As the governor logs it, of an account that spoke for the office then. */
export function voteLog(proposal: bigint, { office, support }: Vote, block: number, account = ACCOUNT) {
  const params = `0x${Buffer.from(office).toString('hex')}`;
  const values = [account, proposal, SUPPORT.indexOf(support), 1, 'agreed', params];
  return { ...GOVERNOR.encodeEventLog('VoteCastWithParams', values), blockNumber: block };
}
