import { summarise } from '#node/intake/summary.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { atMost, interleaved, type Measure, printed, processorTimed } from './measure.ts';
import { sampleApplication } from './sample.ts';

const DOCUMENTS = 2_048;
/** As a thread of the intake gets them: all are digested, then all are read. */
const BATCH = 128;
/** Many short rounds: what disturbs one of them does not change the median. */
const ROUNDS = 15;

/** What the thread does with a digested document: the reader, what can be filed, the quality report. */
function read(document: ReturnType<typeof digestDocument>, bytes: Uint8Array): void {
  const summary = summarise(document, bytes, {});
  if (!('filings' in summary) || summary.filings.length !== 1) throw new Error('a sample was not read');
}

export async function benchReading(): Promise<Measure[]> {
  const documents = Array.from({ length: DOCUMENTS }, (_, serial) => sampleApplication(serial));
  const batches = Array.from({ length: DOCUMENTS / BATCH }, (_, batch) =>
    documents.slice(batch * BATCH, (batch + 1) * BATCH),
  );
  const times = await interleaved(
    {
      batches: () =>
        processorTimed(() => {
          for (const batch of batches) {
            const digested = batch.map((bytes) => digestDocument(bytes));
            for (const [place, document] of digested.entries()) read(document, batch[place]!);
          }
        }),
      single: () =>
        processorTimed(() => {
          for (const bytes of documents) read(digestDocument(bytes), bytes);
        }),
      digest: () =>
        processorTimed(() => {
          for (const batch of batches) batch.map((bytes) => digestDocument(bytes));
        }),
    },
    ROUNDS,
  );
  const perSecond = (time: number): string => ((DOCUMENTS / time) * 1000).toFixed(0);
  const size = documents[0]?.length;
  return [
    atMost(1.5, {
      id: 'reading',
      what: `digesting and reading ST.96 documents of ${size} bytes in batches of ${BATCH} as the intake does, with the quality report, one thread, to digesting alone, processor time`,
      value: times.batches / times.digest,
      unit: 'ratio',
      detail: `${perSecond(times.batches)} to ${perSecond(times.digest)} documents a second of processor time`,
    }),
    printed({
      id: 'reading-single',
      what: 'the same document by document, where parser and reader evict each other’s code and data',
      value: times.single / times.digest,
      unit: 'ratio',
      detail: `${perSecond(times.single)} documents a second of processor time`,
    }),
  ];
}
