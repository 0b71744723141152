import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestDocument } from '#protocol/digest-document.ts';
import { type ChildFigures, measured } from './child.ts';
import { atLeast, atMost, interleaved, type Measure, timed } from './measure.ts';
import { sampleApplication } from './sample.ts';

const DOCUMENTS = 10_000;
const FEW = 5_000;

/** An inbox of fictional applications in a folder of its own, taken by a process of its own. */
async function intake(count: number): Promise<ChildFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-bench-'));
  try {
    mkdirSync(join(folder, 'inbox'));
    for (let serial = 0; serial < count; serial += 1) {
      writeFileSync(join(folder, 'inbox', `${serial}.xml`), sampleApplication(serial));
    }
    return await measured('intake-child.ts', [folder, String(count)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function benchIntake(): Promise<Measure[]> {
  const memory = { few: 0, many: 0 };
  const documents = Array.from({ length: DOCUMENTS }, (_, serial) => sampleApplication(serial));
  const lane = (): number =>
    timed(() => {
      for (const document of documents) digestDocument(document);
    });
  const times = await interleaved({
    lane,
    few: async () => {
      const { milliseconds, megabytes } = await intake(FEW);
      memory.few = Math.max(memory.few, megabytes);
      return milliseconds;
    },
    many: async () => {
      const { milliseconds, megabytes } = await intake(DOCUMENTS);
      memory.many = Math.max(memory.many, megabytes);
      return milliseconds;
    },
  });
  const perSecond = (time: number): string => ((DOCUMENTS / time) * 1000).toFixed(0);
  return [
    atLeast(0.3, {
      id: 'intake',
      what: `drop folder to durable log entry, ${DOCUMENTS} documents, to the digest lane on one core`,
      value: times.lane / times.many,
      unit: 'ratio',
      detail: `${perSecond(times.many)} to ${perSecond(times.lane)} documents a second, without the stability window`,
    }),
    atMost(400, {
      id: 'intake-memory',
      what: `peak resident memory with ${DOCUMENTS} documents`,
      value: memory.many,
      unit: 'MB',
      detail: `${memory.few.toFixed(0)} MB with ${FEW}`,
    }),
    atMost(1.15, {
      id: 'intake-memory-growth',
      what: `peak memory with ${DOCUMENTS} documents to ${FEW}`,
      value: memory.many / memory.few,
      unit: 'ratio',
      detail: `${memory.many.toFixed(0)} MB to ${memory.few.toFixed(0)} MB`,
    }),
  ];
}
