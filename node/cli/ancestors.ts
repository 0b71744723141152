import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * npm passes no signal on to what it runs and does not take it along when it is killed, and a shell may sit
 * between. So a process started by npm looks after its ancestors itself: when a link of the chain breaks,
 * nobody waits for it any more.
 */

const run = promisify(execFile);
const MOST_LEVELS = 4;
const POLL_MS = 500;

export interface ProcessTable {
  parentOf(pid: number): Promise<number | undefined>;
  commandOf(pid: number): Promise<string>;
}

export const systemProcesses: ProcessTable = process.platform === 'linux' ? procfs() : ps();

/** The ancestors to watch, nearest first: up to the npm that runs us, or the parent alone. Empty for an orphan. */
export async function ancestorsOf(pid: number, table: ProcessTable = systemProcesses): Promise<number[]> {
  const chain: number[] = [];
  for (let next = await table.parentOf(pid); isProcess(next); next = await table.parentOf(next)) {
    chain.push(next);
    if (isNpm(await table.commandOf(next))) return chain;
    if (chain.length === MOST_LEVELS) break;
  }
  return chain.slice(0, 1);
}

/** Whether each of `chain` is still the parent of the one before it. */
export async function isIntact(
  pid: number,
  chain: readonly number[],
  table: ProcessTable = systemProcesses,
): Promise<boolean> {
  for (const [index, ancestor] of chain.entries()) {
    if ((await table.parentOf(chain[index - 1] ?? pid)) !== ancestor) return false;
  }
  return true;
}

/** Calls `orphaned` once when an ancestor is gone. The watch alone does not keep the process alive. */
export async function watchAncestors(orphaned: () => void): Promise<() => void> {
  const chain = await ancestorsOf(process.pid);
  if (chain.length === 0) return () => {};
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    if (!(await isIntact(process.pid, chain))) {
      clearInterval(timer);
      orphaned();
    }
    busy = false;
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Process 1 adopts orphans: it is nobody's parent in the sense meant here. */
function isProcess(pid: number | undefined): pid is number {
  return pid !== undefined && pid > 1;
}

/** npm shows itself as `npm start` where it can set its title, as `node …/npm-cli.js start` elsewhere. */
function isNpm(command: string): boolean {
  return /(^|[\s/\\])(npm|npx)(-cli\.js)?(\s|$)/.test(command);
}

function procfs(): ProcessTable {
  return {
    async parentOf(pid) {
      const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined);
      // "pid (name) state ppid …"; the name may hold spaces and brackets.
      const ppid = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      return ppid === undefined ? undefined : Number(ppid);
    },
    async commandOf(pid) {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return line.replaceAll('\0', ' ').trim();
    },
  };
}

function ps(): ProcessTable {
  const column = async (name: string, pid: number): Promise<string> => {
    const { stdout } = await run('ps', ['-o', `${name}=`, '-p', String(pid)]).catch(() => ({ stdout: '' }));
    return stdout.trim();
  };
  return {
    async parentOf(pid) {
      const text = await column('ppid', pid);
      return text === '' ? undefined : Number(text);
    },
    commandOf: (pid) => column('command', pid),
  };
}
