import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { makeKey, writeKeys } from '#gateway/access/key-file.ts';
import { startGateway } from '#gateway/gateway.ts';
import type { Role } from '#gateway/operation.ts';
import type { GatewayServer } from '#gateway/server.ts';
import { ACCESS } from '#node/config.ts';
import { WorkerPool } from '#node/intake/pool.ts';
import { type OfficeNode, timeNow } from '#node/office.ts';
import { createOfficePort } from '#node/office-port.ts';
import { openKey } from '#protocol/keys.ts';
import { startRegister, type TestRegister } from './fixtures/register.ts';

const JP = 'JP.P.2025020101';
const US = 'US.P.19400111';
const CLAIM = { laterApplicationId: US, earlierApplicationId: JP, claimedDate: '2025-03-03' };

/** Two offices that serve their own gateways, used as their people use them: over HTTP alone. */
describe("an office's gateway on a chain", function () {
  this.timeout(120_000);
  let register: TestRegister;
  const pool = new WorkerPool({ maxBytes: 2 ** 20, maxSeconds: 10, threads: 1 });
  const nodes = new Map<string, OfficeNode>();
  const gateways = new Map<string, GatewayServer>();
  const keys = new Map<string, string>();
  const faults: unknown[] = [];

  before(async () => {
    register = await startRegister();
    for (const office of ['JP', 'US']) {
      const node = await register.open(office, await register.admit(office));
      nodes.set(office, node);
      const folder = join(register.folder, office);
      const made = (['operator', 'auditor'] as const).map((role: Role) => makeKey(role, [role], new Date()));
      await writeKeys(
        join(folder, 'access-keys.json'),
        made.map(({ kept }) => kept),
      );
      for (const { text, kept } of made) keys.set(`${office} ${kept.name}`, text);
      const port = await createOfficePort({ ...node, pool, now: timeNow, stages: node }, folder, 2 ** 20);
      const { url, savedBlockFile } = register.embedded;
      const gateway = await startGateway(node, 'office', {
        access: { url, finality: { kind: 'saved', file: savedBlockFile } },
        deployment: register.deployment,
        address: { host: '127.0.0.1', port: 0 },
        version: '0.1.0',
        office: port,
        callers: { config: ACCESS.parse({}), folder },
        onFault: (_correlationId, fault) => faults.push(fault),
      });
      gateways.set(office, gateway);
    }
  });
  after(async () => {
    for (const gateway of gateways.values()) await gateway.close();
    await pool.close();
    await register?.close();
    expect(faults).to.deep.equal([]);
  });

  const nodeOf = (office: string): OfficeNode => {
    const node = nodes.get(office);
    if (node === undefined) throw new TypeError(`no node of ${office}`);
    return node;
  };
  async function ask(office: string, path: string, request: RequestInit = {}, role = 'operator') {
    const headers = { 'X-Api-Key': keys.get(`${office} ${role}`) ?? '', ...request.headers };
    const response = await fetch(`${gateways.get(office)?.url}/api/v1/${path}`, { ...request, headers });
    const text = await response.text();
    expect(response.status, text).to.be.within(200, 201);
    const value: ReturnType<typeof JSON.parse> = JSON.parse(text);
    return value;
  }
  const post = (office: string, path: string, body: object) =>
    ask(office, path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const handIn = (office: string, name: string) =>
    ask(office, 'documents', {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml' },
      body: new Uint8Array(readFileSync(fileURLToPath(new URL(`../documents/${name}`, import.meta.url)))),
    });
  async function settled(): Promise<void> {
    for (const node of nodes.values()) await node.settled();
    for (const node of nodes.values()) await node.settled(); // what one wrote the other follows
  }
  const claimOf = async (office: string) => (await nodeOf(office).reader.claimsOn(openKey(JP)))[0];

  it('takes a document, gives its receipt, and verifies it', async () => {
    const { leafIndex } = await handIn('JP', 'JP/patent-application.xml');
    await handIn('US', 'US/patent-application.xml');
    await settled();
    expect(await ask('JP', `documents/${leafIndex}`)).to.include({ state: 'verified', revoked: false });
    const receipt = await ask('JP', `documents/${leafIndex}/receipt`);
    const { rawDigest } = await ask('JP', `documents/${leafIndex}`);
    const { verdict } = await post('JP', 'verifications', { receipt, documentDigestBag: [rawDigest] });
    expect(verdict).to.equal('incomplete'); // an unpublished application is shown to its key only
  });

  it('declares a claim under the code, decides it sealed, and opens it with the publication', async () => {
    const { accessCode } = await post('JP', 'access-codes', { applicationId: JP });
    await post('US', 'priority-claims', { ...CLAIM, accessCode });
    await post('US', 'priority-claim-decisions', { ...CLAIM, status: 'Accepted' });
    await settled();
    expect(await claimOf('JP')).to.equal(undefined);
    await post('US', 'publications', { applicationId: US });
    await post('JP', 'publications', { applicationId: JP, publicationNumber: 'JP2026-123456A' });
    await settled();
    expect(await claimOf('JP')).to.include({ osf: 'US', status: 'Accepted', claimedDate: '2025-03-03' });
  });

  it('decides an open claim anew, withdraws it and takes that back', async () => {
    await post('US', 'priority-claim-decisions', { ...CLAIM, status: 'Refused' });
    await post('US', 'priority-claim-withdrawals', CLAIM);
    await settled();
    const withdrawn = await claimOf('JP');
    expect(withdrawn).to.include({ status: 'Refused' });
    expect(withdrawn?.withdrawnAt).to.be.a('string');
    await post('US', 'priority-claim-withdrawals', { ...CLAIM, undo: true });
    await settled();
    expect((await claimOf('JP'))?.withdrawnAt).to.equal(undefined);
  });

  it('corrects, withdraws and revokes, and the register says so', async () => {
    await post('JP', 'corrections', { applicationId: JP, filingDate: '2025-03-04' });
    await post('JP', 'withdrawals', { applicationId: JP });
    await settled();
    const record = await nodeOf('US').reader.record('JP', openKey(JP));
    expect(record).to.include({ filingDate: '2025-03-04', withdrawn: true, revision: 1 });
    await post('JP', 'revocations', { leafIndex: 0, reason: 'IssuedInError' });
    await settled();
    expect(await ask('JP', 'documents/0')).to.include({ revoked: true });
    const receipt = await ask('JP', 'documents/0/receipt');
    expect((await post('US', 'verifications', { receipt })).verdict).to.equal('contradicted');
  });

  it('has each of these in its audit trail, and no code', async () => {
    const { auditEventBag: bag } = await ask('US', 'audit-events', {}, 'auditor');
    const told = bag.map(({ by, operation, outcome }: Record<string, string>) =>
      [by, operation, outcome].join(' '),
    );
    expect(told).to.deep.equal([
      'operator document begun',
      'operator declareClaim begun',
      'operator decideClaim begun',
      'operator publish begun',
      'operator decideClaim begun',
      'operator withdrawClaim begun',
      'operator undo withdrawClaim begun',
    ]);
  });
});
