import { hash } from 'node:crypto';
import { XmlDocument } from 'libxml2-wasm';
import { concat } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { atLeast, interleaved, type Measure, processorTimed } from './measure.ts';
import { sampleApplication } from './sample.ts';

const DOCUMENTS = 500;
/** Many short rounds: what else the machine does then falls on both lanes alike. */
const ROUNDS = 31;

/** What the digest lane cannot do without: parse, canonicalise, hash. */
function bareDigest(bytes: Uint8Array): string {
  const document = XmlDocument.fromBuffer(bytes);
  try {
    const pieces: Uint8Array[] = [];
    const write = (piece: Uint8Array): number => {
      pieces.push(piece.slice());
      return piece.length;
    };
    document.canonicalize({ write, close: () => true }, { withComments: true });
    return hash('sha256', concat(...pieces), 'hex');
  } finally {
    document.dispose();
  }
}

function each(documents: readonly Uint8Array[], digest: (bytes: Uint8Array) => unknown): void {
  for (const document of documents) digest(document);
}

export async function benchDigest(): Promise<Measure[]> {
  const documents = Array.from({ length: DOCUMENTS }, (_, serial) => sampleApplication(serial));
  const bytes = documents[0]!.length;
  if (bareDigest(documents[0]!) !== digestDocument(documents[0]!).digest) throw new Error('the lanes differ');
  const times = await interleaved(
    {
      lane: () => processorTimed(() => each(documents, digestDocument)),
      bare: () => processorTimed(() => each(documents, bareDigest)),
    },
    ROUNDS,
  );
  const perSecond = (time: number): string => ((DOCUMENTS / time) * 1000).toFixed(0);
  return [
    atLeast(0.8, {
      id: 'digest',
      what: `digests of ST.96 documents of ${bytes} bytes, one thread, to bare parse, C14N and hash, processor time`,
      value: times.bare / times.lane,
      unit: 'ratio',
      detail: `${perSecond(times.lane)} to ${perSecond(times.bare)} documents a second`,
    }),
  ];
}
