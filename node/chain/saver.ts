import { setTimeout as sleep } from 'node:timers/promises';
import { NodeError } from '#node/errors.ts';
import { callRpc, readBlock } from './json-rpc.ts';
import { writeState } from './snapshot.ts';

/** Keeps the saved state of the embedded chain near its head. */
export interface Saver {
  /** Saves the head as it is now, unless that is saved already. */
  save(): Promise<void>;
  /** Ends the watching; a save under way is finished first. */
  stop(): Promise<void>;
}

/** A head that stood still this long is saved: one document alone should not wait. */
const QUIET_MS = 100;
/** Under load a state is saved after this time, or after so many times what the last one took: it grows. */
const LONGEST_WAIT_MS = 1_000;
const WAIT_PER_SAVE = 3;
const DUMP_LIMIT_MS = 600_000;

export function keepSaved(folder: string, url: string, say: (line: string) => void): Saver {
  let saved: string | undefined;
  let lastTook = 0;
  let saving: Promise<void> = Promise.resolve();
  const stopped = new AbortController();

  async function saveHead(): Promise<void> {
    const began = performance.now();
    const head = await readBlock(url, 'latest');
    if (head === undefined || head.hash === saved) return;
    const dump = await callRpc(url, 'anvil_dumpState', [], DUMP_LIMIT_MS);
    // Blocks may have been taken back meanwhile; then the dump does not hold that head.
    if ((await readBlock(url, head.number))?.hash !== head.hash) return;
    if (typeof dump !== 'string') throw new NodeError('CHAIN_ANSWER', 'anvil_dumpState gives no text');
    await writeState(folder, dump, head);
    saved = head.hash;
    lastTook = performance.now() - began;
  }

  function save(): Promise<void> {
    saving = saving.catch(() => undefined).then(saveHead);
    return saving;
  }

  async function watch(): Promise<void> {
    let last: string | undefined;
    let unsavedSince: number | undefined;
    while (!stopped.signal.aborted) {
      await sleep(QUIET_MS, undefined, { signal: stopped.signal });
      const head = (await readBlock(url, 'latest'))?.hash;
      if (head === saved) {
        unsavedSince = undefined;
      } else {
        unsavedSince ??= performance.now();
        const waited = performance.now() - unsavedSince;
        if (head === last || waited > Math.max(LONGEST_WAIT_MS, WAIT_PER_SAVE * lastTook)) {
          await save();
          unsavedSince = undefined;
        }
      }
      last = head;
    }
  }

  /** What fails is tried again: a full disk or a busy engine may pass, and nothing is final meanwhile. */
  async function keepWatching(): Promise<void> {
    while (!stopped.signal.aborted) {
      await watch().catch((error: unknown) => {
        if (!stopped.signal.aborted) say(`The embedded chain could not be saved: ${String(error)}`);
      });
      await sleep(QUIET_MS);
    }
  }
  const watching = keepWatching();

  return {
    save,
    async stop() {
      stopped.abort();
      await watching;
      await saving.catch(() => undefined);
    },
  };
}
