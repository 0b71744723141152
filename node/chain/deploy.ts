import { readFile } from 'node:fs/promises';
import { AbiCoder, keccak256 } from 'ethers';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import { writeDurably } from '../durable-file.ts';
import {
  ApplicationRegisterBytecode,
  DocumentLogBytecode,
  OfficeDirectoryBytecode,
  PriorityRegisterBytecode,
} from './abi.generated.ts';
import { type Chain, untilFinal } from './connection.ts';
import { CONTRACT_NAMES, type ContractName } from './contracts.ts';
import { plain, withPrefix } from './encoding.ts';
import { sendAndWait } from './send.ts';
import type { TransactionSigner } from './signer.ts';

const BYTECODE = {
  OfficeDirectory: OfficeDirectoryBytecode,
  ApplicationRegister: ApplicationRegisterBytecode,
  PriorityRegister: PriorityRegisterBytecode,
  DocumentLog: DocumentLogBytecode,
} as const;

const HASH = z.string().regex(/^[0-9a-f]{64}$/);
const HEX = z.string().regex(/^([0-9a-f]{2})*$/);
const ADDRESS = z.string().regex(/^[0-9a-f]{40}$/);
const DEPLOYED = z.strictObject({
  address: ADDRESS,
  block: z.int().min(0), // in which it was deployed; nothing of it is earlier
  transaction: HASH.optional(), // none for what the genesis block holds
  codeHash: HASH, // Keccak-256 of the code at the address (EXTCODEHASH)
});
const DEPLOYMENT = z.strictObject({
  chainId: z.int().min(1),
  genesisHash: HASH,
  governor: ADDRESS,
  contracts: z.strictObject({
    OfficeDirectory: DEPLOYED.extend({
      // What a directory of the genesis block said when that was made, in order: such a block has no log.
      founding: z.array(z.strictObject({ topics: z.array(HASH), data: HEX })).optional(),
    }),
    ApplicationRegister: DEPLOYED,
    PriorityRegister: DEPLOYED,
    DocumentLog: DEPLOYED,
  }),
});

/** Where the contracts of a register are. Hexadecimal without 0x. */
export type Deployment = z.infer<typeof DEPLOYMENT>;

/** Undefined when there is no such file. Throws DEPLOYMENT_INVALID, naming every wrong field. */
export async function readDeployment(file: string): Promise<Deployment | undefined> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new NodeError('DEPLOYMENT_INVALID', `${file} cannot be read`, { cause });
  }
  const parsed = DEPLOYMENT.safeParse(content);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  throw new NodeError('DEPLOYMENT_INVALID', `${file}: ${z.prettifyError(parsed.error)}`, { fields });
}

/** Throws CONTRACT_MISSING unless every address holds the code that was recorded. */
export async function assertDeployed(chain: Chain, { contracts }: Deployment): Promise<void> {
  for (const name of CONTRACT_NAMES) {
    const { address, codeHash } = contracts[name];
    if ((await codeHashAt(chain, address)) !== codeHash) {
      throw new NodeError('CONTRACT_MISSING', `${name} is not at 0x${address} of chain ${chain.chainId}`);
    }
  }
}

/**
 * The deployment of the file when it is there and holds on this chain; otherwise a new one, written to the file once
 * it is final. So the file never names contracts that a restart of the chain could take away.
 */
export async function deployOnce(
  chain: Chain,
  signer: TransactionSigner,
  governor: string,
  file: string,
): Promise<Deployment> {
  const known = await readDeployment(file);
  if (known !== undefined) {
    if (known.chainId !== chain.chainId || known.genesisHash !== chain.genesisHash) {
      throw new NodeError('CHAIN_RESET', `${file} is of chain ${known.chainId}, this is ${chain.chainId}`);
    }
    await assertDeployed(chain, known);
    return known;
  }
  const deploy = (name: ContractName, ...addresses: string[]) => deployOne(chain, signer, name, addresses);
  const OfficeDirectory = await deploy('OfficeDirectory', governor);
  const directory = OfficeDirectory.address;
  const ApplicationRegister = await deploy('ApplicationRegister', directory);
  const PriorityRegister = await deploy('PriorityRegister', directory, ApplicationRegister.address);
  const DocumentLog = await deploy('DocumentLog', directory);
  const { chainId, genesisHash } = chain;
  const contracts = { OfficeDirectory, ApplicationRegister, PriorityRegister, DocumentLog };
  await untilFinal(chain, DocumentLog.block);
  await writeDurably(file, `${JSON.stringify({ chainId, genesisHash, governor, contracts }, null, 2)}\n`);
  return { chainId, genesisHash, governor, contracts };
}

async function deployOne(
  chain: Chain,
  signer: TransactionSigner,
  name: ContractName,
  addresses: readonly string[],
): Promise<Deployment['contracts'][ContractName]> {
  const args = AbiCoder.defaultAbiCoder().encode(
    addresses.map(() => 'address'),
    addresses.map(withPrefix),
  );
  const receipt = await sendAndWait(chain, signer, { to: null, data: `${BYTECODE[name]}${plain(args)}` });
  if (receipt.contractAddress === null) throw new NodeError('CHAIN_ANSWER', `no address for ${name}`);
  const address = plain(receipt.contractAddress);
  const codeHash = await codeHashAt(chain, address);
  return { address, block: receipt.blockNumber, transaction: plain(receipt.hash), codeHash };
}

/** Keccak-256 of the code at an address, as EXTCODEHASH gives it. */
export async function codeHashAt(chain: Chain, address: string): Promise<string> {
  return plain(keccak256(await chain.provider.getCode(withPrefix(address))));
}
