/** The four contracts on Hardhat's own chain, in this process: deployed, two offices admitted, one key with both roles. */
import { type Contract, ContractFactory, type ContractRunner, type InterfaceAbi, type Signer } from 'ethers';
import { network } from 'hardhat';
import {
  ApplicationRegisterAbi,
  ApplicationRegisterBytecode,
  type ApplicationRegisterMethods,
  DocumentLogAbi,
  DocumentLogBytecode,
  type DocumentLogMethods,
  OfficeDirectoryAbi,
  OfficeDirectoryBytecode,
  type OfficeDirectoryMethods,
  PriorityRegisterAbi,
  PriorityRegisterBytecode,
  type PriorityRegisterMethods,
  Role,
} from '#node/chain/abi.generated.ts';

/** Two letters as the contracts take them. */
export const office = (code: string): string => `0x${Buffer.from(code, 'ascii').toString('hex')}`;
export const ascii = (text: string, bytes: number): string =>
  `0x${Buffer.from(text, 'ascii')
    .toString('hex')
    .padEnd(2 * bytes, '0')}`;

type Typed<M> = M & { readonly target: string; connect(runner: ContractRunner): unknown };

async function deploy<M>(abi: InterfaceAbi, bytecode: string, signer: Signer, ...args: string[]) {
  const contract = await new ContractFactory(abi, bytecode, signer).deploy(...args);
  await contract.waitForDeployment();
  // The generated types say what this ABI holds; ethers builds the methods from it at run time.
  return contract as unknown as Contract & Typed<M>;
}

export async function startChain() {
  const connection = await network.create();
  const [signer] = await connection.ethers.getSigners();
  if (signer === undefined) throw new Error('the chain has no account');
  const directory = await deploy<OfficeDirectoryMethods>(
    OfficeDirectoryAbi,
    OfficeDirectoryBytecode,
    signer,
    signer.address,
  );
  const log = await deploy<DocumentLogMethods>(DocumentLogAbi, DocumentLogBytecode, signer, directory.target);
  const applications = await deploy<ApplicationRegisterMethods>(
    ApplicationRegisterAbi,
    ApplicationRegisterBytecode,
    signer,
    directory.target,
  );
  const priorities = await deploy<PriorityRegisterMethods>(
    PriorityRegisterAbi,
    PriorityRegisterBytecode,
    signer,
    directory.target,
    applications.target,
  );
  for (const code of ['JP', 'US']) {
    await directory.admit(office(code), signer.address);
    await directory.grantKey(office(code), signer.address, Role.Recorder, 0n, 0n);
    await directory.grantKey(office(code), signer.address, Role.Registrar, 0n, 0n);
  }
  /** What comes after is taken back by the function that it gives. */
  const snapshot = async (): Promise<() => Promise<unknown>> => {
    const id = await connection.provider.request({ method: 'evm_snapshot' });
    return () => connection.provider.request({ method: 'evm_revert', params: [id] });
  };
  const setStorage = (address: string, slot: string, value: string): Promise<unknown> =>
    connection.provider.request({ method: 'hardhat_setStorageAt', params: [address, slot, value] });
  const close = (): Promise<void> => connection.close();
  return { directory, log, applications, priorities, signer, snapshot, setStorage, close };
}
