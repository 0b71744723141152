/** Runs `npm start` as a user does, and looks at what is left of it afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ipanchor-start-'));
}

export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stdout(): string;
  stderr(): string;
  /** Waits until standard error shows the text; fails when the run ends before, or after a minute. */
  shows(text: string): Promise<void>;
}

/** `npm start`, its own process group like a command of a shell; `data` is its data folder. */
export function npmStart(data: string, ...args: string[]): Run {
  // The test runs in an installed tree; the bootstrap has a test of its own.
  return launch('npm', ['start', '--ignore-scripts', '--', '--port', '0', ...args], data);
}

/** `node scripts/start.ts` without npm. */
export function nodeStart(data: string, ...args: string[]): Run {
  return launch(process.execPath, ['scripts/start.ts', ...args], data);
}

export function launch(
  command: string,
  args: readonly string[],
  data: string,
  variables: NodeJS.ProcessEnv = {},
): Run {
  return launchAs(command, args, root, { ...process.env, ...variables, IPANCHOR_DATA: data });
}

/** With these variables and no others. */
export function launchAs(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Run {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // `exit` and not `close`: a grandchild may hold the pipes longer.
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  return {
    child,
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    async shows(text) {
      const limit = Date.now() + 60_000;
      while (!stderr.includes(text)) {
        if (over || Date.now() > limit) {
          throw new Error(`${over ? 'ended' : 'waited too long'} before ${JSON.stringify(text)}:\n${stderr}`);
        }
        await sleep(20);
      }
    },
  };
}

/** Every process that works on the data folder: all that a run starts inherits its environment. */
export function processesOf(data: string): { pid: number; command: string }[] {
  const wanted = `IPANCHOR_DATA=${data}`;
  if (!existsSync('/proc/self/environ')) {
    return execFileSync('ps', ['-axEww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 })
      .split('\n')
      .filter((line) => line.includes(wanted))
      .map((line) => ({ pid: Number.parseInt(line, 10), command: line }));
  }
  const read = (pid: string, name: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return ''; // It ended meanwhile.
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && read(name, 'environ').includes(`${wanted} `))
    .map((name) => ({ pid: Number(name), command: read(name, 'cmdline') }));
}

/** The process among those of the folder whose command line matches. */
export function processOf(data: string, pattern: RegExp): number {
  const found = processesOf(data).find(({ command }) => pattern.test(command));
  if (found === undefined) throw new Error(`no process like ${pattern} works on ${data}`);
  return found.pid;
}

/** Waits until no process works on the folder; fails with what is left. */
export async function allEnded(data: string, seconds: number): Promise<void> {
  const limit = Date.now() + seconds * 1000;
  for (;;) {
    const left = processesOf(data);
    if (left.length === 0) return;
    if (Date.now() > limit) {
      throw new Error(`still running after ${seconds} s: ${JSON.stringify(left, null, 2)}`);
    }
    await sleep(100);
  }
}

/** Ends what a failed test left, and removes the folder. */
export function cleanUp(data: string): void {
  for (const { pid } of processesOf(data)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
  rmSync(data, { recursive: true, force: true });
}

export interface Summary {
  documents: number;
  accepted: number;
  refused: { file: string; code: string; message: string }[];
  recordsNotTaken: { file: string; path: string; number?: string; code: string; message: string }[];
  anchored: number;
  treeHeads: number;
  receiptsVerified: number;
  priorityChecks: { claim: string; verdict: string }[];
  register: { applications: number; claims: number };
}

/** The last line of standard output. */
export function summaryOf(run: Run): Summary {
  return JSON.parse(run.stdout().trimEnd().split('\n').at(-1) ?? '');
}
