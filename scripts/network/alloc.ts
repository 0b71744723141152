/**
 * What a network begins with: the contracts as accounts of its genesis block, with the founding members, their keys, their
 * validators and the address book in their storage.
 *
 * All of it is what the contracts themselves write when they are deployed on an engine in a process of its own, on the
 * same chain id: no slot is computed here. A genesis block has no log, so what the directory says meanwhile is kept for
 * those who follow the chain (`founding` in the deployment).
 */
import { encodeBytes32String, getCreateAddress, Interface, keccak256 } from 'ethers';
import {
  ApplicationRegisterAbi,
  ApplicationRegisterBytecode,
  DocumentLogAbi,
  DocumentLogBytecode,
  OfficeDirectoryAbi,
  OfficeDirectoryBytecode,
  OfficeGovernorAbi,
  OfficeGovernorBytecode,
  type Parameters as Periods,
  PriorityRegisterAbi,
  PriorityRegisterBytecode,
  Role,
  ValidatorSetAbi,
  ValidatorSetBytecode,
} from '#node/chain/abi.generated.ts';
import type { Deployment } from '#node/chain/deploy.ts';
import { officeBytes, plain, withPrefix } from '#node/chain/encoding.ts';
import { type Account, startFoundingEngine, type Transaction } from './founding-engine.ts';

/** A member from the beginning. Addresses are 40 hexadecimal digits. */
export interface Founder {
  readonly office: string; // ST.3 code
  readonly admin: string;
  /** Keys that may write from the first block on: recorders, registrars. */
  readonly recorders: readonly string[];
  readonly registrars: readonly string[];
  /** The validator in its seat; none when it runs no validator. */
  readonly validator?: string;
}

export interface Founding {
  readonly chainId: number;
  /** Unix time of the genesis block. */
  readonly timestamp: number;
  readonly founders: readonly Founder[];
  readonly parameters: Periods;
}

/** As `alloc` of a genesis file has it, for Besu and go-ethereum. Keys are addresses without 0x, all else has it. */
export type Alloc = Record<string, Account>;

export interface Founded {
  readonly alloc: Alloc;
  /** For `deployment.json`, whose genesis hash nobody knows yet. */
  readonly deployment: Omit<Deployment, 'genesisHash'>;
  readonly validatorSet: string; // Besu's `validatorcontractaddress`
}

/** Nobody's key: Keccak-256 of this text. So the contracts stand at the same addresses in every network. */
const DEPLOYER = `0x${keccak256(Buffer.from('ipanchor genesis')).slice(-40)}`;
const CONTRACTS = [
  { name: 'OfficeDirectory', abi: new Interface(OfficeDirectoryAbi), code: OfficeDirectoryBytecode },
  { name: 'ValidatorSet', abi: new Interface(ValidatorSetAbi), code: ValidatorSetBytecode },
  {
    name: 'ApplicationRegister',
    abi: new Interface(ApplicationRegisterAbi),
    code: ApplicationRegisterBytecode,
  },
  { name: 'PriorityRegister', abi: new Interface(PriorityRegisterAbi), code: PriorityRegisterBytecode },
  { name: 'DocumentLog', abi: new Interface(DocumentLogAbi), code: DocumentLogBytecode },
  { name: 'OfficeGovernor', abi: new Interface(OfficeGovernorAbi), code: OfficeGovernorBytecode },
] as const;
type Name = (typeof CONTRACTS)[number]['name'];

const DIRECTORY = CONTRACTS[0].abi;
/** What the address book lists from the beginning. */
const LISTED: readonly Name[] = ['ApplicationRegister', 'PriorityRegister', 'DocumentLog', 'ValidatorSet'];

const addressOf = (name: Name): string =>
  getCreateAddress({ from: DEPLOYER, nonce: CONTRACTS.findIndex((contract) => contract.name === name) });

/**
 * @throws NodeError ENGINE_MISSING, ENGINE_FAILED; CONTRACT_REVERTED for founders that the contracts do not take
 * (`scripts/network` checks them first and names what is wrong)
 */
export async function found(founding: Founding): Promise<Founded> {
  const engine = await startFoundingEngine(founding.chainId, founding.timestamp - 2);
  try {
    // In two blocks: the governor can list nothing before it is there.
    const deployed = await engine.block(
      [...deployments(founding), ...grants(founding)],
      founding.timestamp - 1,
    );
    const listed = await engine.block(listings(), founding.timestamp);
    const accounts = await engine.accounts(CONTRACTS.map(({ name }) => addressOf(name)));
    const alloc = Object.fromEntries([...accounts].map(([address, account]) => [plain(address), account]));
    const contract = (name: Name) => {
      const address = plain(addressOf(name));
      return { address, block: 0, codeHash: plain(keccak256(alloc[address]?.code ?? '0x')) };
    };
    const said = [...deployed, ...listed].filter(
      ({ address }) => plain(address) === plain(addressOf('OfficeDirectory')),
    );
    return {
      alloc,
      deployment: {
        chainId: founding.chainId,
        governor: plain(addressOf('OfficeGovernor')),
        contracts: {
          OfficeDirectory: {
            ...contract('OfficeDirectory'),
            founding: said.map(({ topics, data }) => ({ topics: topics.map(plain), data: plain(data) })),
          },
          ApplicationRegister: contract('ApplicationRegister'),
          PriorityRegister: contract('PriorityRegister'),
          DocumentLog: contract('DocumentLog'),
        },
      },
      validatorSet: plain(addressOf('ValidatorSet')),
    };
  } finally {
    await engine.kill();
  }
}

function deployments({ founders, parameters }: Founding): Transaction[] {
  const directory = addressOf('OfficeDirectory');
  const seats = founders.flatMap(({ office, validator }) =>
    validator === undefined ? [] : [{ office: officeBytes(office), validator: withPrefix(validator) }],
  );
  const members = founders.map(({ office, admin }) => ({
    office: officeBytes(office),
    admin: withPrefix(admin),
  }));
  const args: Record<Name, readonly unknown[]> = {
    OfficeDirectory: [addressOf('OfficeGovernor')],
    ValidatorSet: [directory, seats],
    ApplicationRegister: [directory],
    PriorityRegister: [directory, addressOf('ApplicationRegister')],
    DocumentLog: [directory],
    OfficeGovernor: [directory, addressOf('ValidatorSet'), members, parameters],
  };
  return CONTRACTS.map(({ name, abi, code }) => ({
    from: DEPLOYER,
    data: `${code}${plain(abi.encodeDeploy(args[name]))}`,
  }));
}

function grants({ founders }: Founding): Transaction[] {
  return founders.flatMap(({ office, admin, recorders, registrars }) =>
    [
      ...recorders.map((key) => ({ key, role: Role.Recorder })),
      ...registrars.map((key) => ({ key, role: Role.Registrar })),
    ].map(({ key, role }) => ({
      from: withPrefix(admin),
      to: addressOf('OfficeDirectory'),
      data: DIRECTORY.encodeFunctionData('grantKey', [officeBytes(office), withPrefix(key), role, 0, 0]),
    })),
  );
}

function listings(): Transaction[] {
  return LISTED.map((name) => ({
    from: addressOf('OfficeGovernor'),
    to: addressOf('OfficeDirectory'),
    data: DIRECTORY.encodeFunctionData('listContract', [encodeBytes32String(name), addressOf(name)]),
  }));
}
