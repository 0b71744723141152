/** An engine in a process of its own that lives for as long as a genesis block is being made. */
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { toBeHex } from 'ethers';
import { z } from 'zod';
import { decodeRevert } from '#node/chain/contracts.ts';
import { anvilBinary, freePort, launch } from '#node/chain/engine-process.ts';
import { callRpc } from '#node/chain/json-rpc.ts';
import { NodeError } from '#node/errors.ts';

/** All with 0x. */
export interface Transaction {
  readonly from: string;
  readonly to?: string;
  readonly data: string;
}

/** As a genesis file has it; all with 0x. */
export interface Account {
  readonly nonce: string;
  readonly balance: string;
  readonly code: string;
  readonly storage: Readonly<Record<string, string>>;
}

const RECEIPT = z.object({
  status: z.string(),
  logs: z.array(z.object({ address: z.string(), topics: z.array(z.string()), data: z.string() })),
});
export type RawLog = z.infer<typeof RECEIPT>['logs'][number];

const DUMPED = z.object({ code: z.string(), storage: z.record(z.string(), z.string()) });
const DUMP = z.object({ accounts: z.record(z.string(), DUMPED) });

export interface FoundingEngine {
  /** Sends the transactions in this order, by whomever they are from, in one block of that time. Gives their logs. */
  block(transactions: readonly Transaction[], timestamp: number): Promise<RawLog[]>;
  /** Code and storage of contracts. */
  accounts(addresses: readonly string[]): Promise<Map<string, Account>>;
  kill(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
/** Above what 200 founders cost. */
const GAS = toBeHex(100_000_000);
const BLOCK_GAS = '100000000000';

/** @throws NodeError ENGINE_MISSING, ENGINE_FAILED */
export async function startFoundingEngine(chainId: number, timestamp: number): Promise<FoundingEngine> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const engine = await launch(anvilBinary(), [
    ...['--quiet', '--host', '127.0.0.1', '--port', String(port), '--accounts', '0'],
    // Contracts are compiled for Paris; the immutable parts of their code hold the chain id.
    ...['--hardfork', 'paris', '--chain-id', String(chainId), '--timestamp', String(timestamp)],
    ...['--no-mining', '--order', 'fifo', '--gas-limit', BLOCK_GAS, '--block-base-fee-per-gas', '0'],
  ]);
  const limit = Date.now() + START_LIMIT_MS;
  while (
    await callRpc(url, 'anvil_autoImpersonateAccount', [true]).then(
      () => false,
      () => true,
    )
  ) {
    if (Date.now() < limit) {
      await sleep(20);
      continue;
    }
    await engine.kill();
    throw new NodeError('ENGINE_FAILED', `no answer from the engine within ${START_LIMIT_MS} ms`);
  }
  return {
    async block(transactions, time) {
      const nonces = new Map<string, number>();
      const hashes: unknown[] = [];
      for (const transaction of transactions) {
        const { from } = transaction;
        const nonce =
          nonces.get(from) ?? Number(await callRpc(url, 'eth_getTransactionCount', [from, 'latest']));
        nonces.set(from, nonce + 1);
        const complete = { ...transaction, gas: GAS, gasPrice: '0x0', nonce: toBeHex(nonce) };
        hashes.push(await callRpc(url, 'eth_sendTransaction', [complete]));
      }
      await callRpc(url, 'evm_setNextBlockTimestamp', [time]);
      await callRpc(url, 'evm_mine', [], START_LIMIT_MS);
      const logs: RawLog[] = [];
      for (const hash of hashes) {
        const receipt = RECEIPT.parse(await callRpc(url, 'eth_getTransactionReceipt', [hash]));
        if (receipt.status !== '0x1') throw await refusal(url, hash);
        logs.push(...receipt.logs);
      }
      return logs;
    },
    async accounts(addresses) {
      const dump = String(await callRpc(url, 'anvil_dumpState', [], START_LIMIT_MS));
      const json = await promisify(gunzip)(Buffer.from(dump.slice(2), 'hex'));
      const { accounts } = DUMP.parse(JSON.parse(json.toString()));
      return new Map(
        addresses.map((address) => [address, accountOf(accounts[address.toLowerCase()], address)]),
      );
    },
    kill: () => engine.kill(),
  };
}

function accountOf(dumped: z.infer<typeof DUMPED> | undefined, address: string): Account {
  if (dumped === undefined) throw new NodeError('ENGINE_FAILED', `the engine has no account ${address}`);
  const slots = Object.entries(dumped.storage)
    .filter(([, value]) => BigInt(value) !== 0n)
    .map(([slot, value]) => [toBeHex(BigInt(slot), 32), toBeHex(BigInt(value), 32)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // The first nonce of a contract (EIP-161), whatever the engine was told to send in its name.
  return { nonce: '0x1', balance: '0x0', code: dumped.code, storage: Object.fromEntries(slots) };
}

async function refusal(url: string, hash: unknown): Promise<NodeError> {
  const trace = await callRpc(
    url,
    'debug_traceTransaction',
    [hash, { tracer: 'callTracer' }],
    START_LIMIT_MS,
  );
  const { output = '0x' } = z.object({ output: z.string().optional() }).parse(trace);
  const revert = decodeRevert(output);
  return new NodeError('CONTRACT_REVERTED', revert?.message ?? `a contract reverted with ${output}`, {
    where: revert?.name ?? '',
  });
}
