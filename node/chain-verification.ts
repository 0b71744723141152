/**
 * Verifies a receipt from nothing but its text, the document's digests and the contracts: no index, no store, no
 * other office's word. What is trusted is the deployment, which names chain and contracts.
 */
import { BaseContract } from 'ethers';
import { parseEntry, parseLogId, subjectOffice } from '#protocol/entry.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { checkReceipt, type DocumentDigests, parseReceipt, type Receipt } from '#protocol/receipt.ts';
import { type Verification, verdictOf, verifyReceipt } from '#protocol/verify.ts';
import {
  DocumentLogAbi,
  type DocumentLogMethods,
  OfficeDirectoryAbi,
  type OfficeDirectoryMethods,
} from './chain/abi.generated.ts';
import type { Chain } from './chain/connection.ts';
import { assertDeployed, codeHashAt, type Deployment } from './chain/deploy.ts';
import { bookNameBytes, officeBytes, plain, reasonOf, timeOf, withPrefix } from './chain/encoding.ts';
import { chainError } from './chain/send.ts';
import {
  finalityStep,
  headInForceStep,
  keyAuthorisedStep,
  keyTrustedStep,
  notRevokedStep,
  type RegisterFinding,
  unknown,
} from './register/verification-findings.ts';

export interface ChainVerification extends Omit<Verification, 'findings'> {
  readonly findings: readonly RegisterFinding[];
}

/** The role of OfficeDirectory that appends heads. */
const RECORDER = 0n;
const BOOK_NAME = bookNameBytes('DocumentLog');
const NOBODY = `0x${'0'.repeat(40)}`;

type Contracts = { readonly log: DocumentLogMethods; readonly directory: OfficeDirectoryMethods };

/**
 * A receipt that cannot be read, or is of another chain or contract, is contradicted, not an error.
 * @throws NodeError CONTRACT_MISSING, CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER
 */
export async function verifyOnChain(
  chain: Chain,
  deployment: Deployment,
  text: string,
  document: DocumentDigests | undefined,
): Promise<ChainVerification> {
  await assertDeployed(chain, deployment);
  const receipt = readable(text);
  const contracts = contractsOf(chain, deployment);
  const address = await logOf(chain, deployment, contracts, receipt).catch(coded);
  const given = {
    receipt: text,
    expected: { log: { chainId: deployment.chainId, address: withPrefix(address) } },
    ...(document === undefined ? {} : { document }),
  };
  if (receipt === undefined) return verifyReceipt({ ...given, head: { unknown: 'there is no receipt' } });
  const found = await lookUp(chain, { ...contracts, log: logAt(chain, address) }, receipt).catch(coded);
  const verification = verifyReceipt({ ...given, delegated: () => found.delegated, head: found.head });
  const findings = [...verification.findings, ...found.findings];
  return { ...verification, findings, verdict: verdictOf(findings) };
}

function readable(text: string): Receipt | undefined {
  try {
    return parseReceipt(text);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

function coded(error: unknown): never {
  throw chainError(error, '');
}

function contractsOf(chain: Chain, { contracts }: Deployment): Contracts {
  const { DocumentLog, OfficeDirectory } = contracts;
  return {
    log: logAt(chain, DocumentLog.address),
    directory: BaseContract.from<OfficeDirectoryMethods>(
      withPrefix(OfficeDirectory.address),
      OfficeDirectoryAbi,
      chain.provider,
    ),
  };
}

function logAt({ provider }: Chain, address: string): DocumentLogMethods {
  return BaseContract.from<DocumentLogMethods>(withPrefix(address), DocumentLogAbi, provider);
}

/**
 * The contract that keeps the log of the receipt: the trusted one, or one that took or gave over its place by vote, which
 * the address book lists with its code. The receipt's own word for it counts nothing.
 */
async function logOf(
  chain: Chain,
  { contracts }: Deployment,
  { directory }: Contracts,
  receipt: Receipt | undefined,
): Promise<string> {
  const trusted = contracts.DocumentLog.address;
  const named = receipt === undefined ? trusted : plain(parseLogId(parseEntry(receipt.entry).log).address);
  if (named === trusted) return trusted;
  for (const { target, digest } of await directory.bookEntries(BOOK_NAME)) {
    if (plain(target) === named && plain(digest) === (await codeHashAt(chain, named))) return named;
  }
  return trusted;
}

async function lookUp(chain: Chain, { log, directory }: Contracts, receipt: Receipt) {
  const entry = parseEntry(receipt.entry);
  const { office, logNumber } = parseLogId(entry.log);
  const place = [officeBytes(office), BigInt(logNumber), BigInt(receipt.treeSize)] as const;
  const head = await log.head(...place);
  const subject = subjectOffice(entry.subject);
  const delegated =
    subject !== office &&
    (await directory.isDelegatedAt(officeBytes(subject), officeBytes(office), head.blockNumber));
  if (head.key === NOBODY) return { head: 'absent' as const, delegated, findings: [] };

  const block = Number(head.blockNumber);
  const blockHash = (await chain.provider.getBlock(block))?.hash ?? undefined;
  const findings: RegisterFinding[] = [
    headInForceStep({
      holds: await log.holds(...place),
      goodSize: Number((await log.logOf(place[0], place[1])).goodSize),
      leafIndex: receipt.leafIndex,
    }),
    keyAuthorisedStep(
      await directory.isAuthorisedAt(place[0], head.key, RECORDER, head.blockNumber),
      plain(head.key),
    ),
    keyTrustedStep(block, await markOf(directory, place[0], head.key)),
    await notRevoked(chain, { log, directory }, place[0], receipt),
    finalityStep(block, await chain.finalBlock()),
  ];
  const anchor = {
    blockNumber: block,
    recordedAt: timeOf(Number(head.recordedAt)),
    ...(blockHash === undefined ? {} : { blockHash: plain(blockHash) }),
  };
  return { head: { root: plain(head.root), anchor }, delegated, findings };
}

/** Block since which the office distrusts the key. */
async function markOf(
  directory: OfficeDirectoryMethods,
  office: string,
  key: string,
): Promise<number | undefined> {
  const since = await directory.compromisedSince(office, key);
  return since === 0n ? undefined : Number(since);
}

/**
 * The contract keeps the time of a revocation, not its block: the time of the marked block tells which was first,
 * and within that second the mark counts.
 */
async function notRevoked(
  { provider }: Chain,
  { log, directory }: Contracts,
  office: string,
  receipt: Receipt,
): Promise<RegisterFinding> {
  const leaf = readableLeaf(receipt);
  if (leaf === undefined)
    return unknown('NOT_REVOKED', 'whether the entry is revoked: its path leads nowhere');
  const revocation = await log.revocationOf(office, withPrefix(leaf));
  const { revokedAt, annulledAt, key } = revocation;
  if (revokedAt === 0n || annulledAt !== 0n) return notRevokedStep(undefined);
  const since = await markOf(directory, office, key);
  const block = since === undefined ? null : await provider.getBlock(since);
  const marked = block !== null && revokedAt >= BigInt(block.timestamp);
  return notRevokedStep({
    revokedAt: timeOf(Number(revokedAt)),
    reason: reasonOf(revocation.reason),
    replacement: plain(revocation.replacement),
    compromisedSince: marked ? since : undefined,
  });
}

function readableLeaf(receipt: Receipt): string | undefined {
  try {
    return checkReceipt(receipt).leafHash;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
