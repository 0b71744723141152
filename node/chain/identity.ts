/** Which chain an address leads to. */
import { NodeError } from '#node/errors.ts';
import { callRpc, place, readBlock } from './json-rpc.ts';

/** What must be the same for a chain to be the one that was meant. */
export interface ChainIdentity {
  readonly chainId: number;
  readonly genesisHash: string; // hash of block 0, without 0x
}

/** @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER */
export async function identityOf(url: string, timeoutMs: number): Promise<ChainIdentity> {
  const chainId = Number(await callRpc(url, 'eth_chainId', [], timeoutMs));
  const genesis = await readBlock(url, 0, timeoutMs);
  if (genesis === undefined || !Number.isSafeInteger(chainId)) {
    throw new NodeError('CHAIN_ANSWER', `${place(url)} has no chain id or no block 0`);
  }
  return { chainId, genesisHash: genesis.hash.slice(2) };
}

export function isSame(a: ChainIdentity, b: ChainIdentity): boolean {
  return a.chainId === b.chainId && a.genesisHash === b.genesisHash;
}

export function otherChain(url: string, expected: ChainIdentity, found: ChainIdentity): NodeError {
  return new NodeError(
    'CHAIN_RESET',
    `${place(url)} is chain ${found.chainId} with genesis ${found.genesisHash}, ` +
      `not ${expected.chainId} with ${expected.genesisHash}`,
  );
}
