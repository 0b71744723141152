/** go-ethereum 1.13.15 with a clock that can be wrong, built once by Go and kept in a cache. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '1.13.15';
/** About 90 s on two idle cores; on a busy machine 6 minutes were seen. */
const BUILD_LIMIT_MS = 20 * 60_000;

/** @returns path of the program @throws Error when it is not there and cannot be built */
export async function gethProgram(): Promise<string> {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const cached = join(caches, 'ipanchor', `geth-${VERSION}-skewable`);
  const program = join(cached, 'geth');
  if (await isRight(program)) return program;
  const { stdout } = await run('go', ['version']).catch((cause) => {
    throw new Error(`These tests need Go 1.23 or later, to build geth ${VERSION}.`, { cause });
  });
  process.stderr.write(`builds geth ${VERSION} with ${stdout.trim()} into ${cached}\n`);
  await mkdir(join(cached, '..'), { recursive: true });
  const begun = performance.now();
  const building = await mkdtemp(`${cached}.`);
  try {
    // The second flag, because one of its dependencies reaches into Go's runtime.
    const flags = [`-overlay=${await writeOverlay(building)}`, '-ldflags=-checklinkname=0'];
    const source = `github.com/ethereum/go-ethereum/cmd/geth@v${VERSION}`;
    const env = { ...process.env, GOBIN: building };
    await run('go', ['install', ...flags, source], { env, timeout: BUILD_LIMIT_MS });
    await rm(cached, { recursive: true, force: true });
    await rename(building, cached);
    process.stderr.write(`built in ${Math.round((performance.now() - begun) / 1000)} s\n`);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return program;
}

const WALL_CLOCK = /^func Now\(\) Time \{\n\tsec, nsec, mono := \w+\(\)\n/m;

/** What Go is to read in place of its own files: `time.Now` with the skew of `skewed_clock.go`. @returns path */
async function writeOverlay(folder: string): Promise<string> {
  const time = join((await run('go', ['env', 'GOROOT'])).stdout.trim(), 'src', 'time');
  const own = await readFile(join(time, 'time.go'), 'utf8');
  if (!WALL_CLOCK.test(own))
    throw new Error(`time.Now of this Go is written otherwise than expected: ${time}`);
  const skewed = join(folder, 'time.go');
  await writeFile(
    skewed,
    own.replace(WALL_CLOCK, (begin) => `${begin}\tsec += skew\n`),
  );
  const overlay = join(folder, 'overlay.json');
  const added = fileURLToPath(new URL('skewed_clock.go', import.meta.url));
  const replaced = { [join(time, 'time.go')]: skewed, [join(time, 'skew.go')]: added };
  await writeFile(overlay, JSON.stringify({ Replace: replaced }));
  return overlay;
}

async function isRight(program: string): Promise<boolean> {
  const answer = await run(program, ['version']).catch(() => undefined);
  return answer?.stdout.includes(`Version: ${VERSION}-`) ?? false;
}
