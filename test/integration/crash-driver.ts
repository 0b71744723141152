/**
 * An office process that kills itself with -9 right after its n-th step on new documents. A step is a durable write
 * of the store or a transaction handed to the chain: between two steps nothing changes that a restart could see, but
 * files that are moved, which the random instants of the test meet.
 *
 * Arguments: data folder, folder of new documents, n (0: never). Writes `done` when all is settled.
 */
import { cpSync, readdirSync, renameSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '#node/config.ts';
import { WorkerPool } from '#node/intake/pool.ts';
import { startOfficeService } from '#node/office-service.ts';
import { Store } from '#node/store.ts';

const [folder = '', documents = '', last = '0'] = process.argv.slice(2);
let steps = 0;
let counting = false;

function step(): void {
  if (counting && ++steps === Number(last)) process.kill(process.pid, 'SIGKILL');
}

const update = Store.prototype.update;
Store.prototype.update = async function <T>(this: Store, ...args: Parameters<typeof update<T>>): Promise<T> {
  const result: T = await update.apply<Store, Parameters<typeof update<T>>, Promise<T>>(this, args);
  step();
  return result;
};

const send = globalThis.fetch;
globalThis.fetch = async (...args) => {
  const response = await send(...args);
  if (String(args[1]?.body).includes('eth_sendRawTransaction')) step();
  return response;
};

const config = loadConfig(join(folder, 'config.json'), {});
const pool = new WorkerPool(config.limits);
const service = await startOfficeService({ config, pool });
// What an earlier kill left is brought to its end first.
await service.sweep();
await service.settled();

const names = readdirSync(documents);
for (const name of names) {
  const staged = join(folder, `${name}.staged`);
  cpSync(join(documents, name), staged);
  utimesSync(staged, 0, 0);
  renameSync(staged, join(service.inbox, name));
}
counting = true;
await service.sweep();
await service.settled();
counting = false;
writeSync(1, `done after ${steps} steps\n`);
await service.close();
await pool.close();
