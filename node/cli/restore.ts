import { resolve } from 'node:path';
import { type Call, type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { configOf, nodeFolder, observerConfigOf } from './node-access.ts';

export const command: Command = {
  name: 'restore',
  summary: 'Makes the store of a new data folder from a backup, all of it or nothing.',
  arguments: { usage: 'FILE', least: 1, most: 1 },
  options: {
    observer: { type: 'boolean', help: 'the data folder is that of an observer' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor restore /backup/ipanchor-JP-2026-01-15T080000Z.backup --office JP',
  async run(call) {
    const [{ restoreBackup }, { identityOf }] = await Promise.all([
      import('../restore.ts'),
      import('../office.ts'),
    ]);
    const { deployment, dataFolder, office, logNumber } = await meant(call);
    const { createdAt, asOf, identity } = await restoreBackup({
      ...{ file: resolve(call.arguments[0] ?? ''), dataFolder },
      identity: identityOf(deployment, office, logNumber),
      onProgress: ({ done, total, what }) => call.progress.update(done, total, what),
    });
    const what = identity.office === '' ? 'the register' : `the store of ${identity.office}`;
    const block = asOf === null ? 'before the first block' : `as of block ${asOf.blockNumber}`;
    call.print(`${what}, ${block}, as it was at ${createdAt}, is in ${dataFolder}`);
    return { exit: EXIT.done, value: { dataFolder, office: identity.office, createdAt, asOf } };
  },
};

async function meant(call: Call) {
  const { deploymentOf } = await import('../office-service.ts');
  if (call.flag('observer')) {
    const config = observerConfigOf(call);
    return { ...config, deployment: await deploymentOf(config), office: '', logNumber: 0 };
  }
  const config = configOf(nodeFolder(call));
  return { ...config, deployment: await deploymentOf(config) };
}
