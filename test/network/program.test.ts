import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const program = fileURLToPath(new URL('program.ts', import.meta.url));
/** What `Program` starts goes on through its own signal: only the end of its group ends it. */
const script = (log: string) => `
  import { Program } from ${JSON.stringify(program)};
  const command = "bash -c 'trap : TERM INT HUP; echo \\"pid $$\\"; while true; do sleep 0.2; done'";
  const one = new Program({ name: 'one', folder: '/', command, log: ${JSON.stringify(log)}, environment: process.env });
  one.start();
  setInterval(() => console.log(one.said()), 20);`;

describe('programs of a network', () => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    it(`end with a run that is ended by ${signal}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ipanchor-program-'));
      const run = spawn(process.execPath, [
        '--input-type=module-typescript',
        '-e',
        script(join(folder, 'log')),
      ]);
      let pid = 0;
      for await (const text of run.stdout.setEncoding('utf8')) {
        pid = Number(/pid (\d+)/.exec(text)?.[1] ?? 0);
        if (pid !== 0) break;
      }
      const ended = once(run, 'exit');
      run.kill(signal);
      expect((await ended)[0]).to.equal(code);
      while (isThere(pid)) await sleep(20);
      rmSync(folder, { recursive: true });
    });
  }
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
