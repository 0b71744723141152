/** Listens with an application, and stops without cutting off an answer. */
import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TlsOptions } from 'node:tls';
import { GATEWAY_ERRORS, GatewayError } from './errors.ts';
import { PROBLEM_TYPE, type Problem, problemPath } from './problem.ts';

export interface Address {
  readonly host: string;
  readonly port: number; // 0 for any free one
}

export interface GatewayServer {
  readonly url: string; // http://host:port, or https
  /** Takes no more connections, lets running requests end for a while, then cuts them. Again is the same. */
  close(): Promise<void>;
}

/** An honest request of this size is sent in less; a client that dawdles holds a connection and nothing else. */
const REQUEST_MS = 15_000;
const HEADERS_MS = 10_000;
/** How often the two are looked at; Node's own default is twice REQUEST_MS. */
const CHECK_MS = 2_000;

/**
 * A connection without a byte in either direction for so long is cut: whoever asks and does not read would have his
 * answers kept for ever. No work takes as long; streams of events are never so silent.
 */
const IDLE_MS = 300_000;

/** Node's own default, said in the README. */
const MAX_HEADER_BYTES = 16 * 1024;

/** Longer than any answer takes; short enough that a supervisor does not lose patience first. */
const GRACE_MS = 5_000;
const SWEEP_MS = 20;

/**
 * @param tls serves https with it; without, http
 * @param idleMs how long a connection may be silent while an answer is made or sent
 * @throws GatewayError PORT_IN_USE, ADDRESS_UNAVAILABLE
 */
export async function serve(
  listener: RequestListener,
  { host, port }: Address,
  tls?: TlsOptions,
  idleMs = IDLE_MS,
): Promise<GatewayServer> {
  const limits = {
    maxHeaderSize: MAX_HEADER_BYTES,
    requestTimeout: REQUEST_MS,
    headersTimeout: HEADERS_MS,
    connectionsCheckingInterval: CHECK_MS,
    requireHostHeader: false, // Node's own refusal of a request without Host is no problem+json
  };
  const answer: RequestListener = (request, response) => {
    const isNamed = request.headers.host !== undefined || request.httpVersion === '1.0'; // RFC 9112 §3.2
    if (isNamed) listener(request, response);
    else refuse(request.socket, 'REQUEST_MALFORMED');
  };
  const server =
    tls === undefined ? createServer(limits, answer) : createTlsServer({ ...limits, ...tls }, answer);
  server.timeout = idleMs;
  server.on('clientError', refuseUnreadable);
  server.on('checkExpectation', answer); // RFC 9110 §10.1.1: an expectation that is not known may be left alone
  server.on('connect', (_request, socket) => {
    // There is no tunnel here, and Node has let go of the connection: nobody else would see its end.
    socket.once('error', () => socket.destroy()).once('finish', () => socket.destroy());
    refuse(socket, 'REQUEST_MALFORMED');
  });
  await listen(server, host, port);
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  let closed: Promise<void> | undefined;
  return {
    url: `http${tls === undefined ? '' : 's'}://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close() {
      closed ??= drain(server);
      return closed;
    },
  };
}

/** What is no HTTP, or comes too late, never becomes a request. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  refuse(socket, UNREADABLE[error.code ?? ''] ?? 'REQUEST_MALFORMED');
}

/** Writes the answer to the connection itself, and ends it. */
function refuse(socket: Duplex, code: Unreadable): void {
  const { status, title, meaning } = GATEWAY_ERRORS[code];
  const problem: Problem = {
    ...{ type: problemPath(code), title, status, detail: meaning, code },
    correlationId: randomUUID(),
  };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...[`Content-Type: ${PROBLEM_TYPE}; charset=utf-8`, `Content-Length: ${Buffer.byteLength(body)}`],
    ...['Content-Language: en', `X-Correlation-Id: ${problem.correlationId}`],
    ...['Cache-Control: no-store', 'X-Content-Type-Options: nosniff', 'Connection: close'],
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

type Unreadable = 'REQUEST_MALFORMED' | 'HEADERS_TOO_LARGE' | 'REQUEST_TIMEOUT';

const UNREADABLE: Readonly<Record<string, Unreadable>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
};

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(addressError(error, host, port)));
    server.listen({ host, port, exclusive: true }, resolve);
  });
}

function addressError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new GatewayError('PORT_IN_USE', `port ${port} on ${host} is in use`, { cause: error });
  if (['EADDRNOTAVAIL', 'EACCES', 'ENOTFOUND'].includes(error.code ?? ''))
    return new GatewayError('ADDRESS_UNAVAILABLE', `cannot listen on ${host} port ${port}: ${error.code}`, {
      cause: error,
    });
  return error;
}

async function drain(server: Server): Promise<void> {
  // A kept-alive connection is idle only once its answer is out, so closing the idle ones once is not enough.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearInterval(sweep);
  clearTimeout(cut);
}
