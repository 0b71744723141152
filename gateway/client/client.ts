/**
 * Asks a gateway by its contract, of which `api.generated.ts` is the types. Runs in Node and in a browser alike: of
 * either it uses what both have.
 */
import { OPERATIONS, type Operations } from './api.generated.ts';
import { ClientError } from './errors.ts';
import { problemOf, waitOf } from './refusal.ts';

export type OperationId = keyof Operations;
export type RequestOf<Id extends OperationId> = Untouched<Operations[Id]['request']>;
export type AnswerOf<Id extends OperationId> = Operations[Id]['answer'];

/** Nothing that is sent is changed, so what may not be changed can be sent. */
type Untouched<T> = T extends readonly (infer Item)[]
  ? readonly Untouched<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Untouched<T[Key]> }
    : T;

/** Operations that answer with JSON. */
export type JsonOperationId = { [Id in OperationId]: AnswerOf<Id> extends never ? never : Id }[OperationId];

export type Credentials = { readonly apiKey: string } | { readonly token: () => string | Promise<string> };

export interface ClientOptions {
  /** `https://gateway.example`; a path before `/api/v1` is kept. */
  readonly baseUrl: string | URL;
  readonly credentials?: Credentials;
  /** Language of messages, as Accept-Language has it. */
  readonly language?: string;
  /** Until an answer is there, in milliseconds; 30,000 unless said. */
  readonly limitMs?: number;
  /** How long to wait altogether for a gateway that says when to ask again, in milliseconds; 30,000 unless said. */
  readonly patienceMs?: number;
  /** In place of the fetch of the platform. */
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is not JSON, such as a document; its type belongs to `headers`. */
  readonly body?: Uint8Array<ArrayBuffer> | string;
  /** In place of that of the client; 0 for none: of a stream. */
  readonly limitMs?: number;
}

interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

const LIMIT_MS = 30_000;
const PATIENCE_MS = 30_000;

export class GatewayClient {
  readonly #options: ClientOptions;
  readonly #base: string;

  /** @throws TypeError for a base URL that is none */
  constructor(options: ClientOptions) {
    this.#options = options;
    this.#base = new URL(options.baseUrl).href.replace(/\/$/, '');
  }

  get host(): string {
    return new URL(this.#base).host;
  }

  /** @throws ClientError GATEWAY_UNREACHABLE, GATEWAY_REFUSED */
  async call<Id extends JsonOperationId>(
    id: Id,
    request: RequestOf<Id>,
    options: CallOptions = {},
  ): Promise<AnswerOf<Id>> {
    const headers = { accept: 'application/json', ...options.headers };
    return this.json(await this.send(id, request, { ...options, headers }));
  }

  /**
   * The answer as it comes: of operations whose answer is no JSON, or when its headers matter.
   * @throws ClientError as `call`
   */
  async send<Id extends OperationId>(
    id: Id,
    request: RequestOf<Id>,
    options: CallOptions = {},
  ): Promise<Response> {
    const { method, path, idempotencyKey } = OPERATIONS[id];
    const { params = {}, query = {}, body } = request as Parts;
    const url = new URL(this.#base + path.replace(/\{(\w+)\}/g, (_, name) => encode(params[name])));
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, value);
    const headers = new Headers(options.headers);
    if (body !== undefined) headers.set('content-type', 'application/json');
    // One key for every attempt: what was done is not done again.
    if (idempotencyKey && !headers.has('idempotency-key'))
      headers.set('idempotency-key', crypto.randomUUID());
    const sent = options.body ?? (body === undefined ? undefined : JSON.stringify(body));
    return this.#request(url, { method, headers, ...(sent !== undefined && { body: sent }) }, options);
  }

  /** What an answer names: the resource of a job, or where a page goes on. */
  async follow(location: string, options: CallOptions = {}): Promise<Response> {
    const url = new URL(location, `${this.#base}/`);
    // Credentials go to the gateway they are for.
    if (url.origin !== new URL(this.#base).origin)
      throw new ClientError('GATEWAY_REFUSED', `${this.host} names an address of another host`);
    return this.#request(url, { method: 'GET', headers: new Headers(options.headers) }, options);
  }

  /** @throws ClientError GATEWAY_UNREACHABLE */
  async json(response: Response): Promise<never> {
    try {
      return (await response.json()) as never; // what the contract says of it, the caller's types say
    } catch (cause) {
      throw this.#unreachable(cause);
    }
  }

  async #request(
    url: URL,
    init: RequestInit & { headers: Headers },
    options: CallOptions,
  ): Promise<Response> {
    const { language, patienceMs = PATIENCE_MS } = this.#options;
    if (language !== undefined) init.headers.set('accept-language', language);
    await this.#identify(init.headers);
    for (let patience = patienceMs; ; ) {
      const response = await this.#attempt(url, init, options);
      if (response.ok) return response;
      const wait = waitOf(response);
      if (wait === undefined || wait > patience) throw await problemOf(response, this.host);
      await response.body?.cancel();
      await pause(wait, options.signal);
      patience -= wait;
    }
  }

  async #identify(headers: Headers): Promise<void> {
    const { credentials } = this.#options;
    if (credentials === undefined) return;
    if ('apiKey' in credentials) headers.set('x-api-key', credentials.apiKey);
    else headers.set('authorization', `Bearer ${await credentials.token()}`);
  }

  async #attempt(url: URL, init: RequestInit, { signal, limitMs }: CallOptions): Promise<Response> {
    const ask = this.#options.fetch ?? fetch;
    const limit = limitMs ?? this.#options.limitMs ?? LIMIT_MS;
    const signals = [signal, limit === 0 ? undefined : AbortSignal.timeout(limit)].filter(
      (candidate) => candidate !== undefined,
    );
    try {
      // Where a gateway sends elsewhere, credentials must not follow.
      return await ask(url, { ...init, redirect: 'error', signal: AbortSignal.any(signals) });
    } catch (cause) {
      signal?.throwIfAborted();
      throw this.#unreachable(cause);
    }
  }

  #unreachable(cause: unknown): ClientError {
    return new ClientError('GATEWAY_UNREACHABLE', `${this.host} does not answer`, { cause });
  }
}

function encode(value: string | undefined): string {
  if (value === undefined) throw new TypeError('a parameter of the path is missing');
  return encodeURIComponent(value);
}

/** @throws the reason of the signal */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
