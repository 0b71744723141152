import { expect } from 'chai';
import fc from 'fast-check';
import {
  ENTRY_KINDS,
  formatLogId,
  isCompetent,
  type LogEntry,
  parseEntry,
  parseLogId,
  subjectOffice,
  writeEntry,
} from '#protocol/entry.ts';
import { ProtocolError } from '#protocol/errors.ts';

const HASH = 'ab'.repeat(32);
const LOG = `31337/0x${'5f'.repeat(20)}/JP/1`;

const entry: LogEntry = {
  v: 1,
  log: LOG,
  kind: 'application',
  digest: `c14n:${HASH}`,
  rawDigest: 'cd'.repeat(32),
  subject: 'JP.P.2007290922',
  issuedAt: '2026-03-01T09:30:00Z',
  mediaType: 'application/xml',
  salt: '0f'.repeat(16),
};

function codeOf(act: () => unknown): string {
  return errorOf(act).code;
}

function errorOf(act: () => unknown): ProtocolError {
  try {
    act();
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

function badFieldsOf(value: object): string[] {
  return errorOf(() => parseEntry(JSON.stringify(value))).fields.map(({ field }) => field);
}

describe('entry', () => {
  it('writes the fields in the order of RFC 8785, whatever the order they came in', () => {
    const text = writeEntry(entry);
    expect(Object.keys(JSON.parse(text))).to.deep.equal(Object.keys(entry).sort());
    const { log, v, ...rest } = entry;
    expect(writeEntry({ ...rest, v, log })).to.equal(text);
  });

  it('reads back what it wrote, for every kind', () => {
    for (const kind of ENTRY_KINDS) {
      const one = { ...entry, kind, subject: kind === 'data-package' ? 'JP' : entry.subject };
      expect(parseEntry(writeEntry(one))).to.deep.equal(one);
    }
  });

  it('refuses to write what it would refuse to read', () => {
    expect(codeOf(() => writeEntry({ ...entry, salt: '' }))).to.equal('ENTRY_INVALID');
  });

  it('names every bad field at once, and no value', () => {
    const { salt: _, ...rest } = entry;
    const error = errorOf(() =>
      parseEntry(
        JSON.stringify({ ...rest, kind: 'secret', rawDigest: HASH.toUpperCase(), extra: 1, 'a b': 2 }),
      ),
    );
    expect(error.code).to.equal('ENTRY_INVALID');
    expect(error.fields.map(({ field }) => field)).to.deep.equal(['kind', 'rawDigest', 'salt', 'extra', '?']);
    expect(error.message).to.not.contain('secret').and.to.not.contain(HASH.toUpperCase());
  });

  it('refuses each field in a form that it cannot have', () => {
    const wrong: readonly [keyof LogEntry, unknown][] = [
      ['v', '1'],
      ['v', null],
      ['log', `31337/0x${'5F'.repeat(20)}/JP/1`],
      ['log', `031337/0x${'5f'.repeat(20)}/JP/1`],
      ['log', `31337/0x${'5f'.repeat(20)}/JP/0`],
      ['log', `9007199254740992/0x${'5f'.repeat(20)}/JP/1`],
      ['kind', 'constructor'],
      ['digest', HASH],
      ['digest', `sha512:${HASH}`],
      ['digest', `c14n:0x${HASH}`],
      ['rawDigest', `0x${HASH}`],
      ['subject', 'JP.X.1'],
      ['subject', 'jp.P.1'],
      ['subject', `JP.P.${'1'.repeat(33)}`],
      ['subject', 'JP.P.１'],
      ['issuedAt', '2026-03-01T09:30:00'],
      ['issuedAt', '2026-03-01T09:30:00.000Z'],
      ['issuedAt', '2026-02-30T09:30:00Z'],
      ['issuedAt', '2026-03-01T24:00:00Z'],
      ['mediaType', 'text/xml; charset=utf-8'],
      ['mediaType', 'Application/XML'],
      ['salt', '0f'.repeat(15)],
      ['salt', ['0f'.repeat(16)]],
    ];
    for (const [field, value] of wrong) {
      expect(badFieldsOf({ ...entry, [field]: value }), `${field} ${JSON.stringify(value)}`).to.deep.equal([
        field,
      ]);
    }
  });

  it('wants a raw digest to repeat the digest of the bytes', () => {
    expect(badFieldsOf({ ...entry, digest: `raw:${HASH}` })).to.deep.equal(['digest']);
    expect(parseEntry(writeEntry({ ...entry, digest: `raw:${HASH}`, rawDigest: HASH })).digest).to.equal(
      `raw:${HASH}`,
    );
  });

  it('wants an office code alone for a data package, and for nothing else', () => {
    expect(badFieldsOf({ ...entry, subject: 'JP' })).to.deep.equal(['subject']);
    expect(badFieldsOf({ ...entry, kind: 'data-package' })).to.deep.equal(['subject']);
  });

  it('tells an unknown version from a bad field, before it looks at any other field', () => {
    expect(codeOf(() => parseEntry('{"v":2,"new":{"nested":[]}}'))).to.equal('ENTRY_VERSION_UNKNOWN');
    expect(codeOf(() => parseEntry('{"v":0}'))).to.equal('ENTRY_VERSION_UNKNOWN');
    expect(codeOf(() => parseEntry('{}'))).to.equal('ENTRY_INVALID');
    expect(codeOf(() => parseEntry('[]'))).to.equal('ENTRY_INVALID');
    expect(codeOf(() => parseEntry('null'))).to.equal('ENTRY_INVALID');
  });

  it('refuses any text but the canonical one', () => {
    const text = writeEntry(entry);
    for (const other of [
      ` ${text}`,
      `${text}\n`,
      text.replace(':', ': '),
      text.replace('"v"', '"\\u0076"'),
      text.replace('/JP/', '\\/JP\\/'),
      JSON.stringify(Object.fromEntries(Object.entries(entry).reverse())),
    ]) {
      expect(
        codeOf(() => parseEntry(other)),
        other,
      ).to.equal('ENTRY_NOT_CANONICAL');
    }
    expect(codeOf(() => parseEntry(text.replace('"v":1', '"v":1,"v":1')))).to.equal('JSON_DUPLICATE_KEY');
    expect(codeOf(() => parseEntry(text.replace('"v":1', '"v":1.0')))).to.equal('JSON_INVALID');
  });

  it('refuses every text that differs from the written one in one character', () => {
    const text = writeEntry(entry);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...' "{}[],:\\0aZ'), (at, character) => {
        const other = text.slice(0, at) + character + text.slice(at + 1);
        if (other === text) return;
        try {
          expect(writeEntry(parseEntry(other))).to.equal(other);
        } catch (error) {
          expect(error).to.be.instanceOf(ProtocolError);
        }
      }),
    );
  });

  it('lets an office speak for itself, and for another only by delegation', () => {
    const never = () => false;
    expect(isCompetent(entry, never)).to.equal(true);
    const foreign = { ...entry, subject: 'US.P.17123456' };
    expect(isCompetent(foreign, never)).to.equal(false);
    expect(isCompetent(foreign, (grantor, delegate) => grantor === 'US' && delegate === 'JP')).to.equal(true);
    expect(isCompetent(foreign, (grantor, delegate) => grantor === 'JP' && delegate === 'US')).to.equal(
      false,
    );
    expect(subjectOffice('EP')).to.equal('EP');
  });

  it('takes a log id apart and puts it together', () => {
    const id = { chainId: 31337, address: `0x${'5f'.repeat(20)}`, office: 'JP', logNumber: 1 };
    expect(parseLogId(LOG)).to.deep.equal(id);
    expect(formatLogId(id)).to.equal(LOG);
    for (const bad of [
      { ...id, chainId: 0 },
      { ...id, chainId: 2 ** 53 },
      { ...id, address: `0x${'5F'.repeat(20)}` },
      { ...id, office: 'jp' },
      { ...id, logNumber: 1.5 },
    ]) {
      expect(codeOf(() => formatLogId(bad))).to.equal('LOG_ID_INVALID');
    }
  });
});
