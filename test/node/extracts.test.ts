import { join } from 'node:path';
import { expect } from 'chai';
import { create as createQr } from 'qrcode';
import { accessCodeOf } from '#node/actions.ts';
import { qrText } from '#node/extract-pdf.ts';
import { extractStatus } from '#node/extract-status.ts';
import { issueExtract } from '#node/extracts.ts';
import { fsck } from '#node/fsck.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { createRegisterReader, type RegisterReader } from '#node/register/reader.ts';
import { APPLICATIONS, ENTRIES } from '#node/store/office.ts';
import * as rows from '#node/store/register.ts';
import { parseAccessCode } from '#protocol/access-code.ts';
import { toHex } from '#protocol/bytes.ts';
import { parseEntry } from '#protocol/entry.ts';
import { type Extract, parseExtract } from '#protocol/extract.ts';
import { blinding, claimKey, openKey, seal } from '#protocol/keys.ts';
import { sha256 } from '#sha256';
import {
  AT,
  closeOffice,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
} from './intake/office-fixture.ts';
import { squaresOf, textOf } from './pdf-reading.ts';

const OPEN = 'JP.P.2024080202';
const SEALED = 'JP.P.2025020101';
const LATER = 'EP.P.25400123';
const BLOCK = { number: 40, hash: '40'.repeat(32), timestamp: '2026-03-01T09:00:00Z' };

describe('extracts', () => {
  let pool: WorkerPool;
  let jp: TestOffice;
  let reader: RegisterReader;
  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    jp = await openOffice('JP');
    reader = createRegisterReader(jp.store, '31337');
    const documents = ['patent-application.xml', 'patent-publication.xml'];
    await take(
      pool,
      jp,
      documents.map((name) => join(SAMPLES, 'JP', name)),
    );
  });
  afterEach(() => closeOffice(jp));

  /** What follow would have written of the record. */
  const follow = async (id: string, change: Partial<rows.RegisterRow> = {}): Promise<rows.RegisterRow> => {
    const known = (await jp.store.get(APPLICATIONS, id)) ?? expect.fail(id);
    const { rightType, profile, filingDate, digest: documentDigest } = known;
    const isSealed = known.visibility === 'sealed';
    const k = isSealed ? parseAccessCode(await accessCodeOf(jp, id)) : '';
    const row: rows.RegisterRow = {
      ...{ office: 'JP', rightType, profile, filingDate, withdrawn: false, revision: 0 },
      ...{ recordedAt: BLOCK.timestamp, blockNumber: 40, transactionHash: '41'.repeat(32) },
      ...(isSealed
        ? { state: 'sealed', key: known.sealedKey ?? '' }
        : { state: 'open', key: openKey(id), applicationId: id }),
      digest: isSealed
        ? seal({ openKey: openKey(id), profile, documentDigest, filingDate, blinding: blinding(k, id) })
        : documentDigest,
      ...change,
    };
    await jp.store.update(async (batch) => {
      batch.put(rows.CURSOR, 'cursor', BLOCK).put(rows.RECORDS, row, row);
    });
    return row;
  };
  const claimOn = async (id: string, change: Partial<rows.ClaimRow> = {}): Promise<void> => {
    const claim: rows.ClaimRow = {
      ...{ earlierKey: openKey(id), index: 0, osf: 'EP', laterKey: openKey(LATER), claimId: 'c1'.repeat(32) },
      ...{ claimedDate: '2024-05-20', status: 'Claimed', declaredAt: BLOCK.timestamp },
      ...change,
    };
    await jp.store.update(async (batch) => {
      batch.put(rows.CLAIMS, claim, claim);
    });
  };
  const issue = (id: string) => issueExtract({ ...jp, reader }, id);
  const extractOf = async (id: string): Promise<Extract> =>
    parseExtract(Buffer.from((await issue(id)).json.bytes).toString());
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    );

  it('states what the register has, and is two entries of the log', async () => {
    const row = await follow(OPEN);
    await claimOn(OPEN);
    const { json, pdf } = await issue(OPEN);
    const extract = parseExtract(Buffer.from(json.bytes).toString());
    expect(extract).to.deep.include({ applicationId: OPEN, issuedAt: AT });
    expect(extract.documentDigest).to.equal(`${row.profile}:${row.digest}`);
    expect(extract.statement).to.deep.include({
      ...{ state: 'open', withdrawn: false, revision: 0, filingDate: row.filingDate },
      recordedAt: BLOCK.timestamp,
      asOf: { chainId: '31337', blockNumber: 40, blockHash: BLOCK.hash, blockTime: BLOCK.timestamp },
    });
    expect(extract.statement.claimsOnBag.map(({ office, status }) => [office, status])).to.deep.equal([
      ['EP', 'Claimed'],
    ]);
    for (const [file, mediaType] of [
      [json, 'application/vnd.ipanchor.extract+json'],
      [pdf, 'application/pdf'],
    ] as const) {
      const entry = parseEntry((await jp.store.get(ENTRIES, file.index))?.entry ?? '');
      expect(entry).to.include({ kind: 'extract', subject: OPEN, mediaType, digest: file.digest });
      expect(file.digest).to.equal(`raw:${toHex(sha256(file.bytes))}`);
    }
    expect((await jp.store.get(APPLICATIONS, OPEN))?.documents.slice(-2)).to.deep.equal([
      json.index,
      pdf.index,
    ]);
    const found: string[] = [];
    await fsck({ ...jp, onDifference: ({ code }) => found.push(code) });
    expect(found).to.deep.equal([]);
  });

  it('is one pair of entries, of the same bytes, when it is issued twice within a second', async () => {
    await follow(OPEN);
    const first = await issue(OPEN);
    const size = (await jp.store.meta('log'))?.size;
    expect(await issue(OPEN)).to.deep.equal(first);
    expect((await jp.store.meta('log'))?.size).to.equal(size);
  });

  it('states of a sealed application what its code gives: document, seal and claims under the code', async () => {
    const row = await follow(SEALED);
    const k = parseAccessCode(await accessCodeOf(jp, SEALED));
    const claim: rows.SealedClaimRow = {
      ...{ claimKey: claimKey(k, SEALED, 0), claimSeal: '01'.repeat(32), maskedLaterKey: '02'.repeat(32) },
      ...{ maskedDate: '03030303', osf: 'US', status: 'Claimed', declaredAt: BLOCK.timestamp },
    };
    await jp.store.update(async (batch) => {
      batch.put(rows.SEALED_CLAIMS, claim.claimKey, claim);
    });
    const { statement, documentDigest } = await extractOf(SEALED);
    const known = await jp.store.get(APPLICATIONS, SEALED);
    expect(documentDigest).to.equal(`${known?.profile}:${known?.digest}`);
    expect(statement).to.include({ state: 'sealed', sealedKey: row.key, digest: row.digest });
    expect(statement.sealedClaimsOnBag.map(({ office }) => office)).to.deep.equal(['US']);
    expect(statement.nextClaimKey).to.equal(claimKey(k, SEALED, 1));
    expect(JSON.stringify(statement)).to.not.include(k).and.to.not.include(blinding(k, SEALED));
  });

  it('is refused while the register lacks the record, or has it otherwise than the office states', async () => {
    expect(await codeOf(issue(OPEN))).to.equal('ACTION_NOT_POSSIBLE');
    expect(await codeOf(issue('JP.P.1999000001'))).to.equal('APPLICATION_NOT_KNOWN');
    await follow(SEALED, { filingDate: '2025-03-04' });
    expect(await codeOf(issue(SEALED))).to.equal('ACTION_NOT_POSSIBLE');
    await follow(OPEN, { rightType: 'U' });
    expect(await codeOf(issue(OPEN))).to.equal('ACTION_NOT_POSSIBLE');
  });

  it('is current until the register says otherwise, and a node that does not follow cannot know', async () => {
    await follow(OPEN);
    const { statement } = await extractOf(OPEN);
    const stages = { problem: () => undefined };
    const status = async () => (await extractStatus({ reader, stages }, statement)).finding;
    expect(await status()).to.include({ code: 'EXTRACT_CURRENT', result: 'holds' });
    expect((await extractStatus({ reader }, statement)).finding.result).to.equal('unknown');
    await follow(OPEN, { withdrawn: true, withdrawnAt: '2026-04-01T00:00:00Z' });
    await claimOn(OPEN);
    const { evidence, ...finding } = await status();
    expect(finding).to.include({ code: 'EXTRACT_SUPERSEDED', result: 'note' });
    expect(evidence).to.include({ withdrawn: 'false → true', claimsOnBag: '1 came' });
  });

  it('writes a PDF of the same facts without a person, machine or clock in it', async () => {
    await follow(OPEN);
    await claimOn(OPEN);
    const { json, pdf } = await issue(OPEN);
    const source = Buffer.from(pdf.bytes).toString('latin1');
    expect(source).to.match(/^%PDF-1\.7/);
    expect(source)
      .to.include('/Lang (en)')
      .and.to.include('/Marked true')
      .and.to.include('/DisplayDocTitle true');
    const told = [...source.matchAll(/^\(([^)]*)\)$/gm)].map(([, text]) => text);
    expect(told).to.have.members([
      ...['IPAnchor', 'IPAnchor', 'D:20260301093000Z', 'D:20260301093000Z', 'Office JP'],
      ...[`Extract from the register: ${OPEN}`, 'Statement of the register on one application'],
    ]);
    const shown = textOf(pdf.bytes);
    const { statement, documentDigest } = parseExtract(Buffer.from(json.bytes).toString());
    for (const fact of [
      OPEN,
      statement.filingDate,
      documentDigest ?? '',
      json.digest,
      statement.asOf.blockHash,
    ])
      expect(shown.replaceAll(/\s/g, '')).to.include(fact.replaceAll(/\s/g, ''));
    expect(shown).to.include('published').and.to.include('Claimed, declared');
  });

  it('draws the QR code that a reader takes the place in the log from', async () => {
    await follow(OPEN);
    const { json, pdf } = await issue(OPEN);
    const log = (await jp.store.meta('log'))?.id ?? '';
    const text = qrText({ log, leafIndex: json.index, digest: json.digest });
    expect(JSON.parse(text)).to.deep.equal({ v: 1, log, leafIndex: json.index, digest: json.digest });
    const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
    const dark = [...modules.data].filter((module) => module === 1).length;
    const squares = squaresOf(pdf.bytes);
    expect(squares).to.have.length(dark);
    const unit = squares[0]?.width ?? 0;
    const left = Math.min(...squares.map(({ x }) => x));
    const top = Math.min(...squares.map(({ y }) => y));
    const drawn = new Set(
      squares.map(({ x, y }) => `${Math.round((y - top) / unit)},${Math.round((x - left) / unit)}`),
    );
    for (const [place, module] of modules.data.entries()) {
      const at = `${Math.floor(place / modules.size)},${place % modules.size}`;
      expect(drawn.has(at), at).to.equal(module === 1);
    }
  });
});
