import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DigestProfile } from '#protocol/digest.ts';

const LIMIT_MS = 5_000;

/** The commands by which anyone can compute a digest, run as that anyone would: in an empty folder. */
export class XmllintOracle {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ipanchor-oracle-'));

  /** The digest by `xmllint --nonet --c14n -` and SHA-256, or by SHA-256 alone; undefined when the command gave none. */
  digest(file: string, profile: DigestProfile): Promise<string | undefined> {
    const [command, given] = profile === 'c14n' ? ['xmllint', ['--nonet', '--c14n', '-']] : ['cat', []];
    const input = openSync(file, 'r');
    return new Promise((resolve, reject) => {
      const child = spawn(command as string, given as string[], {
        cwd: this.#folder,
        stdio: [input, 'pipe', 'ignore'],
      });
      closeSync(input);
      const hash = createHash('sha256');
      const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
      child.on('error', reject);
      child.stdout?.on('data', (bytes: Buffer) => hash.update(bytes));
      child.on('close', (status) => {
        clearTimeout(timer);
        resolve(status === 0 ? hash.digest('hex') : undefined);
      });
    });
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
