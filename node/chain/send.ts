import { setTimeout as sleep } from 'node:timers/promises';
import type { TransactionReceipt, TransactionRequest } from 'ethers';
import { isError } from 'ethers';
import { NodeError } from '#node/errors.ts';
import type { Chain } from './connection.ts';
import { decodeRevert } from './contracts.ts';
import { withPrefix } from './encoding.ts';
import { QUANTITY } from './json-rpc.ts';
import type { TransactionSigner } from './signer.ts';

/** What a transaction pays for its gas. */
export type Fees = Required<Pick<TransactionRequest, 'type'>> &
  Pick<TransactionRequest, 'gasPrice' | 'maxFeePerGas' | 'maxPriorityFeePerGas'>;

const FREE: Fees = { type: 0, gasPrice: 0n };

/**
 * Fees that get a transaction into the next blocks. A geth that asks for nothing names 1 wei where it was started so, and
 * accounts of a chain of free gas have not even that: it is paid only where a transaction for nothing was refused.
 */
export async function currentFees(chain: Chain): Promise<Fees> {
  const fees = await askedFees(chain);
  return fees.type === 0 && fees.gasPrice === 1n ? FREE : fees;
}

/** What the chain asks for. Twice the base fee outlasts six full blocks (EIP-1559). */
export async function askedFees({ provider, profile }: Chain): Promise<Fees> {
  if (profile.pricing === 'free') return FREE;
  const head = await provider.getBlock('latest');
  const asked = QUANTITY.safeParse(await provider.send('eth_gasPrice', []));
  if (!asked.success) throw new NodeError('CHAIN_ANSWER', 'the chain gives no price of gas');
  const price = BigInt(asked.data);
  const base = head?.baseFeePerGas ?? null;
  // No base fee: rules before London, or a chain of free gas, where the old form is the one every pool takes.
  if (base === null || price === 0n) return { type: 0, gasPrice: price };
  const tip = price > base ? price - base : 0n;
  return { type: 2, maxFeePerGas: 2n * base + tip, maxPriorityFeePerGas: tip };
}

export interface Call {
  readonly to: string | null; // 40 hex digits; null deploys
  readonly data: string; // with 0x
}

/**
 * Sends one transaction and waits until it is in a block: for deployments and the office's admin.
 * The office node sends its own through the anchor, which keeps them over a crash.
 */
export async function sendAndWait(
  chain: Chain,
  signer: TransactionSigner,
  { to, data }: Call,
): Promise<TransactionReceipt> {
  const from = withPrefix(signer.address);
  const request = { from, to: to === null ? null : withPrefix(to), data };
  try {
    const gasLimit = ((await chain.provider.estimateGas(request)) * 12n) / 10n;
    const nonce = await chain.provider.getTransactionCount(from, 'pending');
    const send = async (fees: Fees) => {
      const raw = await signer.sign({ ...request, ...fees, gasLimit, nonce, chainId: chain.chainId });
      return chain.provider.broadcastTransaction(raw);
    };
    const { hash } = await send(await currentFees(chain)).catch(async (error: unknown) => {
      if (!(error instanceof Error && /underpriced/i.test(error.message))) throw error;
      return send(await askedFees(chain));
    });
    const receipt = await receiptOf(chain, hash);
    if (receipt.status !== 1) throw new NodeError('CONTRACT_REVERTED', `transaction ${hash} was reverted`);
    return receipt;
  } catch (error) {
    throw chainError(error, signer.address);
  }
}

async function receiptOf(chain: Chain, hash: string): Promise<TransactionReceipt> {
  const limit = Date.now() + 120_000;
  while (Date.now() < limit) {
    const receipt = await chain.provider.getTransactionReceipt(hash);
    if (receipt !== null) return receipt;
    await sleep(chain.profile.pollMs);
  }
  throw new NodeError('CHAIN_SLOW', `transaction ${hash} is in no block after 120 s`);
}

/** The coded error for a failure of ethers. `address` is the account that sent. */
export function chainError(error: unknown, address: string): Error {
  if (error instanceof NodeError) return error;
  if (isError(error, 'CALL_EXCEPTION')) {
    const revert = error.data === null ? undefined : decodeRevert(error.data);
    const message = revert?.message ?? error.shortMessage;
    return new NodeError('CONTRACT_REVERTED', message, { where: revert?.name ?? '', cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  if (isError(error, 'INSUFFICIENT_FUNDS') || /insufficient funds/i.test(message)) {
    return new NodeError('GAS_SHORT', `account ${address} cannot pay`, { cause: error });
  }
  if (error instanceof TypeError || error instanceof RangeError) return error;
  return new NodeError('CHAIN_ANSWER', shortMessage(error), { cause: error });
}

function shortMessage(error: unknown): string {
  if (isError(error, 'UNKNOWN_ERROR') || isError(error, 'BAD_DATA')) return error.shortMessage;
  return error instanceof Error ? error.message.slice(0, 300) : String(error);
}
