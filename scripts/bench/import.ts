import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measured } from './child.ts';
import { atLeast, atMost, interleaved, type Measure } from './measure.ts';

const LINES = 200_000;
const FEW = 100_000;
/** The time is that of processor and disk together, and the machine is shared. */
const ROUNDS = 5;

/** Fictional applications of one office, every tenth with a claim on one of another. A list that `import` takes. */
export function sampleList(count: number): string {
  const lines: string[] = [];
  for (let serial = 0; serial < count; serial += 1) {
    const year = 1990 + (serial % 30);
    const number = `${year}-${String(100_000 + Math.floor(serial / 30)).padStart(6, '0')}`;
    const claims =
      serial % 10 === 0
        ? [{ office: 'US', number: `10/${200_000 + (serial % 800_000)}`, date: `${year - 1}-05-20` }]
        : [];
    const line = { office: 'JP', right: 'P', number, filingDate: `${year}-03-03`, claims };
    lines.push(`${JSON.stringify(line)}\n`);
  }
  return lines.join('');
}

export async function benchImport(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-bench-'));
  try {
    const memory = { few: 0, many: 0 };
    const processor = { few: Number.POSITIVE_INFINITY, many: Number.POSITIVE_INFINITY };
    const run = async (name: 'few' | 'many', count: number): Promise<number> => {
      const store = mkdtempSync(join(folder, 'store-'));
      const { milliseconds, processorMilliseconds, megabytes } = await measured('import-child.ts', [
        store,
        join(folder, `${name}.ndjson`),
        String(count),
      ]);
      rmSync(store, { recursive: true });
      memory[name] = Math.max(memory[name], megabytes);
      processor[name] = Math.min(processor[name], processorMilliseconds);
      return milliseconds;
    };
    writeFileSync(join(folder, 'few.ndjson'), sampleList(FEW));
    writeFileSync(join(folder, 'many.ndjson'), sampleList(LINES));
    const times = await interleaved({ few: () => run('few', FEW), many: () => run('many', LINES) }, ROUNDS);
    return [
      atLeast(20_000, {
        id: 'import',
        what: `lines of a list to durable items of the queue, ${LINES} lines`,
        value: (LINES / times.many) * 1000,
        unit: 'lines/s',
        detail: `${((FEW / times.few) * 1000).toFixed(0)} a second with ${FEW}; ${((LINES / processor.many) * 1000).toFixed(0)} a second of processor time of all threads`,
      }),
      atMost(1.15, {
        id: 'import-memory-growth',
        what: `peak memory with ${LINES} lines to ${FEW}`,
        value: memory.many / memory.few,
        unit: 'ratio',
        detail: `${memory.many.toFixed(0)} MB to ${memory.few.toFixed(0)} MB`,
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
