import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Measure } from './bench/measure.ts';

/** Each measure by its id, in the order in which they run. Loaded on demand: the chain is not started for a hash. */
const BENCHES: Readonly<Record<string, () => Promise<Measure[]>>> = {
  digest: async () => (await import('./bench/digest.ts')).benchDigest(),
  reading: async () => (await import('./bench/reading.ts')).benchReading(),
  numbers: async () => (await import('./bench/numbers.ts')).benchNumbers(),
  'priority-rules': async () => (await import('./bench/priority-rules.ts')).benchPriorityRules(),
  intake: async () => (await import('./bench/intake.ts')).benchIntake(),
  bag: async () => (await import('./bench/bag.ts')).benchBag(),
  import: async () => (await import('./bench/import.ts')).benchImport(),
  backfill: async () => (await import('./bench/backfill.ts')).benchBackfill(),
  tree: async () => (await import('./bench/tree.ts')).benchTree(),
  receipt: async () => (await import('./bench/receipt.ts')).benchReceipt(),
  gateway: async () => (await import('./bench/gateway.ts')).benchGateway(),
  pages: async () => (await import('./bench/pages.ts')).benchPages(),
  gas: async () => (await import('./bench/gas.ts')).benchGas(),
  e2e: async () => (await import('./bench/e2e.ts')).benchEndToEnd(),
};

const USAGE = `npm run bench [-- --only ID,… --json]

Measures the bars that the project sets itself, each beside its baseline in the same run.
  --only ID,…  some of ${Object.keys(BENCHES).join(', ')}
  --json       [{id, value, unit, bar, holds}] on standard output
Exit code 3 when a bar is missed.`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function selected(): string[] {
  const wanted = values.only?.split(',') ?? Object.keys(BENCHES);
  const unknown = wanted.filter((id) => !Object.hasOwn(BENCHES, id));
  if (unknown.length > 0) {
    console.error(`bench: no measure ${unknown.join(', ')}\n\n${USAGE}`);
    process.exit(2);
  }
  return wanted;
}

if (values.help) {
  console.error(USAGE);
  process.exit(0);
}

const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
console.error(
  `${cpus().length} × ${processor}; Node ${process.version}; ${process.platform} ${process.arch}`,
);

const measures: Measure[] = [];
for (const id of selected()) {
  for (const measure of await BENCHES[id]!()) {
    measures.push(measure);
    const verdict = measure.bar === null ? '' : `${measure.holds ? 'holds' : 'MISSED'} (${measure.bar})`;
    console.error(
      `${measure.id.padEnd(22)} ${measure.value.toFixed(2).padStart(12)} ${measure.unit.padEnd(10)} ${verdict}`,
    );
    console.error(`  ${measure.what}: ${measure.detail}`);
  }
}

if (values.json) {
  console.log(
    JSON.stringify(measures.map(({ id, value, unit, bar, holds }) => ({ id, value, unit, bar, holds }))),
  );
}
if (measures.some(({ holds }) => !holds)) process.exitCode = 3;
