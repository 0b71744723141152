import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestDocument } from '#protocol/digest-document.ts';
import { type ChildFigures, measured } from './child.ts';
import { atLeast, atMost, interleaved, type Measure, timed } from './measure.ts';
import { sampleApplication } from './sample.ts';

const DOCUMENTS = 10_000;
const TWICE = 2 * DOCUMENTS;

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
  const memory = { once: 0, twice: 0 };
  const documents = Array.from({ length: DOCUMENTS }, (_, serial) => sampleApplication(serial));
  const lane = (): number =>
    timed(() => {
      for (const document of documents) digestDocument(document);
    });
  const times = await interleaved({
    lane,
    once: async () => {
      const { milliseconds, megabytes } = await intake(DOCUMENTS);
      memory.once = Math.max(memory.once, megabytes);
      return milliseconds;
    },
    twice: async () => {
      const { milliseconds, megabytes } = await intake(TWICE);
      memory.twice = Math.max(memory.twice, megabytes);
      return milliseconds;
    },
  });
  const perSecond = (time: number): string => ((DOCUMENTS / time) * 1000).toFixed(0);
  return [
    atLeast(0.3, {
      id: 'intake',
      what: `drop folder to durable log entry by a running node, ${DOCUMENTS} documents, to the digest lane on one core`,
      value: times.lane / times.once,
      unit: 'ratio',
      detail: `${perSecond(times.once)} to ${perSecond(times.lane)} documents a second, without the stability window`,
    }),
    atMost(400, {
      id: 'intake-memory',
      what: `peak resident memory with ${DOCUMENTS} documents`,
      value: memory.once,
      unit: 'MB',
      detail: `${memory.twice.toFixed(0)} MB with ${TWICE}`,
    }),
    atMost(1.15, {
      id: 'intake-memory-growth',
      what: `peak memory with ${TWICE} documents to ${DOCUMENTS}`,
      value: memory.twice / memory.once,
      unit: 'ratio',
      detail: `${memory.twice.toFixed(0)} MB to ${memory.once.toFixed(0)} MB`,
    }),
  ];
}
