/**
 * Receipts: the portable proof that an entry is in a log whose head is anchored.
 *
 * What is proven is that the log has, at `treeSize`, the root that entry and path lead to; the root itself is
 * asked of the chain. Everything in a receipt is an attacker's until then.
 */
import { fromHex, hashesBytes, isHash, toHex } from '#protocol/bytes.ts';
import { isTime } from '#protocol/dates.ts';
import { parseDigest } from '#protocol/digest.ts';
import type { DocumentDigest } from '#protocol/digest-document.ts';
import { type LogEntry, type LogId, parseEntry, parseLogId } from '#protocol/entry.ts';
import { type BadField, ProtocolError } from '#protocol/errors.ts';
import { fieldsText, hasShape, isIntegerFrom, type Shape } from '#protocol/fields.ts';
import { canonicalJson, isObject, type JsonLimits, readJson } from '#protocol/json.ts';
import { leafHashOfText, rootFromPath } from '#protocol/tree.ts';

export const RECEIPT_MEDIA_TYPE = 'application/vnd.ipanchor.receipt+json;v=1';

/** Where the head was found on the chain when the receipt was issued: hints, for a reorganisation may move it. */
export interface Anchor {
  readonly blockNumber: number;
  /** 64 lower-case hexadecimal digits, without 0x. */
  readonly blockHash: string;
  /** 64 lower-case hexadecimal digits, without 0x. */
  readonly transactionHash: string;
  /** Time of the block: UTC, to the second. */
  readonly recordedAt: string;
}

export interface Receipt {
  /** Version of this format. */
  readonly v: 1;
  /** The exact text that was hashed: entry.ts. */
  readonly entry: string;
  /** Place of the entry in the log, from 0. */
  readonly leafIndex: number;
  /** Number of leaves under the anchored head, 1 to 2^53 − 1. */
  readonly treeSize: number;
  /** Hashes from the leaf's sibling up, 64 lower-case hexadecimal digits each. */
  readonly inclusionPath: readonly string[];
  readonly anchor: Anchor;
  /** Proof of the head itself, for who cannot ask the chain; readers that do not know its form leave it alone. */
  readonly chainProof?: Readonly<Record<string, unknown>>;
}

/** A receipt, what its entry says, and what of it is hashed, as bytes: to read the texts takes as long as to hash. */
export interface ReadReceipt {
  readonly receipt: Receipt;
  readonly entry: LogEntry;
  /** The log of the entry. */
  readonly log: LogId;
  /** Hash of the entry in its log. */
  readonly leaf: Uint8Array;
  /** Hashes from the leaf's sibling up. */
  readonly path: readonly Uint8Array[];
}

/** What of a digested document is compared. */
export type DocumentDigests = Pick<DocumentDigest, 'profile' | 'digest' | 'rawDigest'>;

export type DocumentMatch = 'byte-for-byte' | 'canonically-equal' | 'different';

/** A receipt without chain proof has less than 8 KB; block headers and storage proofs are what may be long. */
const LIMITS: JsonLimits = { length: 1 << 20, depth: 16 };
/** One hash for each level of a tree of less than 2^53 leaves. */
const LONGEST_PATH = 53;
const PATH = `at most ${LONGEST_PATH} hashes of 64 lower-case hexadecimal digits`;

const ANCHOR: Shape<Anchor> = {
  blockNumber: { is: isIntegerFrom(0), must: 'an integer from 0 to 2^53 − 1' },
  blockHash: { is: isHash, must: '64 lower-case hexadecimal digits' },
  transactionHash: { is: isHash, must: '64 lower-case hexadecimal digits' },
  recordedAt: { is: isTime, must: 'a UTC time to the second, yyyy-mm-ddThh:mm:ssZ' },
};

const RECEIPT: Shape<Receipt> = {
  v: { is: (value): value is 1 => value === 1, must: 'the integer 1' },
  entry: { is: (value): value is string => typeof value === 'string', must: 'the text of an entry' },
  leafIndex: { is: isIntegerFrom(0), must: 'an integer from 0 to 2^53 − 1' },
  treeSize: { is: isIntegerFrom(1), must: 'an integer from 1 to 2^53 − 1' },
  inclusionPath: { is: (value) => Array.isArray(value), must: PATH },
  anchor: { is: (value): value is Anchor => isObject(value), must: 'an object' },
  chainProof: { is: isObject, must: 'an object', optional: true },
};

/** The text of a receipt: canonical JSON. Throws ProtocolError RECEIPT_INVALID or ENTRY_VERSION_UNKNOWN. */
export function writeReceipt(receipt: Receipt): string {
  return canonicalJson(checked(receipt).receipt);
}

/**
 * The receipt of a text, in any JSON form.
 *
 * Throws ProtocolError JSON_TOO_LARGE, JSON_INVALID, JSON_DUPLICATE_KEY, RECEIPT_VERSION_UNKNOWN,
 * ENTRY_VERSION_UNKNOWN or RECEIPT_INVALID, the last with every bad field of receipt, anchor and entry.
 */
export function parseReceipt(text: string): Receipt {
  return readReceipt(text).receipt;
}

/** `parseReceipt` for who needs the entry too. */
export function readReceipt(text: string): ReadReceipt {
  return receiptOf(readJson(text, LIMITS));
}

/** `readReceipt` for who has read the JSON, as strictly. */
export function receiptOf(value: unknown): ReadReceipt {
  if (isObject(value) && Number.isSafeInteger(value.v) && value.v !== 1) {
    throw new ProtocolError('RECEIPT_VERSION_UNKNOWN', `receipt of version ${value.v}; 1 is known`, {
      where: 'v',
    });
  }
  return checked(value);
}

/**
 * Leaf hash of the entry, and the root that it leads to: a receipt holds if its log has that root at `treeSize`.
 *
 * Throws ProtocolError INCLUSION_INVALID when path, index and size do not fit each other.
 */
export function checkReceipt(receipt: Receipt): { readonly leafHash: string; readonly root: string } {
  const leaf = leafHashOfText(receipt.entry);
  const path = receipt.inclusionPath.map((hash) => fromHex(hash, 32));
  return { leafHash: toHex(leaf), root: rootOf({ receipt, leaf, path }) };
}

/** The root alone, for who has read the receipt. Throws as `checkReceipt`. */
export function rootOf({ receipt, leaf, path }: Pick<ReadReceipt, 'receipt' | 'leaf' | 'path'>): string {
  return toHex(rootFromPath({ leaf, index: receipt.leafIndex, size: receipt.treeSize, path }));
}

/**
 * How a document compares with the one that the receipt's entry was written for.
 *
 * The entry's profile decides. Where it is canonical, the canonical digest must be equal even if the bytes are:
 * else one entry with two digests that belong to two documents would pass for both.
 */
export function checkDocument(receipt: Receipt, document: DocumentDigests): DocumentMatch {
  return compareDigests(parseEntry(receipt.entry), document);
}

/** `checkDocument` for who has read the entry. */
export function compareDigests(entry: LogEntry, document: DocumentDigests): DocumentMatch {
  const { profile, hash } = parseDigest(entry.digest);
  const equalBytes = document.rawDigest === entry.rawDigest;
  if (profile === 'raw') return equalBytes ? 'byte-for-byte' : 'different';
  if (document.profile !== profile || document.digest !== hash) return 'different';
  return equalBytes ? 'byte-for-byte' : 'canonically-equal';
}

/**
 * How an entry compares with a digest that somebody states without its document: `<profile>:<hash>`.
 *
 * `undecided` where one is canonical and the other raw: documents of unequal bytes may still be canonically
 * equal. Throws ProtocolError DIGEST_INVALID.
 */
export function compareStatedDigest(entry: LogEntry, text: string): DocumentMatch | 'undecided' {
  const [stated, own] = [parseDigest(text), parseDigest(entry.digest)];
  if (stated.profile === 'raw' && stated.hash === entry.rawDigest) return 'byte-for-byte';
  if (stated.profile !== own.profile) return 'undecided';
  return stated.hash === own.hash ? 'canonically-equal' : 'different';
}

function checked(value: unknown): ReadReceipt {
  const bad: BadField[] = [];
  const wellShaped = hasShape(value, RECEIPT, bad);
  if (isObject(value) && isObject(value.anchor)) hasShape(value.anchor, ANCHOR, bad, 'anchor');
  const entry = isObject(value) && typeof value.entry === 'string' ? entryOf(value.entry, bad) : undefined;
  const path = isObject(value) && Array.isArray(value.inclusionPath) ? pathOf(value.inclusionPath, bad) : [];
  if (wellShaped && entry !== undefined && bad.length === 0)
    return { receipt: value, entry, log: parseLogId(entry.log), leaf: leafHashOfText(value.entry), path };
  throw new ProtocolError('RECEIPT_INVALID', `receipt: ${fieldsText(bad)}`, { fields: bad });
}

function entryOf(text: string, bad: BadField[]): LogEntry | undefined {
  try {
    return parseEntry(text);
  } catch (error) {
    if (!(error instanceof ProtocolError) || error.code === 'ENTRY_VERSION_UNKNOWN') throw error;
    if (error.code !== 'ENTRY_INVALID') bad.push({ field: 'entry', message: error.message });
    else bad.push(...error.fields.map(({ field, message }) => ({ field: `entry.${field}`, message })));
    return undefined;
  }
}

function pathOf(texts: readonly unknown[], bad: BadField[]): readonly Uint8Array[] {
  const path = texts.length <= LONGEST_PATH ? hashesBytes(texts) : undefined;
  if (path === undefined) bad.push({ field: 'inclusionPath', message: `must be ${PATH}` });
  return path ?? [];
}
