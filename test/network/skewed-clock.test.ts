import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { ENGINE, engineProgram } from './engine-program.ts';
import { skewedClock } from './skewed-clock.ts';

const run = promisify(execFile);

describe('a clock that is wrong', () => {
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ipanchor-clock-'));
    environment = { ...process.env, ...(await skewedClock(folder, 3600)) };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function assertSkewed(program: string, ...given: string[]): Promise<void> {
    const { stdout } = await run(program, given, { env: environment });
    expect(Number(stdout) - Date.now()).to.be.within(3_590_000, 3_610_000);
  }

  it('is that of a program', () => assertSkewed(process.execPath, '-p', 'Date.now()'));

  // Besu cannot be asked, and is a program like the one before.
  if (ENGINE === 'geth')
    it('is that of an engine in Go', async () => {
      const program = await engineProgram();
      await assertSkewed(program, '--dev', '--datadir', folder, '--exec', 'Date.now()', 'console');
    });
});
