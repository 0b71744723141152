import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process started, in the system's own spelling, or undefined when there is no such process. A process
 * id is used again after a while; together with its start it names one process.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // Field 22 of proc(5); the second field may hold spaces, so count from its closing bracket. A zombie is dead.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields?.[0] === 'Z' ? undefined : fields?.[19];
  }
  const listed = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.trim() || undefined;
}

/** The processes whose command line, joined by spaces, holds these whole arguments. */
export async function processesWith(wanted: string): Promise<number[]> {
  const found: number[] = [];
  for await (const [pid, command] of commandLines()) {
    if (pid !== process.pid && ` ${command} `.includes(` ${wanted} `)) found.push(pid);
  }
  return found;
}

async function* commandLines(): AsyncGenerator<[number, string]> {
  if (process.platform === 'linux') {
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
      if (command !== '') yield [Number(name), command.replaceAll('\0', ' ').trimEnd()];
    }
    return;
  }
  if (process.platform === 'win32') return;
  const { stdout } = await run('ps', ['-axww', '-o', 'pid=,command='], { maxBuffer: 1 << 24 });
  for (const line of stdout.split('\n')) {
    const match = /^\s*(\d+)\s+(.*)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) yield [Number(match[1]), match[2]];
  }
}
