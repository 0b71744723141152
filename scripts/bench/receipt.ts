import { hash } from 'node:crypto';
import { utf8 } from '#protocol/bytes.ts';
import { checkReceipt } from '#protocol/receipt.ts';
import { atLeast, interleaved, type Measure, processorTimed } from './measure.ts';
import { sampleLog } from './sample-log.ts';

const SIZE = 100_000;
const RECEIPTS = 5_000;

export async function benchReceipt(): Promise<Measure[]> {
  const made = sampleLog(SIZE, RECEIPTS, (index) => `JP.P.2025${String(index).padStart(6, '0')}`);
  const entryBytes = made.receipts.map(({ entry }) => utf8(entry));
  const inner = new Uint8Array(65);
  const times = await interleaved({
    checked: () =>
      processorTimed(() => {
        for (const receipt of made.receipts)
          if (checkReceipt(receipt).root !== made.root) throw new Error('a receipt does not hold');
      }),
    hashes: () =>
      processorTimed(() => {
        for (const [place, receipt] of made.receipts.entries()) {
          hash('sha256', entryBytes[place]!, 'buffer');
          for (let step = 0; step < receipt.inclusionPath.length; step += 1) hash('sha256', inner, 'buffer');
        }
      }),
  });
  const perReceipt = (time: number): string => ((time / RECEIPTS) * 1000).toFixed(1);
  return [
    atLeast(0.5, {
      id: 'receipt',
      what: `root of a receipt in a log of ${SIZE}, to the bare hashes it needs, processor time`,
      value: times.hashes / times.checked,
      unit: 'ratio',
      detail: `${perReceipt(times.checked)} µs to ${perReceipt(times.hashes)} µs`,
    }),
  ];
}
