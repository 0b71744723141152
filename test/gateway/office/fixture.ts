/** The gateway of an office, with a real store behind its port, and callers by name of their role. */
import type { Request } from 'express';
import { credentialsInvalid } from '#gateway/access/refusal.ts';
import type { GatewayDeps } from '#gateway/deps.ts';
import { type Caller, ROLES, type Role } from '#gateway/operation.ts';
import { type AuditTrail, createAuditTrail } from '#node/audit-trail.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { createOfficePort } from '#node/office-port.ts';
import { createRegisterReader } from '#node/register/reader.ts';
import { AT, closeOffice, openOffice, type TestOffice } from '../../node/intake/office-fixture.ts';
import { createGateway, type GatewayFixture } from '../fixture.ts';

export interface OfficeGateway {
  readonly gateway: GatewayFixture;
  readonly office: TestOffice;
  readonly audit: AuditTrail;
  /** Asks as the holder of a role. */
  readonly as: (role: string, path: string, request?: RequestInit) => Promise<Response>;
  /** Posts JSON as an operator. */
  readonly post: (path: string, body: unknown) => Promise<Response>;
  readonly close: () => Promise<void>;
}

export async function createOfficeGateway(
  pool: WorkerPool,
  own: Pick<GatewayDeps, 'checks'> = {},
): Promise<OfficeGateway> {
  const office = await openOffice('JP');
  const reader = createRegisterReader(office.store, '31337');
  const audit = createAuditTrail(office.store, () => AT);
  const port = await createOfficePort({ ...office, reader, audit, pool }, office.folder, 2 ** 20);
  const gateway = await createGateway({ audit, office: port, authenticate, ...own });
  const as: OfficeGateway['as'] = (role, path, request = {}) =>
    fetch(`${gateway.url}/api/v1/${path}`, {
      ...request,
      headers: { ...request.headers, ...(role !== '' && { 'X-Api-Key': role }) },
    });
  return {
    ...{ gateway, office, audit, as },
    post: (path, body) =>
      as('operator', path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async close() {
      await gateway.close();
      await closeOffice(office);
    },
  };
}

/** What an answer holds, as it came: the gateway's fixture holds it against the contract. */
export async function jsonOf(response: Response): Promise<ReturnType<typeof JSON.parse>> {
  return response.json();
}

async function authenticate(request: Request): Promise<Caller | undefined> {
  const key = request.get('X-Api-Key');
  if (key === undefined) return undefined;
  const role = (Object.keys(ROLES) as Role[]).find((known) => known === key); // `ROLES` has no other keys
  if (role === undefined) throw credentialsInvalid('the API key is not known');
  return { name: `the ${role}`, roles: new Set([role]) };
}
