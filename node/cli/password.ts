import type { Readable, Writable } from 'node:stream';
import { NodeError } from '../errors.ts';

/** What a question needs of a terminal: `process.stdin` and `process.stderr`, or their like in a test. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  readonly output: Writable;
}

/** Keys of a terminal in raw mode. */
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ENDS = new Set(['\r', '\n', CTRL_D]);
const BACK = new Set(['\b', '\u007f']);

/**
 * Asks for a password on a terminal without showing it.
 * @throws NodeError PASSWORD_MISSING where there is no terminal, or when the person gives up by Ctrl-C
 */
export async function askPassword(question: string, terminal: Terminal = stdio()): Promise<string> {
  const { input, output } = terminal;
  if (input.isTTY !== true)
    throw new NodeError('PASSWORD_MISSING', 'there is no terminal to ask for the password on');
  output.write(question);
  input.setRawMode?.(true);
  try {
    return await typed(input);
  } finally {
    input.setRawMode?.(false);
    input.pause();
    output.write('\n');
  }
}

/** The same twice, for a new one. @throws NodeError PASSWORD_MISSING, also for an empty one; KEYSTORE_PASSWORD */
export async function askNewPassword(terminal: Terminal = stdio()): Promise<string> {
  const password = await askPassword('New password: ', terminal);
  if (password === '') throw new NodeError('PASSWORD_MISSING', 'an empty password guards nothing');
  if ((await askPassword('The same again: ', terminal)) === password) return password;
  throw new NodeError('KEYSTORE_PASSWORD', 'the two passwords are not the same');
}

export function stdio(): Terminal {
  return { input: process.stdin, output: process.stderr };
}

function typed(input: Readable): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const characters: string[] = [];
  const onData = (chunk: string): void => {
    for (const character of chunk) {
      if (character === CTRL_C) onEnd();
      else if (ENDS.has(character)) resolve(characters.join(''));
      else if (BACK.has(character)) characters.pop();
      else characters.push(character);
    }
  };
  const onEnd = (): void => reject(new NodeError('PASSWORD_MISSING', 'no password was given'));
  input.setEncoding('utf8').on('data', onData).on('end', onEnd).resume();
  return promise.finally(() => input.off('data', onData).off('end', onEnd));
}
