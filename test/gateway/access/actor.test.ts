import { expect } from 'chai';
import { z } from 'zod';
import type { PublishedLog } from '#node/published-log.ts';
import { AUDIT, type AuditRow } from '#node/store/audit.ts';
import contract from '../../../gateway/openapi.generated.json' with { type: 'json' };
import { HASH, keysOf, LATER } from '../../node/register/fixture.ts';
import { createGateway, type GatewayFixture } from '../fixture.ts';

const NAMED = { office: 'JP', rightType: 'P', applicationNumber: '2026-000003' };
const { sealedKey } = keysOf('JP.P.2026000003');
const digests = { documentDigestBag: [`c14n:${HASH.a}`] };

/** A request with a key for each operation that takes one. */
const REQUESTS: Readonly<Record<string, object>> = {
  '/api/v1/priority-checks': {
    laterApplication: LATER,
    priorityClaimBag: [{ ...NAMED, filingDate: '2026-01-15', keys: { sealedKey } }],
  },
  '/api/v1/verifications': { application: { ...NAMED, keys: { sealedKey } }, ...digests },
  '/api/v1/application-lookups': { ...NAMED, sealedKey },
  '/api/v1/family-lookups': { ...NAMED, sealedKey },
  '/api/v1/log-entry-lookups': { ...digests, sealedKey },
};

const publishedLog: PublishedLog = {
  ...{ office: 'JP', logNumber: 1, entriesOf: async () => [], entriesOfApplication: async () => [] },
  consistencyProof: async () => undefined,
};

describe('the use of the key of a sealed application', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway({ publishedLog });
  });
  after(() => gateway.close());

  it('can be made by these operations, and by no other', () => {
    const taking = Object.entries(z.record(z.string(), z.unknown()).parse(contract.paths))
      .filter(([, methods]) => membersOf(methods).has('sealedKey'))
      .map(([path]) => path);
    expect(taking).to.have.members(Object.keys(REQUESTS));
  });

  for (const [path, body] of Object.entries(REQUESTS))
    it(`is in the audit trail, by office and without the key: ${path}`, async () => {
      expect((await gateway.post(path, body)).status).to.equal(200);
      const rows: AuditRow[] = [];
      for await (const [, row] of gateway.register.store.scan(AUDIT)) rows.push(row);
      const last = rows.at(-1);
      expect(last).to.include({ by: 'anonymous', operation: path.split('/').at(-1), outcome: 'used' });
      expect(last?.subject).to.equal('JP');
      expect(JSON.stringify(rows)).to.not.include(sealedKey);
    });
});

/** Names of all members of what a body may hold, with what it refers to. */
function membersOf(methods: unknown): Set<string> {
  const { post } = z.object({ post: z.object({ requestBody: z.unknown() }).optional() }).parse(methods);
  const schemas: Readonly<Record<string, unknown>> = contract.components.schemas;
  const seen = new Set<string>();
  let text = JSON.stringify(post?.requestBody ?? {});
  for (const [, name = ''] of text.matchAll(/schemas\/(\w+)/g)) seen.add(name);
  for (const name of seen) {
    const own = JSON.stringify(schemas[name]);
    for (const [, other = ''] of own.matchAll(/schemas\/(\w+)/g)) seen.add(other);
    text += own;
  }
  return new Set([...text.matchAll(/"(\w+)":/g)].map(([, member = '']) => member));
}
