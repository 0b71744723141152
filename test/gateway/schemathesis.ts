/**
 * Runs schemathesis, which makes requests from the contract, valid and not, against a gateway over the small register
 * of the check tests: once as anyone, once as a caller with every role. Ends with 1 when anything fails.
 *
 *     node test/gateway/schemathesis.ts PATH/TO/schemathesis [EXAMPLES]
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialsInvalid } from '#gateway/access/refusal.ts';
import { ROLES, type Role } from '#gateway/operation.ts';
import { createGateway } from './fixture.ts';

const SEED = '20260120';
const KEY = 'every-role';
const roles = new Set(Object.keys(ROLES) as Role[]); // the keys of a const object

const [program = 'schemathesis', examples = '40'] = process.argv.slice(2);

const folder = await mkdtemp(join(tmpdir(), 'ipanchor-schemathesis-'));
const gateway = await createGateway({
  authenticate: async (request) => {
    const key = request.get('X-Api-Key');
    if (key === undefined && request.get('Authorization') === undefined) return undefined;
    if (key !== KEY) throw credentialsInvalid('no such key');
    return { name: 'schemathesis', roles };
  },
});
try {
  for (const headers of [[], ['--header', `X-Api-Key: ${KEY}`]]) {
    const status = await run([
      ...['run', `${gateway.url}/api/v1/openapi.json`, '--checks', 'all', '--mode', 'all'],
      ...['--phases', 'examples,coverage,fuzzing', '--max-examples', examples, '--seed', SEED],
      // A stream of events has no end; test/gateway/register/events.test.ts reads it.
      ...['--exclude-path', '/api/v1/events', '--request-timeout', '10', '--no-color', ...headers],
    ]);
    if (status !== 0) process.exitCode = 1;
  }
  if (gateway.faults.length > 0) {
    console.error(gateway.faults);
    process.exitCode = 1;
  }
} finally {
  await gateway.close();
  await rm(folder, { recursive: true });
}

function run(args: string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // In a folder of its own: it leaves caches, and reads a configuration where it finds one.
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
