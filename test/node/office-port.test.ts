import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Actor, createAuditTrail } from '#node/audit-trail.ts';
import { NodeError } from '#node/errors.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { createOfficePort, type OfficePort } from '#node/office-port.ts';
import { createRegisterReader } from '#node/register/reader.ts';
import { readStored } from '#node/store/documents.ts';
import { RECEIPTS } from '#node/store/office.ts';
import { AT, closeOffice, newPool, openOffice, SAMPLES, type TestOffice } from './intake/office-fixture.ts';

const JP = 'JP.P.2025020101';
const BY: Actor = { by: 'desk', channel: 'http', correlationId: 'c-1' };

describe('the port of an office', () => {
  let pool: WorkerPool;
  let office: TestOffice;
  let port: OfficePort;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    office = await openOffice('JP');
    mkdirSync(join(office.folder, 'uploads', 'left-over'), { recursive: true });
    port = await open();
  });
  afterEach(() => closeOffice(office));

  async function open(): Promise<OfficePort> {
    const reader = createRegisterReader(office.store, '31337');
    const audit = createAuditTrail(office.store, () => AT);
    return createOfficePort({ ...office, reader, audit, pool }, office.folder, 2 ** 20);
  }
  const bytes = (name: string): Uint8Array => readFileSync(join(SAMPLES, name));
  const takeSample = () =>
    port.take({ bytes: bytes('JP/patent-application.xml'), fileName: 'document.xml' }, BY);
  async function trail() {
    const { rows } = await createAuditTrail(office.store, () => AT).list({
      limit: 100,
      offset: 0,
      descending: true,
    });
    return rows.map(({ by, operation, outcome, subject, code }) =>
      [by, operation, outcome, subject, code].filter((part) => part !== undefined).join(' '),
    );
  }
  async function refusalOf(work: Promise<unknown>): Promise<NodeError> {
    const error: unknown = await work.then(() => undefined).catch((thrown: unknown) => thrown);
    if (error instanceof NodeError) return error;
    throw new TypeError('no refusal', { cause: error });
  }

  it('empties what a crash left, takes a document once, and keeps no copy of its own', async () => {
    expect(existsSync(join(office.folder, 'uploads'))).to.equal(false);
    const first = await takeSample();
    expect(first).to.deep.include({ status: 'accepted', index: 0, applications: [JP], notTaken: [] });
    expect(await takeSample()).to.deep.include({ status: 'known', index: 0 });
    expect(readdirSync(join(office.folder, 'uploads'))).to.deep.equal([]);
    const { digest, rawDigest, ...shown } = Object(await port.perform('document', { index: 0 }, BY));
    expect(shown).to.deep.include({ state: 'logged', revoked: false, applications: [JP] });
    const stored = await readStored(office.store, rawDigest.slice('raw:'.length));
    expect(stored.state).to.equal('present');
  });

  it('refuses with every reason', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7\n');
    const error = await refusalOf(port.take({ bytes: pdf, fileName: 'document.pdf' }, BY));
    expect(error).to.include({ code: 'DOCUMENT_REFUSED' });
    expect(error.fields.map(({ message }) => message.split(':')[0])).to.deep.equal(['SIDECAR_MISSING']);
    const other = bytes('US/patent-application.xml');
    const foreign = await refusalOf(port.take({ bytes: other, fileName: 'document.xml' }, BY));
    expect(foreign.fields[0]).to.include({ field: 'office' });
    expect(await trail()).to.deep.equal([
      'desk document refused DOCUMENT_REFUSED',
      'desk document begun',
      'desk document refused DOCUMENT_REFUSED',
      'desk document begun',
    ]);
  });

  it('takes what does not say itself what it is, by a statement', async () => {
    await takeSample();
    const pdf = new TextEncoder().encode('%PDF-1.7\n');
    const statement = { applicationId: JP, kind: 'priority-document' } as const;
    const taken = await port.take({ bytes: pdf, fileName: 'document.pdf', statement }, BY);
    expect(taken).to.deep.include({ status: 'accepted', index: 1, applications: [JP] });
  });

  it('lists documents with how far each is, the newest first', async () => {
    await takeSample();
    await port.perform('publish', { applicationId: JP, publication: 'JP1' }, BY);
    await office.store.update(async (batch) => {
      batch.put(RECEIPTS, 0, { text: '{}', issuedAt: AT, verifiedAt: AT });
      batch.put(RECEIPTS, 1, { text: '{}', issuedAt: AT });
    });
    const page = async (limit: number, offset: number, descending = true) => {
      const { total, documents } = Object(await port.perform('documents', { limit, offset, descending }, BY));
      expect(total).to.equal(2);
      return documents.map(({ index, state }: { index: number; state: string }) => `${index} ${state}`);
    };
    expect(await page(10, 0)).to.deep.equal(['1 anchored', '0 verified']);
    expect(await page(1, 1)).to.deep.equal(['0 verified']);
    expect(await page(10, 2)).to.deep.equal([]);
    expect(await page(10, 0, false)).to.deep.equal(['0 verified', '1 anchored']);
    expect(await page(1, 1, false)).to.deep.equal(['1 anchored']);
  });

  it('writes down who asked for what, before it is done, and no secret', async () => {
    await takeSample();
    const { accessCode } = Object(await port.perform('accessCode', { applicationId: JP }, BY));
    expect(accessCode).to.match(/^[0-9A-Z]{4}(-[0-9A-Z]{1,5})+$/);
    await port.perform('withdraw', { applicationId: JP }, BY);
    await port.perform('withdraw', { applicationId: JP, undo: true }, BY);
    await refusalOf(port.perform('withdraw', { applicationId: JP, undo: true }, BY));
    await port.perform('application', { applicationId: JP }, BY);
    const rows = await trail();
    expect(rows).to.deep.equal([
      `desk undo withdraw refused ${JP} ACTION_NOT_POSSIBLE`,
      `desk undo withdraw begun ${JP}`,
      `desk undo withdraw begun ${JP}`,
      `desk withdraw begun ${JP}`,
      `desk accessCode begun ${JP}`,
      'desk document begun',
    ]);
    expect(JSON.stringify(rows)).to.not.include(accessCode);
  });

  it('gives a code out again, and says when it was first', async () => {
    await takeSample();
    const first = Object(await port.perform('accessCode', { applicationId: JP }, BY));
    expect(first.givenOutAt).to.equal(AT);
    expect(await port.perform('accessCode', { applicationId: JP }, BY)).to.deep.equal(first);
    const missing = await refusalOf(port.perform('accessCode', { applicationId: 'JP.P.1' }, BY));
    expect(missing.code).to.equal('APPLICATION_NOT_KNOWN');
  });

  it('says when the folder of uploads cannot be used', async () => {
    writeFileSync(join(office.folder, 'uploads'), '');
    const error = await refusalOf(takeSample());
    expect(error.code).to.equal('STORE_UNAVAILABLE');
  });
});
