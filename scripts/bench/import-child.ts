// Imports a list into a new store: `import-child.ts FOLDER FILE LINES`.
import { join } from 'node:path';
import { importList } from '#node/backfill/import.ts';
import { openLog } from '#node/log/open.ts';
import { timeNow } from '#node/office.ts';
import { openVault } from '#node/store/vault.ts';
import { openStore } from '#node/store.ts';
import { report } from './child.ts';

const [folder, file, lines] = process.argv.slice(2);
if (folder === undefined || file === undefined) throw new TypeError('FOLDER, FILE and LINES are needed');

const contract = '1'.repeat(40);
const store = await openStore(folder);
await openLog(store, {
  chainId: 31337,
  genesisHash: '0'.repeat(64),
  contracts: {
    directory: contract,
    documentLog: contract,
    applicationRegister: contract,
    priorityRegister: contract,
  },
  office: 'JP',
  logNumber: 1,
});
const vault = await openVault(folder);

const start = performance.now();
const { recorded } = await importList(file, join(folder, 'refused.ndjson'), {
  store,
  vault,
  office: 'JP',
  now: timeNow,
});
const milliseconds = performance.now() - start;

if (recorded !== Number(lines)) throw new Error(`${recorded} of ${lines} recorded`);
await store.close();
report(milliseconds);
