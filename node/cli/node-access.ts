/** How a command reaches an office's node: by its control socket while it runs, otherwise by opening its store. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, loadConfig, loadObserverConfig, type ObserverConfig } from '../config.ts';
import { askNode, type OnProgress } from '../control.ts';
import type { OperationName } from '../control-operations.ts';
import type { Call } from './command.ts';
import { CliError } from './errors.ts';

const CONFIG_FILE = 'config.json';

/** The data folder of the node that the command is for, from `--data`, `--office` and the environment. */
export function nodeFolder(call: Call): string {
  const data = dataFolder(call);
  if (existsSync(join(data, CONFIG_FILE))) return data;
  const offices = join(data, 'offices');
  const codes = existsSync(offices) ? readdirSync(offices).filter((code) => hasConfig(offices, code)) : [];
  const wanted = call.text('office');
  const [code, ...others] = wanted === undefined ? codes : codes.filter((candidate) => candidate === wanted);
  if (code !== undefined && others.length === 0) return join(offices, code);
  // Configured by variables alone, as in a container.
  if (codes.length === 0 && process.env.IPANCHOR_OFFICE) return data;
  const found = codes.length === 0 ? 'no office node' : `the nodes of ${codes.join(', ')}`;
  const asked = wanted === undefined ? '' : `, asked for ${wanted}`;
  throw new CliError('OFFICE_AMBIGUOUS', `${data} holds ${found}${asked}`);
}

function dataFolder(call: Call): string {
  return resolve(call.text('data') ?? (process.env.IPANCHOR_DATA || '.ipanchor'));
}

function hasConfig(offices: string, code: string): boolean {
  return existsSync(join(offices, code, CONFIG_FILE));
}

/** @throws NodeError CONFIG_INVALID, FILE_UNREADABLE */
export function configOf(folder: string): Config {
  return loadConfig(configFile(folder), { ...process.env, IPANCHOR_DATA: folder });
}

/** That of the observer in the data folder. @throws NodeError CONFIG_INVALID, FILE_UNREADABLE */
export function observerConfigOf(call: Call): ObserverConfig {
  const folder = dataFolder(call);
  return loadObserverConfig(configFile(folder), { ...process.env, IPANCHOR_DATA: folder });
}

/** Undefined where there is none: the variables may say all. */
function configFile(folder: string): string | undefined {
  const file = join(folder, CONFIG_FILE);
  return existsSync(file) ? file : undefined;
}

/** Performs one operation, wherever the store is open. */
export async function perform(call: Call, name: OperationName, parameters: object): Promise<object> {
  const folder = nodeFolder(call);
  const onProgress: OnProgress = ({ done, total, what }) => call.progress.update(done, total, what);
  const answer = await askNode(folder, name, parameters, onProgress);
  if (answer !== undefined) return answer;
  // Loaded only now: a running node answers in a fraction of the time that all this takes to load.
  const [{ withStore }, { operations }] = await Promise.all([
    import('./node-store.ts'),
    import('../control-operations.ts'),
  ]);
  return withStore(configOf(folder), (context) => operations(context)[name](parameters, onProgress));
}
