/** go-ethereum 1.13.15: what is on the PATH when it is that version, else built once by Go and kept in a cache. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '1.13.15';
/** About 90 s on two idle cores; on a busy machine 6 minutes were seen. */
const BUILD_LIMIT_MS = 20 * 60_000;

/** @returns path of the program @throws Error when it is not there and cannot be built */
export async function gethProgram(): Promise<string> {
  const cached = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ipanchor', `geth-${VERSION}`);
  for (const candidate of ['geth', join(cached, 'geth')]) {
    if (await isRight(candidate)) return candidate === 'geth' ? await onPath() : candidate;
  }
  const { stdout } = await run('go', ['version']).catch((cause) => {
    throw new Error(`These tests need geth ${VERSION} on the PATH, or Go 1.20 or later to build it.`, {
      cause,
    });
  });
  process.stderr.write(`builds geth ${VERSION} with ${stdout.trim()} into ${cached}\n`);
  await mkdir(join(cached, '..'), { recursive: true });
  const begun = performance.now();
  const building = await mkdtemp(`${cached}.`);
  try {
    // The flag, because one of its dependencies reaches into Go's runtime.
    const source = `github.com/ethereum/go-ethereum/cmd/geth@v${VERSION}`;
    const env = { ...process.env, GOBIN: building };
    await run('go', ['install', '-ldflags=-checklinkname=0', source], { env, timeout: BUILD_LIMIT_MS });
    await rm(cached, { recursive: true, force: true });
    await rename(building, cached);
    process.stderr.write(`built in ${Math.round((performance.now() - begun) / 1000)} s\n`);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return join(cached, 'geth');
}

async function isRight(program: string): Promise<boolean> {
  const answer = await run(program, ['version']).catch(() => undefined);
  return answer?.stdout.includes(`Version: ${VERSION}-`) ?? false;
}

async function onPath(): Promise<string> {
  return (await run('bash', ['-c', 'command -v geth'])).stdout.trim();
}
