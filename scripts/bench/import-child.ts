// Imports a list into a new store: `import-child.ts FOLDER FILE LINES`.
import { join } from 'node:path';
import { importList } from '#node/backfill/import.ts';
import { timeNow } from '#node/office.ts';
import { report } from './child.ts';
import { newOfficeStore, OFFICE } from './office-store.ts';

const [folder, file, lines] = process.argv.slice(2);
if (folder === undefined || file === undefined) throw new TypeError('FOLDER, FILE and LINES are needed');

const { store, vault } = await newOfficeStore(folder);

const start = performance.now();
const { recorded } = await importList(file, join(folder, 'refused.ndjson'), {
  store,
  vault,
  office: OFFICE,
  now: timeNow,
});
const milliseconds = performance.now() - start;

if (recorded !== Number(lines)) throw new Error(`${recorded} of ${lines} recorded`);
await store.close();
report(milliseconds);
