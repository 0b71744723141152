import { digestDocument } from '#protocol/digest-document.ts';
import { readDocument } from '#standards/read.ts';
import { atMost, interleaved, type Measure, processorTimed } from './measure.ts';
import { sampleApplication } from './sample.ts';

const DOCUMENTS = 1_000;
/** Many short rounds: what disturbs one of them does not change the median. */
const ROUNDS = 15;

export async function benchReading(): Promise<Measure[]> {
  const documents = Array.from({ length: DOCUMENTS }, (_, serial) => sampleApplication(serial));
  const times = await interleaved(
    {
      both: () =>
        processorTimed(() => {
          for (const bytes of documents) {
            const { canonical } = digestDocument(bytes);
            if (
              canonical === undefined ||
              readDocument(canonical).documents[0]?.applicationId === undefined
            ) {
              throw new Error('a sample was not read');
            }
          }
        }),
      digest: () =>
        processorTimed(() => {
          for (const bytes of documents) digestDocument(bytes);
        }),
    },
    ROUNDS,
  );
  const perSecond = (time: number): string => ((DOCUMENTS / time) * 1000).toFixed(0);
  return [
    atMost(1.5, {
      id: 'reading',
      what: `digesting and reading ST.96 documents of ${documents[0]?.length} bytes, one thread, to digesting alone, processor time`,
      value: times.both / times.digest,
      unit: 'ratio',
      detail: `${perSecond(times.both)} to ${perSecond(times.digest)} documents a second of processor time`,
    }),
  ];
}
