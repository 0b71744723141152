/** Vectors of log entries: one form only, a closed set of fields, and who may speak about whom. */
import { hex, leaf, text } from './by-hand.ts';
import type { VectorCase } from './case.ts';
import { ADDRESS, CANONICAL, entry4, entryText, RAW } from './log.ts';

const origin =
  'Rule of the protocol; canonical form by RFC 8785, leaf hash by RFC 9162 §2.1.1 with node:crypto.';

function entry(name: string, title: string, input: object, expect: object): VectorCase {
  return { kind: 'entry', name, title, origin, input: { ...input }, expect: { ...expect } };
}

const good = entryText();
const isGood = (value: string) => ({ entry: JSON.parse(value), leafHash: hex(leaf(text(value))) });

function reads(name: string, title: string, value: string): VectorCase {
  return entry(name, title, { text: value }, isGood(value));
}

function refused(
  name: string,
  title: string,
  value: string,
  error: string,
  fields?: readonly string[],
): VectorCase {
  return entry(name, title, { text: value }, { error, ...(fields ? { fields } : {}) });
}

/** A field with a value that it cannot hold, in text that is otherwise canonical. */
function badField(name: string, title: string, field: string, value: string | number): VectorCase {
  return refused(name, title, entryText({ [field]: value }), 'ENTRY_INVALID', [field]);
}

const { salt: _, ...withoutSalt } = entry4;
const reversed = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(good)).reverse()));

export const entriesVectors: readonly VectorCase[] = [
  reads('application', 'An application, digested canonically', good),
  reads('raw', 'A document digested raw', entryText({ digest: `raw:${RAW}` })),
  reads('data-package', 'A file of many records', entryText({ kind: 'data-package', subject: 'JP' })),
  reads('escapes', 'A number with a quotation mark and a backslash', entryText({ subject: 'XX.T.A"B\\C' })),
  refused('white-space', 'A space behind a colon', good.replace(':', ': '), 'ENTRY_NOT_CANONICAL'),
  refused('line-feed', 'A line feed behind', `${good}\n`, 'ENTRY_NOT_CANONICAL'),
  refused('key-order', 'The fields in another order', reversed, 'ENTRY_NOT_CANONICAL'),
  refused(
    'escaped-name',
    'A name with an escape that is not needed',
    good.replace('"v"', '"\\u0076"'),
    'ENTRY_NOT_CANONICAL',
  ),
  refused('escaped-solidus', 'A solidus escaped', good.replaceAll('/', '\\/'), 'ENTRY_NOT_CANONICAL'),
  refused(
    'duplicate',
    'A field twice with the same value',
    good.replace('"v":1', '"v":1,"v":1'),
    'JSON_DUPLICATE_KEY',
  ),
  refused(
    'duplicate-other',
    'A field twice with different values',
    good.replace('{', '{"subject":"US.P.1",'),
    'JSON_DUPLICATE_KEY',
  ),
  refused(
    'duplicate-escaped',
    'A field twice, once with an escape',
    good.replace('"v":1', '"v":1,"\\u0076":1'),
    'JSON_DUPLICATE_KEY',
  ),
  refused('fraction', 'The version as 1.0', good.replace('"v":1', '"v":1.0'), 'JSON_INVALID'),
  refused('exponent', 'The version as 1e0', good.replace('"v":1', '"v":1e0'), 'JSON_INVALID'),
  refused('truncated', 'The end missing', good.slice(0, -10), 'JSON_INVALID'),
  refused('byte-order-mark', 'A byte order mark before', `\ufeff${good}`, 'JSON_INVALID'),
  refused('trailing', 'A second value behind', `${good}{}`, 'JSON_INVALID'),
  refused(
    'lone-surrogate',
    'Half a character outside the basic plane',
    good.replace('JP.P', 'JP\\ud800'),
    'JSON_INVALID',
  ),
  refused('too-deep', 'Nested deeper than any entry', '['.repeat(9) + ']'.repeat(9), 'JSON_TOO_LARGE'),
  refused('too-long', 'Longer than any entry', ' '.repeat(5000), 'JSON_TOO_LARGE'),
  refused('version-2', 'A version that is not known', entryText({ v: 2 }), 'ENTRY_VERSION_UNKNOWN'),
  refused(
    'version-2-other-fields',
    'An unknown version with fields of its own',
    '{"new":{},"v":2}',
    'ENTRY_VERSION_UNKNOWN',
  ),
  badField('version-text', 'The version as text', 'v', '1'),
  refused('no-object', 'An array', '[]', 'ENTRY_INVALID', ['']),
  refused(
    'missing',
    'A field missing',
    JSON.stringify(Object.fromEntries(Object.entries(withoutSalt).sort())),
    'ENTRY_INVALID',
    ['salt'],
  ),
  refused('extra', 'A field too many', entryText({ note: 'x' }), 'ENTRY_INVALID', ['note']),
  refused('proto', 'A field __proto__', good.replace('{', '{"__proto__":1,'), 'ENTRY_INVALID', ['?']),
  refused(
    'several',
    'Several bad fields, all named',
    entryText({ kind: 'x', rawDigest: 'x', salt: 'x' }),
    'ENTRY_INVALID',
    ['kind', 'rawDigest', 'salt'],
  ),
  badField('upper-case-hash', 'A hash in upper case', 'rawDigest', RAW.toUpperCase()),
  badField('hash-0x', 'A hash with 0x', 'rawDigest', `0x${RAW}`),
  badField('short-hash', 'A hash of 31 bytes', 'rawDigest', RAW.slice(2)),
  badField('unknown-algorithm', 'A digest of another algorithm', 'digest', `sha512:${CANONICAL}`),
  badField('no-profile', 'A digest without profile', 'digest', CANONICAL),
  badField(
    'raw-differs',
    'A raw digest that does not repeat the digest of the bytes',
    'digest',
    `raw:${CANONICAL}`,
  ),
  badField('unknown-kind', 'A kind that there is not', 'kind', 'certificate'),
  badField('time-without-z', 'A time without Z', 'issuedAt', '2026-03-01T09:30:00'),
  badField('time-fraction', 'A time with a fraction', 'issuedAt', '2026-03-01T09:30:00.5Z'),
  badField('time-offset', 'A time with an offset', 'issuedAt', '2026-03-01T18:30:00+09:00'),
  badField('time-no-such-day', 'The 30th of February', 'issuedAt', '2026-02-30T09:30:00Z'),
  badField('media-type-parameter', 'A media type with a parameter', 'mediaType', 'text/xml;charset=utf-8'),
  badField('salt-short', 'A salt of 15 bytes', 'salt', '00'.repeat(15)),
  badField('subject-bad', 'A subject that is no application id', 'subject', '2007290922'),
  badField('subject-office', 'An application without number', 'subject', 'JP'),
  refused(
    'package-subject',
    'A data package of one application',
    entryText({ kind: 'data-package' }),
    'ENTRY_INVALID',
    ['subject'],
  ),
  badField(
    'log-upper-case',
    'An address in mixed case',
    'log',
    `31337/${ADDRESS.replace('fbdb', 'FbDB')}/JP/1`,
  ),
  badField('log-0', 'A log number 0', 'log', `31337/${ADDRESS}/JP/0`),
  badField('log-leading-zero', 'A chain id with a leading zero', 'log', `031337/${ADDRESS}/JP/1`),
  badField('log-huge', 'A log number that is no safe integer', 'log', `31337/${ADDRESS}/JP/9007199254740992`),
];

const foreign = entryText({ subject: 'US.P.17123456' });

export const competence: readonly VectorCase[] = [
  entry('own-office', 'An office speaks for itself', { text: good, delegations: [] }, { competent: true }),
  entry(
    'other-office',
    "Another office's application",
    { text: foreign, delegations: [] },
    { competent: false },
  ),
  entry(
    'delegated',
    'Another office that delegated',
    { text: foreign, delegations: [['US', 'JP']] },
    { competent: true },
  ),
  entry(
    'delegated-reverse',
    'A delegation the other way round',
    { text: foreign, delegations: [['JP', 'US']] },
    { competent: false },
  ),
];
