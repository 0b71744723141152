import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { priorityCheckAnswer } from '#gateway/checks/priority-form.ts';
import { GatewayError } from '#gateway/errors.ts';
import { type Observer, startGateway, startObserver } from '#gateway/gateway.ts';
import { healthAnswer } from '#gateway/health.ts';
import { verificationAnswer } from '#gateway/verifications.ts';
import { digestFile } from '#node/cli/document-file.ts';
import { ingest } from '#node/intake/ingest.ts';
import { WorkerPool } from '#node/intake/pool.ts';
import { jobsBelow } from '#node/intake/walk.ts';
import { type OfficeNode, timeNow } from '#node/office.ts';
import { deriveKeys } from '#node/register/derived-keys.ts';
import { APPLICATIONS, CODES, RECEIPTS } from '#node/store/office.ts';
import type { OutboxAction } from '#node/store/outbox.ts';
import { enqueue } from '#node/store/queue.ts';
import { formatDigest } from '#protocol/digest.ts';
import { checkReceipt, parseReceipt } from '#protocol/receipt.ts';
import { startRegister, type TestRegister } from './fixtures/register.ts';

const sample = (name: string): string => fileURLToPath(new URL(`../documents/${name}`, import.meta.url));
const EP = { office: 'EP', rightType: 'P', filingDate: '2025-05-16' };
const US = { office: 'US', rightType: 'P', filingDate: '2026-02-27' };
const SEALED = 'JP.P.2025020101';
const CLAIM = { office: 'JP', rightType: 'P', applicationNumber: '2024-80202', filingDate: '2024-05-20' };

/** Sample documents, taken in by two offices, anchored and followed; asked through an observer. */
describe('the gateway on a chain', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let observer: Observer;
  const nodes = new Map<string, OfficeNode>();
  const faults: unknown[] = [];

  before(async () => {
    register = await startRegister();
    for (const office of ['JP', 'US'])
      nodes.set(office, await register.open(office, await register.admit(office)));
    const names = ['JP/patent-application.xml', 'JP/patent-publication.xml', 'US/patent-publication.xml'];
    const pool = new WorkerPool({ maxBytes: 2 ** 20, maxSeconds: 10, threads: 1 });
    const deskFor = async (office: string) => nodes.get(office)?.desk;
    for await (const outcomes of ingest(jobsBelow(names.map(sample)), { pool, deskFor }))
      for (const outcome of outcomes) expect(outcome).to.have.property('status', 'accepted');
    await pool.close();
    for (const node of nodes.values()) await node.settled();
    observer = await startObserver(options('observer'));
    await observer.settled();
  });
  after(async () => {
    await observer?.close();
    await register?.close();
    expect(faults).to.deep.equal([]);
  });

  const options = (name: string, port = 0) => ({
    dataFolder: join(register.folder, name),
    access: {
      url: register.embedded.url,
      finality: { kind: 'saved', file: register.embedded.savedBlockFile } as const,
    },
    deployment: register.deployment,
    address: { host: '127.0.0.1', port },
    version: '0.1.0',
    onFault: (_correlationId: string, fault: unknown) => faults.push(fault),
  });
  const nodeOf = (office: string): OfficeNode => {
    const node = nodes.get(office);
    if (node === undefined) throw new TypeError(`no node of ${office}`);
    return node;
  };
  async function post(path: string, body: object, url = observer.url): Promise<unknown> {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(response.status).to.equal(200);
    return response.json();
  }
  async function check(claim: object, laterApplication: object = EP, url?: string) {
    const answer = priorityCheckAnswer.parse(
      await post('priority-checks', { laterApplication, priorityClaimBag: [claim] }, url),
    );
    const [result] = answer.priorityCheckBag;
    if (result === undefined) throw new TypeError('no result');
    return { ...answer, ...result, codes: result.findingBag.map(({ code }) => code) };
  }
  async function verify({ receipt, ...body }: { receipt?: string } & Record<string, unknown>) {
    const asked = receipt === undefined ? body : { ...body, receipt: JSON.parse(receipt) };
    return verificationAnswer.parse(await post('verifications', asked));
  }
  async function digestsOf(name: string): Promise<string[]> {
    const { profile, digest, rawDigest } = await digestFile(sample(name));
    return [formatDigest(profile, digest), formatDigest('raw', rawDigest)];
  }
  async function receiptOf(office: string, id: string): Promise<string> {
    const { store } = nodeOf(office);
    const index = (await store.get(APPLICATIONS, id))?.firstDocument ?? -1;
    return (await store.get(RECEIPTS, index))?.text ?? '';
  }
  async function keysOf(id: string) {
    const { store, vault } = nodeOf('JP');
    const code = await store.get(CODES, id);
    if (code === undefined) throw new TypeError(`no code of ${id}`);
    return deriveKeys(vault.open(id, code), id);
  }
  /** Does something as the office, and waits until the observer knows. */
  async function act(office: string, action: OutboxAction): Promise<void> {
    const { store, settled } = nodeOf(office);
    await store.update((batch) => enqueue(store, batch, [action], timeNow()));
    await settled();
    await observer.settled();
  }

  it('confirms, contradicts and does not know, each with its evidence', async () => {
    const confirmed = await check({
      ...CLAIM,
      documentDigestBag: await digestsOf('JP/patent-publication.xml'),
    });
    expect(confirmed.verdict).to.equal('confirmed');
    expect(confirmed.basis).to.equal('stated by the office');
    expect(confirmed.codes).to.include('DIGEST_EQUAL');
    expect(confirmed.evidence).to.include({ applicationId: 'JP.P.2024080202', office: 'JP' });
    expect(confirmed.freshness.state).to.equal('current');
    expect(confirmed.freshness.officeBag[0]).to.include({ office: 'JP', participation: 'active' });

    const wrong = { office: 'US', rightType: 'P', applicationNumber: '18/700,123', filingDate: '2024-06-11' };
    expect(await check(wrong)).to.include({ verdict: 'contradicted' });
    const unknown = await check({ ...CLAIM, applicationNumber: '2024-081999', filingDate: '2024-05-24' });
    expect(unknown.verdict).to.equal('not-recorded');
    expect(unknown).to.not.have.property('basis');
  });

  it('shows an unpublished application to its key, and to nobody else', async () => {
    const claim = { ...CLAIM, applicationNumber: '2025-020101', filingDate: '2025-03-03' };
    const hidden = await check(claim, US);
    const none = await check({ ...claim, applicationNumber: '2025-020102' }, US);
    expect(hidden.verdict).to.equal('not-recorded');
    const shape = ({ findingBag, codes }: typeof hidden) => ({
      codes,
      messages: findingBag.map(({ message }) => message),
    });
    expect(shape(hidden)).to.deep.equal(shape(none));

    const keys = await keysOf(SEALED);
    const documentDigestBag = await digestsOf('JP/patent-application.xml');
    const shown = await check({ ...claim, documentDigestBag, keys }, US);
    expect(shown.verdict).to.equal('confirmed');
    expect(shown.codes).to.include.members(['SEALED_RECORD_FOUND', 'DIGEST_EQUAL']);
    const { applicationId } = shown.evidence ?? {};
    expect(applicationId).to.equal(undefined);
  });

  it('verifies a document by its receipt, and tells it from another one', async () => {
    const receipt = await receiptOf('JP', 'JP.P.2024080202');
    const documentDigestBag = await digestsOf('JP/patent-publication.xml');
    const answer = await verify({ receipt, documentDigestBag });
    expect(answer.verdict, JSON.stringify(answer.findingBag)).to.equal('verified');
    expect(answer.findingBag.find(({ code }) => code === 'DOCUMENT_EQUAL')?.evidence).to.deep.equal({
      match: 'byte-for-byte',
    });
    expect(answer.head).to.include({ office: 'JP', logNumber: 1 });
    const other = await verify({ receipt, documentDigestBag: await digestsOf('US/patent-publication.xml') });
    expect(other.verdict).to.equal('contradicted');
  });

  it('verifies the receipt of an unpublished application without telling that it is recorded', async () => {
    const receipt = await receiptOf('JP', SEALED);
    const answer = await verify({ receipt });
    expect(answer.verdict).to.equal('incomplete');
    expect(
      answer.findingBag.filter(({ result }) => result !== 'holds').map(({ code }) => code),
    ).to.deep.equal(['APPLICATION_RECORDED']);
    const documentDigestBag = await digestsOf('JP/patent-application.xml');
    const application = { office: 'JP', rightType: 'P', applicationNumber: '2025-020101' };
    expect((await verify({ documentDigestBag, application })).verdict).to.equal('not-recorded');
    const { sealedKey, blinding } = await keysOf(SEALED);
    const keyed = { ...application, keys: { sealedKey, blinding } };
    expect((await verify({ receipt, application: keyed })).verdict).to.equal('verified');
    expect((await verify({ documentDigestBag, application: keyed })).verdict).to.equal('verified');
  });

  it('knows of a withdrawal and of a revocation as soon as they are followed', async () => {
    const id = 'US.P.18700123';
    const receipt = await receiptOf('US', id);
    expect((await verify({ receipt })).verdict).to.equal('verified');
    const key = (await nodeOf('US').store.get(APPLICATIONS, id))?.openKey ?? '';
    await act('US', { type: 'withdraw', key, change: 1 });
    const claim = { office: 'US', rightType: 'P', applicationNumber: '18/700,123', filingDate: '2024-06-14' };
    const withdrawn = await check(claim);
    expect(withdrawn.codes).to.include('WITHDRAWN_AFTER_FILING');
    expect(withdrawn.verdict).to.equal('confirmed');
    const before = await check(claim, { ...EP, filingDate: '2199-05-16' });
    expect(before.codes).to.include('WITHDRAWN');
    expect(before.verdict).to.equal('needs-review');
    expect((await verify({ receipt })).verdict).to.equal('verified');

    const { leafHash } = checkReceipt(parseReceipt(receipt));
    await act('US', { type: 'revoke', leafHash, reason: 'IssuedInError', replacement: '00'.repeat(32) });
    const revoked = await verify({ receipt });
    expect(revoked.verdict).to.equal('contradicted');
    expect(revoked.findingBag.find(({ code }) => code === 'NOT_REVOKED')?.message).to.include(
      'IssuedInError',
    );
  });

  it('is served by an office too, from the register of its node', async () => {
    const { dataFolder, ...rest } = options('JP');
    const gateway = await startGateway(nodeOf('JP'), 'office', rest);
    expect((await check(CLAIM, EP, gateway.url)).verdict).to.equal('confirmed');
    await gateway.close();
  });

  it('names a port in use, and lets go of its store', async () => {
    const { port } = new URL(observer.url);
    for (let attempt = 0; attempt < 2; attempt++) {
      const error = await startObserver(options('second', Number(port))).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(GatewayError).with.property('code', 'PORT_IN_USE');
    }
  });

  it('says so when the chain is gone, and still answers from what it has', async () => {
    const receipt = await receiptOf('JP', 'JP.P.2024080202');
    await register.embedded.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stale = await check(CLAIM);
    expect(stale.verdict).to.equal('confirmed');
    expect(stale.freshness).to.include({ state: 'unknown', blocksBehind: null });
    expect((await verify({ receipt })).verdict).to.equal('incomplete');
    const health = healthAnswer.parse(await (await fetch(`${observer.url}/healthz`)).json());
    expect(health).to.include({ status: 'alive', role: 'observer', problem: 'CHAIN_UNREACHABLE' });
    expect((await fetch(`${observer.url}/readyz`)).status).to.equal(503);
  });
});
