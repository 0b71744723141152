/** Vectors of receipts: what cannot be read, and why. */
import type { VectorCase } from './case.ts';
import { entries, entryText, receipt4, receiptText, rootOf } from './log.ts';

const origin = 'Rule of the protocol; hashes by RFC 9162 §2.1 with node:crypto.';

function receipt(name: string, title: string, input: object, expect: object): VectorCase {
  return { kind: 'receipt', name, title, origin, input: { ...input }, expect: { ...expect } };
}

const good = receiptText();
const anchored = (change: object): string => receiptText({ anchor: { ...receipt4.anchor, ...change } });

function refused(
  name: string,
  title: string,
  value: string,
  error: string,
  fields?: readonly string[],
): VectorCase {
  return receipt(name, title, { receipt: value }, { error, ...(fields ? { fields } : {}) });
}

function badField(name: string, title: string, field: string, value: string): VectorCase {
  return refused(name, title, value, 'RECEIPT_INVALID', [field]);
}

const { anchor: _, ...withoutAnchor } = receipt4;
const [first = '', ...rest] = receipt4.inclusionPath;

export const unreadable: readonly VectorCase[] = [
  refused('empty', 'No text', '', 'JSON_INVALID'),
  refused('truncated', 'The end missing', good.slice(0, -1), 'JSON_INVALID'),
  refused(
    'duplicate',
    'A field twice',
    good.replace('"leafIndex":4', '"leafIndex":4,"leafIndex":5'),
    'JSON_DUPLICATE_KEY',
  ),
  refused(
    'duplicate-anchor',
    'A field of the anchor twice',
    good.replace('"blockNumber"', '"blockNumber":1,"blockNumber"'),
    'JSON_DUPLICATE_KEY',
  ),
  refused(
    'huge-number',
    'An index that would be rounded',
    good.replace('"leafIndex":4', '"leafIndex":9007199254740993'),
    'JSON_INVALID',
  ),
  refused(
    'fraction',
    'An index with a fraction',
    good.replace('"leafIndex":4', '"leafIndex":4.5'),
    'JSON_INVALID',
  ),
  refused('exponent', 'An index as 4e0', good.replace('"leafIndex":4', '"leafIndex":4e0'), 'JSON_INVALID'),
  refused(
    'minus-zero',
    'A block number of -0',
    good.replace('"blockNumber":42', '"blockNumber":-0'),
    'JSON_INVALID',
  ),
  refused(
    'too-deep',
    'A chain proof nested too deep',
    receiptText({ chainProof: JSON.parse(`${'{"a":'.repeat(16)}1${'}'.repeat(16)}`) }),
    'JSON_TOO_LARGE',
  ),
  refused('version-2', 'A version that is not known', receiptText({ v: 2 }), 'RECEIPT_VERSION_UNKNOWN'),
  refused(
    'entry-version-2',
    'An entry of a version that is not known',
    receiptText({ entry: entryText({ v: 2 }) }),
    'ENTRY_VERSION_UNKNOWN',
  ),
  badField('no-object', 'A text', '', '"receipt"'),
  badField('version-text', 'The version as text', 'v', receiptText({ v: '1' })),
  badField('no-version', 'No version', 'v', JSON.stringify({ ...receipt4, v: undefined })),
  badField('extra', 'A field too many', 'root', receiptText({ root: rootOf(entries) })),
  badField('proto', 'A field __proto__', '?', good.replace('{', '{"__proto__":{},')),
  badField('no-anchor', 'No anchor', 'anchor', JSON.stringify(withoutAnchor)),
  badField('anchor-null', 'An anchor of null', 'anchor', receiptText({ anchor: null })),
  badField(
    'anchor-extra',
    'A field of the anchor too many',
    'anchor.root',
    anchored({ root: rootOf(entries) }),
  ),
  badField(
    'anchor-0x',
    'A block hash with 0x',
    'anchor.blockHash',
    anchored({ blockHash: `0x${receipt4.anchor.blockHash}` }),
  ),
  badField(
    'anchor-upper-case',
    'A transaction hash in upper case',
    'anchor.transactionHash',
    anchored({ transactionHash: 'AB'.repeat(32) }),
  ),
  badField(
    'anchor-time',
    'A time without Z',
    'anchor.recordedAt',
    anchored({ recordedAt: '2026-03-01T09:31:00' }),
  ),
  badField('anchor-negative', 'A negative block number', 'anchor.blockNumber', anchored({ blockNumber: -1 })),
  badField('index-negative', 'A negative index', 'leafIndex', receiptText({ leafIndex: -1 })),
  badField('index-text', 'An index as text', 'leafIndex', receiptText({ leafIndex: '4' })),
  badField('size-0', 'A tree of no leaf', 'treeSize', receiptText({ treeSize: 0 })),
  badField(
    'path-upper-case',
    'A path in upper case',
    'inclusionPath',
    receiptText({ inclusionPath: [first.toUpperCase(), ...rest] }),
  ),
  badField(
    'path-0x',
    'A path with 0x',
    'inclusionPath',
    receiptText({ inclusionPath: [`0x${first}`, ...rest] }),
  ),
  badField(
    'path-short-hash',
    'A hash of 31 bytes',
    'inclusionPath',
    receiptText({ inclusionPath: [first.slice(2), ...rest] }),
  ),
  badField(
    'path-too-long',
    'Fifty-four hashes',
    'inclusionPath',
    receiptText({ inclusionPath: Array(54).fill(first) }),
  ),
  badField(
    'path-text',
    'A path as one text',
    'inclusionPath',
    receiptText({ inclusionPath: receipt4.inclusionPath.join('') }),
  ),
  badField(
    'entry-object',
    'The entry as an object, not as the text that was hashed',
    'entry',
    receiptText({ entry: JSON.parse(receipt4.entry) }),
  ),
  badField(
    'entry-white-space',
    'An entry with white space',
    'entry',
    receiptText({ entry: ` ${receipt4.entry}` }),
  ),
  badField(
    'entry-duplicate',
    'An entry with a field twice',
    'entry',
    receiptText({ entry: receipt4.entry.replace('"v":1', '"v":1,"v":1') }),
  ),
  badField(
    'entry-bad-field',
    'An entry with a bad field',
    'entry.kind',
    receiptText({ entry: entryText({ kind: 'x' }) }),
  ),
  badField('chain-proof-text', 'A chain proof as text', 'chainProof', receiptText({ chainProof: 'x' })),
  refused(
    'several',
    'Bad fields of receipt, anchor and entry, all named',
    receiptText({
      leafIndex: '4',
      anchor: { ...receipt4.anchor, blockHash: 'x' },
      entry: entryText({ salt: 'x', kind: 'x' }),
    }),
    'RECEIPT_INVALID',
    ['leafIndex', 'anchor.blockHash', 'entry.kind', 'entry.salt'],
  ),
];
