/**
 * The saved state of the embedded chain: one file, replaced whole.
 *
 * The engine's own `--state` file is rewritten in place, and a kill during that leaves nothing (seen: 0 bytes).
 * So the state is asked for, written beside, synced and renamed. A second, small file then names the block that
 * the state holds: any process may read there what is final. It is always written after the state, so it never
 * promises a block that a restart would not bring back.
 */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import { writeDurably } from '../durable-file.ts';

const inflate = promisify(gunzip);

/** The highest block that a saved state holds. */
export interface SavedBlock {
  readonly number: number;
  readonly hash: string; // 0x…64
}

const SAVED_BLOCK = z.strictObject({ number: z.int().min(0), hash: z.string().regex(/^0x[0-9a-f]{64}$/) });

export const stateFile = (folder: string): string => join(folder, 'state.json');
export const savedBlockFile = (folder: string): string => join(folder, 'saved-block.json');

/** Undefined when nothing was saved yet. CHAIN_STATE_DAMAGED when the file names no block. */
export async function readSavedBlock(file: string): Promise<SavedBlock | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return SAVED_BLOCK.parse(JSON.parse(text));
  } catch (cause) {
    throw new NodeError('CHAIN_STATE_DAMAGED', `${file} does not name a saved block`, { cause });
  }
}

/** Writes what `anvil_dumpState` gave (0x, hex, gzip of JSON). `saved` must be a block that it holds. */
export async function writeState(folder: string, dump: string, saved: SavedBlock): Promise<void> {
  // `--load-state` reads plain JSON only.
  await writeDurably(stateFile(folder), await inflate(Buffer.from(dump.slice(2), 'hex')));
  const { number, hash } = saved;
  await writeDurably(savedBlockFile(folder), `${JSON.stringify({ number, hash })}\n`);
}

/** Whether a state was saved. CHAIN_STATE_DAMAGED when what is there cannot be one. */
export async function hasState(folder: string): Promise<boolean> {
  const file = await open(stateFile(folder)).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    if (bytesRead === 1 && buffer.toString() === '}') return true;
  } finally {
    await file.close();
  }
  throw new NodeError('CHAIN_STATE_DAMAGED', `${stateFile(folder)} ends in the middle`);
}
