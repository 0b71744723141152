import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measured } from './child.ts';
import { atMost, type Measure } from './measure.ts';

/** The largest file that an office's node takes by default. */
const BYTES = 64 * 2 ** 20;

const ST96 = 'http://www.wipo.int/standards/XMLSchema/ST96/';
const NAMESPACES = ['pat:Patent', 'tmk:Trademark', 'com:Common']
  .map((one) => one.split(':'))
  .map(([prefix, component]) => `xmlns:${prefix}="${ST96}${component}"`)
  .join(' ');

interface Bag {
  readonly begin: string;
  readonly record: (serial: string) => string;
  readonly end: string;
}

/** Fictional: patents of JP with a claim on one of US each, whose partial date is a defect; trade marks of EM. */
const BAGS = {
  patent: {
    begin: `<pat:PatentBulkData ${NAMESPACES} com:st96Version="V6_0">\n`,
    record: (serial) => `  <pat:PatentData>
    <pat:ApplicationIdentification>
      <com:IPOfficeCode>JP</com:IPOfficeCode>
      <com:ApplicationNumber><com:ApplicationNumberText>2025-${serial}</com:ApplicationNumberText></com:ApplicationNumber>
      <pat:FilingDate>2025-03-04</pat:FilingDate>
    </pat:ApplicationIdentification>
    <pat:PriorityClaimBag>
      <pat:PriorityClaim com:sequenceNumber="1">
        <com:IPOfficeCode>US</com:IPOfficeCode>
        <com:ApplicationNumber><com:ApplicationNumberText>18/${serial}</com:ApplicationNumberText></com:ApplicationNumber>
        <pat:FilingDate>2024-04</pat:FilingDate>
      </pat:PriorityClaim>
    </pat:PriorityClaimBag>
    <pat:InventionTitleBag>
      <pat:InventionTitle com:languageCode="ja">装置 ${serial}</pat:InventionTitle>
    </pat:InventionTitleBag>
  </pat:PatentData>
`,
    end: '</pat:PatentBulkData>\n',
  },
  trademark: {
    begin: `<tmk:TrademarkApplication ${NAMESPACES} com:st96Version="V6_0"><tmk:TrademarkBag>\n`,
    record: (serial) => `  <tmk:Trademark>
    <com:RegistrationOfficeCode>EM</com:RegistrationOfficeCode>
    <com:ApplicationNumber><com:ApplicationNumberText>018${serial}</com:ApplicationNumberText></com:ApplicationNumber>
    <tmk:ApplicationDate>2025-03-04</tmk:ApplicationDate>
    <tmk:MarkRepresentation><tmk:MarkFeatureCategory>Word</tmk:MarkFeatureCategory></tmk:MarkRepresentation>
  </tmk:Trademark>
`,
    end: '</tmk:TrademarkBag></tmk:TrademarkApplication>\n',
  },
} as const satisfies Record<string, Bag>;

/** Writes as many records as fit; gives their count. */
function writeBag(file: string, { begin, record, end }: Bag): number {
  const descriptor = openSync(file, 'w');
  try {
    let room = BYTES - writeSync(descriptor, begin) - end.length;
    const length = Buffer.byteLength(record('000000'));
    let count = 0;
    for (let piece = ''; room >= length; piece = '') {
      for (; room >= length && piece.length < 2 ** 20; room -= length, count += 1) {
        piece += record(String(count).padStart(6, '0'));
      }
      writeSync(descriptor, piece);
    }
    writeSync(descriptor, end);
    return count;
  } finally {
    closeSync(descriptor);
  }
}

export async function benchBag(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-bench-'));
  try {
    const measures: Measure[] = [];
    for (const [kind, bag] of Object.entries(BAGS)) {
      const file = join(folder, `${kind}.xml`);
      const count = writeBag(file, bag);
      const { megabytes, milliseconds, memory } = await measured('bag-child.ts', [file, String(count)]);
      const { before = Number.NaN, after = Number.NaN } = memory;
      measures.push(
        atMost(1_000, {
          id: `bag-${kind}`,
          what: `peak resident memory of the process whose worker digests and reads ${count} records in one ${BYTES / 2 ** 20} MiB file`,
          value: megabytes,
          unit: 'MB',
          detail: `${(milliseconds / 1000).toFixed(1)} s, each record checked`,
        }),
        atMost(0.4, {
          id: `bag-${kind}-kept`,
          what: 'share of what was taken for that file that is not given back twelve seconds later',
          value: (after - before) / (megabytes - before),
          unit: 'ratio',
          detail: `${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`,
        }),
      );
      rmSync(file);
    }
    return measures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
