/**
 * A signer outside of this process, such as Web3Signer before an HSM or a KMS: JSON-RPC over HTTP with `eth_accounts`
 * and `eth_signTransaction`. It has the key, so it is not trusted with more: what it gives back is compared with what
 * it was asked, byte for byte, before anything is sent.
 */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Transaction, toQuantity } from 'ethers';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import { plain, withPrefix } from './encoding.ts';
import { place } from './json-rpc.ts';
import type { TransactionSigner } from './signer.ts';

export interface RemoteSigner {
  readonly url: string;
  readonly account: string; // 40 hex digits, lower case
  readonly timeoutMs: number;
  /** PEM texts: what this process shows, and whom it trusts instead of the system's authorities. */
  readonly tls?: { readonly cert?: string; readonly key?: string; readonly ca?: string };
}

/** A signed transaction has at most what pools pass on, 128 KiB, in hexadecimal; geth repeats it in fields. */
const MOST_ANSWER_BYTES = 2 ** 20;

const ANSWER = z.union([
  z.object({ error: z.object({ message: z.string() }) }),
  z.object({ result: z.unknown() }).refine(({ result }) => result !== undefined),
]);
const ACCOUNTS = z.array(z.string());
const HEX = z.string().regex(/^0x([0-9a-f]{2})+$/i);
/** Web3Signer gives the bytes alone, go-ethereum with their fields. */
const SIGNED = z.union([HEX, z.object({ raw: HEX }).transform(({ raw }) => raw)]);

/** Asks the signer for nothing yet: it may be down while documents are taken. */
export function remoteSigner(options: RemoteSigner): TransactionSigner {
  const { account } = options;
  let isKnown = false;
  return {
    address: account,
    /** @throws NodeError SIGNER_UNREACHABLE, _SLOW, _ANSWER, _REFUSED, _ACCOUNT or _DEVIATES */
    async sign(transaction) {
      if (!isKnown) await assertHasAccount(options);
      isKnown = true;
      const asked = Transaction.from({ ...transaction, from: null, value: transaction.value ?? 0n });
      const result = await call(options, 'eth_signTransaction', [parametersOf(asked, withPrefix(account))]);
      const signed = SIGNED.safeParse(result);
      if (!signed.success) throw noAnswer(options, 'eth_signTransaction gives no transaction');
      assertAsAsked(options, asked, signed.data);
      return signed.data;
    },
  };
}

/** One that lists no accounts says when it is asked to sign. */
async function assertHasAccount(options: RemoteSigner): Promise<void> {
  const listed = await call(options, 'eth_accounts', []).catch((error: unknown) => {
    if (error instanceof NodeError && error.code === 'SIGNER_REFUSED') return undefined;
    throw error;
  });
  if (listed === undefined) return;
  const accounts = ACCOUNTS.safeParse(listed);
  if (!accounts.success) throw noAnswer(options, 'eth_accounts gives no list of accounts');
  if (accounts.data.some((account) => plain(account) === options.account)) return;
  const message = `${place(options.url)} has no key of 0x${options.account}`;
  throw new NodeError('SIGNER_ACCOUNT', message);
}

/** Quantities as JSON-RPC writes them; nothing is left for the signer to fill in. */
function parametersOf(asked: Transaction, from: string): Readonly<Record<string, string>> {
  const { type, to, data, nonce, gasLimit, gasPrice, maxFeePerGas, maxPriorityFeePerGas, chainId } = asked;
  return {
    from,
    ...(to !== null && { to }),
    ...{ gas: toQuantity(gasLimit), value: toQuantity(asked.value), data },
    ...{ nonce: toQuantity(nonce), chainId: toQuantity(chainId) },
    ...(type === 2
      ? {
          maxFeePerGas: toQuantity(maxFeePerGas ?? 0n),
          maxPriorityFeePerGas: toQuantity(maxPriorityFeePerGas ?? 0n),
        }
      : { gasPrice: toQuantity(gasPrice ?? 0n) }),
  };
}

/** What a signer could have changed, for the message; the comparison itself is of all bytes. */
const FIELDS = [
  ...['type', 'chainId', 'nonce', 'to', 'value', 'data', 'gasLimit', 'gasPrice', 'maxFeePerGas'],
  ...['maxPriorityFeePerGas', 'accessList'],
] as const satisfies readonly (keyof Transaction)[];

function assertAsAsked(options: RemoteSigner, asked: Transaction, raw: string): void {
  let signed: Transaction;
  let from: string | null;
  try {
    signed = Transaction.from(raw);
    from = signed.from; // a signature may belong to no key at all
  } catch {
    throw noAnswer(options, 'eth_signTransaction gives bytes that are no transaction');
  }
  const changed: string[] = FIELDS.filter(
    (field) => String(signed[field] ?? '') !== String(asked[field] ?? ''),
  );
  if (changed.length === 0 && signed.unsignedSerialized !== asked.unsignedSerialized)
    changed.push('its form');
  if (plain(from ?? '0x') !== options.account) changed.push('signer');
  // A second encoding of the same content would have another hash than the one that is kept.
  if (changed.length === 0 && signed.serialized !== raw.toLowerCase()) changed.push('its encoding');
  if (changed.length === 0) return;
  const message = `${place(options.url)} changed ${changed.join(', ')} of the transaction that it signed`;
  throw new NodeError('SIGNER_DEVIATES', message, { where: changed.join(', ') });
}

async function call(options: RemoteSigner, method: string, params: readonly unknown[]): Promise<unknown> {
  const { status, text } = await post(options, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }));
  let answer: ReturnType<typeof ANSWER.safeParse>;
  try {
    answer = ANSWER.safeParse(JSON.parse(text));
  } catch {
    throw noAnswer(options, `answers ${status} with something else than JSON`);
  }
  if (!answer.success) throw noAnswer(options, `${method} has no JSON-RPC answer`);
  if ('result' in answer.data) return answer.data.result;
  const reason = answer.data.error.message.replace(/\s+/g, ' ').slice(0, 300);
  throw new NodeError('SIGNER_REFUSED', `${place(options.url)}: ${method}: ${reason}`);
}

function noAnswer({ url }: Pick<RemoteSigner, 'url'>, problem: string): NodeError {
  return new NodeError('SIGNER_ANSWER', `${place(url)}: ${problem}`);
}

interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Not `fetch`: that shows no client certificate. */
function post({ url, timeoutMs, tls = {} }: RemoteSigner, body: string): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const signal = AbortSignal.timeout(timeoutMs);
  const failed = (cause: unknown): void =>
    reject(
      signal.aborted
        ? new NodeError('SIGNER_SLOW', `${place(url)} did not answer within ${timeoutMs} ms`, { cause })
        : new NodeError('SIGNER_UNREACHABLE', `${place(url)} cannot be reached`, { cause }),
    );
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const request = send(url, { method: 'POST', headers, signal, ...tls }, async (response) => {
    let text = '';
    try {
      for await (const chunk of response.setEncoding('utf8')) {
        text += chunk;
        if (text.length > MOST_ANSWER_BYTES) throw new RangeError('too long');
      }
      resolve({ status: response.statusCode ?? 0, text });
    } catch (error) {
      if (error instanceof RangeError) reject(noAnswer({ url }, 'answers at too great length'));
      else failed(error);
    }
  });
  request.on('error', failed);
  request.end(body);
  return promise;
}
