import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DropFolder } from '#node/intake/drop-folder.ts';
import { WorkerPool } from '#node/intake/pool.ts';
import { createOfficeNode, timeNow } from '#node/office.ts';
import { type Measure, printed } from './measure.ts';
import { startRegister } from './register.ts';
import { sampleApplication } from './sample.ts';

const DOCUMENTS = 10_000;

/** From an inbox to written receipts on the embedded chain, one stage after the other so that each has its share. */
export async function benchEndToEnd(): Promise<Measure[]> {
  const register = await startRegister();
  const dataFolder = join(register.folder, 'JP');
  const inbox = join(dataFolder, 'inbox');
  mkdirSync(inbox, { recursive: true });
  for (let serial = 0; serial < DOCUMENTS; serial += 1) {
    writeFileSync(join(inbox, `${serial}.xml`), sampleApplication(serial));
  }
  const pool = new WorkerPool({ maxBytes: 64 * 2 ** 20, maxSeconds: 30, threads: 1 });
  const node = await createOfficeNode({
    ...{ dataFolder, office: 'JP', signer: register.operator, deployment: register.deployment },
    ...{ access: register.access, publicFromFiling: new Set<never>() },
  });
  const drop = new DropFolder({
    ...{ inbox, rejected: join(dataFolder, 'rejected'), stableMilliseconds: 0, now: timeNow, pool },
    deskFor: async () => node.desk,
  });
  try {
    const start = performance.now();
    const taken = await drop.sweep();
    const logged = performance.now();
    if (taken !== DOCUMENTS) throw new Error(`${taken} of ${DOCUMENTS} documents were taken`);
    const recorded = async (): Promise<number> => (await node.reader.counts()).applications;
    while ((await recorded()) < DOCUMENTS) await sleep(50);
    const followed = performance.now();
    await node.settled();
    const settled = performance.now();
    const total = settled - start;
    const share = (time: number): string =>
      `${((100 * time) / total).toFixed(0)} % (${(time / 1000).toFixed(1)} s)`;
    return [
      printed({
        id: 'e2e',
        what: `${DOCUMENTS} documents from the inbox to written receipts on the embedded chain`,
        value: (DOCUMENTS / total) * 1000,
        unit: 'documents/s',
        detail: [
          `read, digested and logged ${share(logged - start)}`,
          `anchored and followed ${share(followed - logged)}`,
          `final and receipted ${share(settled - followed)}`,
        ].join(', '),
      }),
    ];
  } finally {
    await node.close();
    await pool.close();
    await register.close();
  }
}
