/**
 * `npm run test:network [-- --engine besu]`: the tests of a network of several offices, on the engine that is named; with
 * `IPANCHOR_RPC_URLS` those that need no more than addresses of a chain.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string', default: 'geth' } },
});
if (values.engine !== 'geth' && values.engine !== 'besu') {
  process.stderr.write(`--engine: expected besu or geth, not ${JSON.stringify(values.engine)}\n`);
  process.exit(2);
}
// The others start engines of their own.
const only = process.env.IPANCHOR_RPC_URLS
  ? ['--ignore', 'test/network/{faults,membership,skewed-clock}.test.ts']
  : [];
const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
const mochaArguments = [mocha, '--config', 'test/.mocharc.network.json', ...only, ...positionals];
const child = spawn(process.execPath, mochaArguments, {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env: { ...process.env, IPANCHOR_TEST_ENGINE: values.engine },
  stdio: 'inherit',
});
// It ends what it has started, and then this ends with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
