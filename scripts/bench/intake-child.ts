// Takes what lies in an inbox into a new store: `intake-child.ts FOLDER COUNT`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from '#node/intake/desk.ts';
import { DropFolder } from '#node/intake/drop-folder.ts';
import { WorkerPool } from '#node/intake/pool.ts';
import { timeNow } from '#node/office.ts';
import { report } from './child.ts';
import { newOfficeStore, OFFICE } from './office-store.ts';
import { sampleApplication } from './sample.ts';

const [folder, count] = process.argv.slice(2);
if (folder === undefined || count === undefined) throw new TypeError('FOLDER and COUNT are needed');

const { store, vault } = await newOfficeStore(folder);
const pool = new WorkerPool({ maxBytes: 64 * 2 ** 20, maxSeconds: 30, threads: 1 });
const desk = new Desk({ store, vault, office: OFFICE, publicFromFiling: new Set(['T']), now: timeNow });
let refused = 0;
const drop = new DropFolder({
  inbox: join(folder, 'inbox'),
  rejected: join(folder, 'rejected'),
  stableMilliseconds: 0,
  now: timeNow,
  pool,
  deskFor: async () => desk,
  onOutcome: (outcome) => {
    if (!('index' in outcome)) refused += 1;
  },
});

// A running node has its thread up: what a new one loads is no part of taking documents.
const first = join(folder, 'first.xml');
writeFileSync(first, sampleApplication(999_999));
await pool.read([{ path: first, size: 0 }]);

const start = performance.now();
await drop.sweep();
const milliseconds = performance.now() - start;

const size = (await store.meta('log'))?.size;
if (refused > 0 || size !== Number(count)) throw new Error(`${size} entries, ${refused} refused of ${count}`);
await pool.close();
await store.close();
report(milliseconds);
