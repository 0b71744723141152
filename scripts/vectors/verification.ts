/** Vectors of receipts that can be read: what each step of the verification finds, and the verdict. */
import { bytes, hex, leaf, node, sha, text } from './by-hand.ts';
import type { VectorCase } from './case.ts';
import {
  ADDRESS,
  CANONICAL,
  entries,
  entryText,
  leaves,
  RAW,
  receipt4,
  receiptText,
  rootOf,
  withEntry,
} from './log.ts';

const origin = 'Rule of the protocol; hashes by RFC 9162 §2.1 with node:crypto.';
const good = receiptText();
const [first = '', ...rest] = receipt4.inclusionPath;
const root = rootOf(entries);
const head = { root, anchor: receipt4.anchor };
const document = { profile: 'c14n', digest: CANONICAL, rawDigest: RAW };
const log = { chainId: 31337, address: ADDRESS, office: 'JP', logNumber: 1 };
const found = {
  RECEIPT_READABLE: 'holds',
  ISSUER_COMPETENT: 'holds',
  HEAD_ANCHORED: 'holds',
  LEAF_INCLUDED: 'holds',
};

/** A receipt that can be read, and how each step ends; the steps that are not named end as in a good one. */
function judged(name: string, title: string, input: object, verdict: string, findings: object): VectorCase {
  return {
    kind: 'receipt',
    name,
    title,
    origin,
    input: { receipt: good, head: { root }, ...input },
    expect: { verdict, findings: { ...found, ...findings } },
  };
}

const wrongPath = { LEAF_INCLUDED: 'fails' };
const [leafA = '', leafB = ''] = leaves;
const forgedPair = hex(node(bytes(leafA), bytes(leafB)));

export const verifications: readonly VectorCase[] = [
  judged(
    'verified',
    'All that can be asked holds',
    { head, document, expected: { log, subject: 'JP.P.2007290922' } },
    'verified',
    { LOG_EXPECTED: 'holds', SUBJECT_EXPECTED: 'holds', DOCUMENT_EQUAL: 'holds', ANCHOR_AS_STATED: 'holds' },
  ),
  judged(
    'indented',
    'A receipt in another JSON form is the same receipt',
    { receipt: JSON.stringify(receipt4, null, 2) },
    'verified',
    {},
  ),
  judged(
    'chain-proof',
    'A chain proof of a form not known is left alone',
    { receipt: receiptText({ chainProof: { header: 'f9' } }) },
    'verified',
    {},
  ),
  judged(
    'canonically-equal',
    'Other bytes with the same canonical form',
    { document: { ...document, rawDigest: CANONICAL } },
    'verified',
    { DOCUMENT_EQUAL: 'holds' },
  ),
  judged(
    'moved-anchor',
    'A reorganisation moved the head: a note',
    { head: { root, anchor: { blockNumber: 43 } } },
    'verified',
    { ANCHOR_AS_STATED: 'note' },
  ),
  judged(
    'other-document',
    'Another document',
    { document: { ...document, digest: RAW, rawDigest: CANONICAL } },
    'contradicted',
    { DOCUMENT_EQUAL: 'fails' },
  ),
  judged(
    'equal-bytes-other-digest',
    'Equal bytes with another canonical digest: the entry serves two documents',
    { document: { ...document, digest: RAW } },
    'contradicted',
    { DOCUMENT_EQUAL: 'fails' },
  ),
  judged(
    'other-profile',
    'A document that is digested raw against a canonical digest',
    { document: { profile: 'raw', digest: RAW, rawDigest: RAW } },
    'contradicted',
    { DOCUMENT_EQUAL: 'fails' },
  ),
  judged(
    'document-unknown',
    'The document met a limit of the verifier',
    { document: { unknown: 'over the limit' } },
    'incomplete',
    { DOCUMENT_EQUAL: 'unknown' },
  ),
  judged(
    'stated-digest',
    'A digest without its document',
    { document: { stated: `c14n:${CANONICAL}` } },
    'verified',
    { DOCUMENT_EQUAL: 'holds' },
  ),
  judged(
    'stated-raw-differs',
    'Other bytes than those logged may still be canonically equal',
    { document: { stated: `raw:${CANONICAL}` } },
    'incomplete',
    { DOCUMENT_EQUAL: 'unknown' },
  ),
  judged(
    'other-chain',
    "Another chain's entry",
    { ...withEntry({ log: `1/${ADDRESS}/JP/1` }), expected: { log } },
    'contradicted',
    { LOG_EXPECTED: 'fails' },
  ),
  judged(
    'other-contract',
    "Another contract's entry",
    { ...withEntry({ log: `31337/${ADDRESS.replace('5', '6')}/JP/1` }), expected: { log } },
    'contradicted',
    { LOG_EXPECTED: 'fails' },
  ),
  judged(
    'other-office-log',
    "Another office's log",
    { ...withEntry({ log: `31337/${ADDRESS}/US/1`, subject: 'US.P.17123456' }), expected: { log } },
    'contradicted',
    { LOG_EXPECTED: 'fails' },
  ),
  judged(
    'other-log',
    'Another log of the office',
    { ...withEntry({ log: `31337/${ADDRESS}/JP/2` }), expected: { log } },
    'contradicted',
    { LOG_EXPECTED: 'fails' },
  ),
  judged(
    'other-subject',
    'Another application than the one asked about',
    { expected: { subject: 'JP.P.2007290923' } },
    'contradicted',
    { SUBJECT_EXPECTED: 'fails' },
  ),
  judged(
    'not-competent',
    "An office's word on another office's application",
    { ...withEntry({ subject: 'US.P.17123456' }), delegations: [] },
    'contradicted',
    { ISSUER_COMPETENT: 'fails' },
  ),
  judged(
    'delegated',
    'The same with a delegation',
    { ...withEntry({ subject: 'US.P.17123456' }), delegations: [['US', 'JP']] },
    'verified',
    {},
  ),
  judged(
    'delegation-unknown',
    'The same when the directory was not asked',
    withEntry({ subject: 'US.P.17123456' }),
    'incomplete',
    { ISSUER_COMPETENT: 'unknown' },
  ),
  judged('head-absent', 'A head that the chain does not have', { head: 'absent' }, 'not-recorded', {
    HEAD_ANCHORED: 'absent',
    LEAF_INCLUDED: 'unknown',
  }),
  judged(
    'head-unknown',
    'A chain that cannot be reached',
    { head: { unknown: 'no connection' } },
    'incomplete',
    { HEAD_ANCHORED: 'unknown', LEAF_INCLUDED: 'unknown' },
  ),
  judged(
    'path-wrong-head-unknown',
    'A path of the wrong length is wrong whatever the chain says',
    { receipt: receiptText({ inclusionPath: rest }), head: { unknown: 'no connection' } },
    'contradicted',
    { HEAD_ANCHORED: 'unknown', ...wrongPath },
  ),
  judged(
    'other-root',
    'Another root on the chain',
    { head: { root: rootOf(entries.slice(0, 6)) } },
    'contradicted',
    wrongPath,
  ),
  judged(
    'path-truncated',
    'A path without its last hash',
    { receipt: receiptText({ inclusionPath: receipt4.inclusionPath.slice(0, -1) }) },
    'contradicted',
    wrongPath,
  ),
  judged(
    'path-padded',
    'A path with a hash too many',
    { receipt: receiptText({ inclusionPath: [...receipt4.inclusionPath, first] }) },
    'contradicted',
    wrongPath,
  ),
  judged(
    'path-swapped',
    'Two hashes of the path swapped',
    { receipt: receiptText({ inclusionPath: [rest[0], first, ...rest.slice(1)] }) },
    'contradicted',
    wrongPath,
  ),
  judged(
    'path-leaf-first',
    'The leaf hash in place of its sibling',
    { receipt: receiptText({ inclusionPath: [leaves[4], ...rest] }) },
    'contradicted',
    wrongPath,
  ),
  judged(
    'other-index',
    'The index of the neighbour',
    { receipt: receiptText({ leafIndex: 5 }) },
    'contradicted',
    wrongPath,
  ),
  judged(
    'index-is-size',
    'An index as large as the size',
    { receipt: receiptText({ leafIndex: 7 }) },
    'contradicted',
    wrongPath,
  ),
  judged(
    'index-over-32-bits',
    'An index that 32 bits would take for 4',
    { receipt: receiptText({ leafIndex: 2 ** 32 + 4, treeSize: 2 ** 32 + 7 }) },
    'contradicted',
    wrongPath,
  ),
  judged(
    'entry-changed',
    'One character of the entry',
    { receipt: receiptText({ entry: entryText({ issuedAt: '2026-03-01T09:30:01Z' }) }) },
    'contradicted',
    wrongPath,
  ),
  judged(
    'leaf-as-node',
    'The leaf hash taken for the root of its pair',
    {
      receipt: receiptText({ leafIndex: 2, treeSize: 4, inclusionPath: [forgedPair] }),
      head: { root: rootOf(entries.slice(0, 4)) },
    },
    'contradicted',
    wrongPath,
  ),
  judged(
    'unprefixed-leaf',
    'A root over leaves hashed without their prefix',
    {
      head: { root: hex(sha(text(entryText()))) },
      receipt: receiptText({ leafIndex: 0, treeSize: 1, inclusionPath: [] }),
    },
    'contradicted',
    wrongPath,
  ),
  judged(
    'only-leaf',
    'A tree of one leaf',
    {
      head: { root: hex(leaf(text(entryText()))) },
      receipt: receiptText({ leafIndex: 0, treeSize: 1, inclusionPath: [] }),
    },
    'verified',
    {},
  ),
];
