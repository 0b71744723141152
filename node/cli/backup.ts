import { resolve } from 'node:path';
import { z } from 'zod';
import { askNode, type OnProgress } from '../control.ts';
import { type Call, type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { observerConfigOf, perform } from './node-access.ts';

const BACKUP = z.looseObject({
  file: z.string(),
  records: z.int(),
  asOf: z.looseObject({ blockNumber: z.int() }).nullable(),
});

export const command: Command = {
  name: 'backup',
  summary: 'Copies the store of a node or an observer into one file, also while it runs. Keys are not in it.',
  arguments: { usage: 'FILE|DIR', least: 1, most: 1 },
  options: {
    register: { type: 'boolean', help: "leave out all that is the office's own: for a new observer" },
    observer: { type: 'boolean', help: 'the data folder is that of an observer' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor backup /backup --office JP',
  async run(call) {
    const target = resolve(call.arguments[0] ?? '');
    const parameters = { target, register: call.flag('register') };
    const answer = call.flag('observer')
      ? await ofObserver(call, parameters)
      : await perform(call, 'backup', parameters);
    const value = BACKUP.parse(answer);
    const block = value.asOf === null ? 'before the first block' : `as of block ${value.asOf.blockNumber}`;
    call.print(`${value.records} records, ${block}, in ${value.file}`);
    return { exit: EXIT.done, value };
  },
};

async function ofObserver(call: Call, parameters: object): Promise<object> {
  const config = observerConfigOf(call);
  const onProgress: OnProgress = ({ done, total, what }) => call.progress.update(done, total, what);
  const answer = await askNode(config.dataFolder, 'backup', parameters, onProgress);
  if (answer !== undefined) return answer;
  const [{ openStore }, { observerOperations }, { deploymentOf }] = await Promise.all([
    import('../store.ts'),
    import('../observer-operations.ts'),
    import('../office-service.ts'),
  ]);
  const deployment = await deploymentOf(config);
  const store = await openStore(config.dataFolder);
  try {
    return await observerOperations(store, deployment).backup(parameters, onProgress);
  } finally {
    await store.close();
  }
}
