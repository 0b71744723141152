/**
 * The control socket: how a command reaches the node that owns the store.
 *
 * A Unix socket in the data folder, mode 0600, one JSON text a line. A connection carries one request
 * `{operation, parameters}`, then answers: any number of `{progress}`, at last one `{result}` or one `{error}`.
 */
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CodedError } from '#protocol/errors.ts';
import type { Actor } from './audit-trail.ts';
import { NodeError } from './errors.ts';

export interface ProgressReport {
  readonly done: number;
  /** 0 when it is not known yet. */
  readonly total: number;
  readonly what: string;
}

export type OnProgress = (report: ProgressReport) => void;
/** `actor`: who asks; without, the account that may use the socket. */
export type Operation = (parameters: unknown, onProgress: OnProgress, actor?: Actor) => Promise<object>;
export type Operations = Readonly<Record<string, Operation>>;

/** `sun_path` holds 104 bytes on macOS and the BSDs, 108 on Linux, the closing zero included. */
const LONGEST_PATH = 103;

/** An error that the node answered, with the code it gave. */
export class RemoteError extends CodedError<string> {}

type Reply =
  | { readonly progress: ProgressReport }
  | { readonly result: object }
  | {
      readonly error: {
        readonly code: string;
        readonly message: string;
        readonly where?: string;
        readonly fields: readonly { readonly field: string; readonly message: string }[];
      };
    };

/** Serves `operations` until closed. Only the owner of the store calls this, so a socket found is a leftover. */
export async function serveControl(
  dataFolder: string,
  operations: Operations,
): Promise<{ close(): Promise<void> }> {
  const path = await socketPath(dataFolder);
  await rm(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    answer(socket, operations);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // The socket is made inside this call: never for a moment can another user reach it.
    const mask = process.umask(0o177);
    server.listen(path, resolve);
    process.umask(mask);
  });
  await chmod(path, 0o600);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Asks the node of `dataFolder`; undefined when none is running. Throws RemoteError for an error it answers. */
export async function askNode(
  dataFolder: string,
  operation: string,
  parameters: object,
  onProgress: OnProgress = () => {},
): Promise<object | undefined> {
  const socket = await dial(await socketPath(dataFolder));
  if (socket === undefined) return undefined;
  try {
    socket.write(`${JSON.stringify({ operation, parameters })}\n`);
    for await (const line of createInterface({ input: socket })) {
      const reply: Reply = JSON.parse(line);
      if ('progress' in reply) onProgress(reply.progress);
      else if ('result' in reply) return reply.result;
      else throw new RemoteError(reply.error.code, reply.error.message, reply.error);
    }
  } finally {
    socket.destroy();
  }
  throw new NodeError('STORE_UNAVAILABLE', 'the node ended before it answered; ask again', {
    where: dataFolder,
  });
}

/** In the data folder; where that path is too long for a socket, in a folder of this user's own below the system's. */
export async function socketPath(dataFolder: string): Promise<string> {
  const folder = await realpath(dataFolder);
  const plain = join(folder, 'control.sock');
  if (Buffer.byteLength(plain) <= LONGEST_PATH) return plain;
  const user = process.getuid?.() ?? 0;
  const own = join(tmpdir(), `ipanchor-${user}`);
  await mkdir(own, { recursive: true, mode: 0o700 });
  const { uid, mode } = await lstat(own);
  if (uid !== user || (mode & 0o077) !== 0) {
    throw new NodeError('STORE_UNAVAILABLE', 'the folder for control sockets belongs to another user', {
      where: own,
    });
  }
  return join(own, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.sock`);
}

function dial(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(new NodeError('STORE_UNAVAILABLE', error.message, { where: path, cause: error }));
    });
  });
}

async function answer(socket: Socket, operations: Operations): Promise<void> {
  const send = (reply: Reply): void => {
    if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`);
  };
  for await (const line of createInterface({ input: socket })) {
    try {
      send({ result: await perform(line, operations, (progress) => send({ progress })) });
    } catch (error) {
      send({ error: errorReply(error) });
    }
    socket.end();
    return;
  }
}

async function perform(line: string, operations: Operations, onProgress: OnProgress): Promise<object> {
  const request: unknown = JSON.parse(line);
  if (typeof request !== 'object' || request === null || !('operation' in request)) {
    throw new TypeError('a request names an operation');
  }
  const name = String(request.operation);
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) throw new TypeError(`the node knows no operation ${JSON.stringify(name)}`);
  return operation('parameters' in request ? request.parameters : {}, onProgress);
}

function errorReply(error: unknown): Extract<Reply, { error: object }>['error'] {
  const { message } = error instanceof Error ? error : new Error(String(error));
  if (!(error instanceof CodedError)) return { code: 'INTERNAL', message, fields: [] };
  const { code, where, fields } = error;
  return where === undefined ? { code, message, fields } : { code, message, where, fields };
}
