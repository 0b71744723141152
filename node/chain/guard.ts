/**
 * Runs one engine process and ends it when its own parent dies.
 *
 * No signal tells a process that its parent was killed, and what would (a death signal) is not portable. A
 * pipe does: the parent holds the writing end of our standard input, and the system closes it whatever way
 * the parent ends. So this program waits for the end of its input and then kills the engine.
 *
 * Arguments: the binary and its arguments. Standard output: one JSON line `{"pid"}` when the engine runs, one
 * `{"exit", "message"}` when it ended by itself.
 */
import { spawn } from 'node:child_process';

/** Enough of the engine's last words to say why it would not start. */
const KEPT_MESSAGE = 2_000;

const [binary = '', ...engineArguments] = process.argv.slice(2);
const engine = spawn(binary, engineArguments, { stdio: ['ignore', 'ignore', 'pipe'] });
let message = '';

engine.stderr.setEncoding('utf8').on('data', (text: string) => {
  message = (message + text).slice(-KEPT_MESSAGE);
});
engine.on('spawn', () => report({ pid: engine.pid }));
engine.on('error', (error) => report({ exit: -1, message: error.message }));
engine.on('close', (code) => {
  report({ exit: code ?? -1, message });
  process.stdin.destroy();
});

process.stdin.on('end', () => engine.kill('SIGKILL')).on('error', () => engine.kill('SIGKILL'));
process.stdin.resume();
// The parent may be gone already; then nobody is left to tell.
process.stdout.on('error', () => undefined);
// A terminal's Ctrl-C or a service manager's stop is for the parent, which first saves the chain's state.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

function report(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
