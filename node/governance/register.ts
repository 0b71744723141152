/** A register whose members decide by vote, with the contracts that take part in it. */
import { BaseContract } from 'ethers';
import {
  DocumentLogAbi,
  type DocumentLogMethods,
  OfficeDirectoryAbi,
  type OfficeDirectoryMethods,
  OfficeGovernorAbi,
  type OfficeGovernorMethods,
  ValidatorSetAbi,
  type ValidatorSetMethods,
} from '../chain/abi.generated.ts';
import type { Chain } from '../chain/connection.ts';
import { type AnyContractName, encodeCall } from '../chain/contracts.ts';
import type { Deployment } from '../chain/deploy.ts';
import { plain, withPrefix } from '../chain/encoding.ts';
import { GovernanceError } from './errors.ts';

/** Where each contract is, in 40 hexadecimal digits. */
export type Addresses = Readonly<Record<AnyContractName, string>>;

export interface GovernedRegister {
  readonly chain: Chain;
  readonly addresses: Addresses;
  readonly directory: OfficeDirectoryMethods;
  readonly governor: OfficeGovernorMethods;
  readonly validators: ValidatorSetMethods;
  readonly log: DocumentLogMethods;
}

/**
 * Who governs is asked of the directory, not of a file.
 * @throws GovernanceError GOVERNOR_MISSING; NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER
 */
export async function governedRegister(chain: Chain, { contracts }: Deployment): Promise<GovernedRegister> {
  const { OfficeDirectory, ApplicationRegister, PriorityRegister, DocumentLog } = contracts;
  const directory = BaseContract.from<OfficeDirectoryMethods>(
    withPrefix(OfficeDirectory.address),
    OfficeDirectoryAbi,
    chain.provider,
  );
  const governor = plain(await directory.governor());
  const validatorSet = await validatorSetOf(chain, governor);
  if (validatorSet === undefined) {
    throw new GovernanceError('GOVERNOR_MISSING', `0x${governor} governs, which is no contract that votes`);
  }
  return {
    ...{ chain, directory },
    governor: BaseContract.from<OfficeGovernorMethods>(
      withPrefix(governor),
      OfficeGovernorAbi,
      chain.provider,
    ),
    validators: BaseContract.from<ValidatorSetMethods>(
      withPrefix(validatorSet),
      ValidatorSetAbi,
      chain.provider,
    ),
    log: BaseContract.from<DocumentLogMethods>(
      withPrefix(DocumentLog.address),
      DocumentLogAbi,
      chain.provider,
    ),
    addresses: {
      OfficeDirectory: OfficeDirectory.address,
      ApplicationRegister: ApplicationRegister.address,
      PriorityRegister: PriorityRegister.address,
      DocumentLog: DocumentLog.address,
      OfficeGovernor: governor,
      ValidatorSet: validatorSet,
    },
  };
}

/** Undefined when there is no governor at the address. */
async function validatorSetOf(chain: Chain, governor: string): Promise<string | undefined> {
  const to = withPrefix(governor);
  if ((await chain.provider.getCode(to)) === '0x') return undefined;
  const data = encodeCall('OfficeGovernor', 'validatorSet');
  const answer = await chain.provider.send('eth_call', [{ to, data }, 'latest']).catch(() => '0x');
  return /^0x0{24}[0-9a-f]{40}$/i.test(String(answer)) ? String(answer).slice(-40).toLowerCase() : undefined;
}
