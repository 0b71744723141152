/** The sample log of the vectors: seven entries of one office, its tree, and a receipt for the fifth. */
import { canonical, hex, inclusion, leaf, root, sha, text } from './by-hand.ts';

export const ADDRESS = '0x5fbdb2315678afecb367f032d93f642f64180aa3';
export const LOG = `31337/${ADDRESS}/JP/1`;

/** Digests of the document of entry 4: its bytes, and its canonical form. */
export const RAW = hex(sha(text('<a  b="1"/>')));
export const CANONICAL = hex(sha(text('<a b="1"></a>')));

export type Fields = Readonly<Record<string, string | number>>;

export const entry4: Fields = {
  v: 1,
  log: LOG,
  kind: 'application',
  digest: `c14n:${CANONICAL}`,
  rawDigest: RAW,
  subject: 'JP.P.2007290922',
  issuedAt: '2026-03-01T09:30:00Z',
  mediaType: 'application/xml',
  salt: '000102030405060708090a0b0c0d0e0f',
};

/** The text of the sample entry with some fields changed. */
export const entryText = (change: Fields = {}): string => canonical({ ...entry4, ...change });

const others = [0, 1, 2, 3, 4, 5, 6].map((i) =>
  entryText({ subject: `JP.P.200729092${i}`, salt: `${i}`.repeat(32) }),
);
export const entries: readonly string[] = others.with(4, entryText());
export const leaves = entries.map((entry) => hex(leaf(text(entry))));
export const rootOf = (list: readonly string[]): string => hex(root(list.map(text)));
export const pathOf = (index: number, list: readonly string[]): string[] =>
  inclusion(index, list.map(text)).map(hex);

export const receipt4 = {
  v: 1,
  entry: entryText(),
  leafIndex: 4,
  treeSize: 7,
  inclusionPath: pathOf(4, entries),
  anchor: {
    blockNumber: 42,
    blockHash: hex(sha(text('block'))),
    transactionHash: hex(sha(text('transaction'))),
    recordedAt: '2026-03-01T09:31:00Z',
  },
};

/** The text of the sample receipt with some fields changed. */
export const receiptText = (change: object = {}): string => JSON.stringify({ ...receipt4, ...change });

/** A receipt of the sample log whose fifth entry is another one, truly in the tree. */
export function withEntry(change: Fields): { receipt: string; head: object } {
  const list = entries.with(4, entryText(change));
  return {
    receipt: receiptText({ entry: list[4], inclusionPath: pathOf(4, list) }),
    head: { root: rootOf(list) },
  };
}
