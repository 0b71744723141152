/**
 * Runs schemathesis, which makes requests from the contract, valid and not, against an observer over the small register
 * of the check tests, and against an office with a store of its own, as anyone and as callers with roles. Ends with 1
 * when anything fails.
 *
 *     npm run test:api -- PATH/TO/schemathesis [EXAMPLES]
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckServices } from '#gateway/checks/services.ts';
import { newPool } from '../node/intake/office-fixture.ts';
import { createGateway, type GatewayFixture } from './fixture.ts';
import { createOfficeGateway } from './office/fixture.ts';

const SEED = '20260120';

const [program = 'schemathesis', examples = '40'] = process.argv.slice(2);

const folder = await mkdtemp(join(tmpdir(), 'ipanchor-schemathesis-'));
// A document that is read and not taken is 422: what a document must hold, no schema of a request says.
const accepted = ['2xx', '3xx', '401', '403', '404', '409', '422', '429', '5xx'];
await writeFile(
  join(folder, 'schemathesis.toml'),
  `[checks.positive_data_acceptance]\nexpected-statuses = ${JSON.stringify(accepted)}\n`,
);
const checks = await openCheckServices(folder, false);
const observer = await createGateway({ checks });
const pool = newPool();
const office = await createOfficeGateway(pool, { checks });
try {
  await ask(observer, []);
  await ask(office.gateway, []);
  for (const role of ['operator', 'auditor']) await ask(office.gateway, keyOf(role));
  // Elsewhere an examiner is answered as the auditor is.
  await ask(office.gateway, [...keyOf('examiner'), '--include-path-regex', '/priority-check']);
} finally {
  await observer.close();
  await office.close();
  await pool.close();
  await checks.close();
  await rm(folder, { recursive: true });
}

function keyOf(role: string): string[] {
  return ['--header', `X-Api-Key: ${role}`];
}

async function ask({ url, faults }: GatewayFixture, more: string[]): Promise<void> {
  const status = await run([
    ...['run', `${url}/api/v1/openapi.json`, '--checks', 'all', '--mode', 'all'],
    ...['--phases', 'examples,coverage,fuzzing', '--max-examples', examples, '--seed', SEED],
    // How fast schemathesis makes data on this machine says nothing of the gateway.
    ...['--suppress-health-check', 'too_slow'],
    // A stream of events has no end; test/gateway/register/events.test.ts reads it.
    ...['--exclude-path', '/api/v1/events', '--request-timeout', '10', '--no-color', ...more],
  ]);
  if (status === 0 && faults.length === 0) return;
  for (const fault of faults) console.error(fault);
  process.exitCode = 1;
}

function run(args: string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // In a folder of its own: it leaves caches, and reads a configuration where it finds one.
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
