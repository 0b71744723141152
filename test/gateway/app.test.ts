import { request as httpRequest } from 'node:http';
import { expect } from 'chai';
import fc from 'fast-check';
import { MAX_BODY_BYTES } from '#gateway/body.ts';
import { NodeError } from '#node/errors.ts';
import { CODE, HASH } from '../node/register/fixture.ts';
import { createGateway, type GatewayFixture, problemOf } from './fixture.ts';

const RESOURCES = ['/api/v1/priority-checks', '/api/v1/verifications'];
const CLAIMS = { laterApplication: {}, priorityClaimBag: [] };

describe('the gateway', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());
  const get = (path: string, init: RequestInit = {}) => fetch(gateway.url + path, init);

  it('answers 404 for what it does not have', async () => {
    for (const path of [
      '/',
      '/api',
      '/api/v1/',
      '/api/v1/priority-checks/',
      '/API/v1/verifications',
      '/api/v2/verifications',
    ])
      expect((await problemOf(await get(path))).code, path).to.equal('RESOURCE_NOT_FOUND');
  });

  it('answers 405 with the methods that there are, and 204 to OPTIONS', async () => {
    for (const path of RESOURCES)
      for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
        const response = await get(path, { method });
        expect(response.headers.get('Allow')).to.equal('POST, OPTIONS');
        expect((await problemOf(response)).code).to.equal('METHOD_NOT_ALLOWED');
      }
    const options = await get('/healthz', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('Allow')]).to.deep.equal([204, 'GET, HEAD, OPTIONS']);
    expect((await get('/healthz', { method: 'HEAD' })).status).to.equal(200);
  });

  it('answers 406 when JSON is not wanted', async () => {
    const response = await gateway.post('/api/v1/verifications', {}, { Accept: 'text/html' });
    expect((await problemOf(response)).code).to.equal('NOT_ACCEPTABLE');
  });

  it('answers 415 to what is not plain JSON in UTF-8', async () => {
    for (const headers of [
      { 'Content-Type': 'text/plain' },
      { 'Content-Type': 'application/json; charset=utf-16' },
      { 'Content-Type': 'application/jsonp' },
      { 'Content-Encoding': 'gzip' },
    ])
      for (const path of RESOURCES) {
        const problem = await problemOf(await gateway.post(path, '{}', headers));
        expect(problem.code, JSON.stringify(headers)).to.equal('CONTENT_TYPE_UNSUPPORTED');
      }
    const accepted = await gateway.post('/api/v1/verifications', '{}', {
      'Content-Type': 'application/json;charset="UTF-8"',
    });
    expect((await problemOf(accepted)).code).to.equal('BODY_INVALID');
  });

  it('answers 413 to a body over the limit, announced or not', async () => {
    const large = JSON.stringify({ receipt: 'x'.repeat(MAX_BODY_BYTES) });
    const path = '/api/v1/application-lookups';
    expect((await problemOf(await gateway.post(path, large))).code).to.equal('BODY_TOO_LARGE');
    const stream = new Blob([large]).stream();
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'Content-Type': 'application/json' },
    };
    expect((await problemOf(await get(path, init))).code).to.equal('BODY_TOO_LARGE');
  });

  it('answers 400 to what is not strict JSON', async () => {
    const bad = [
      '',
      '{',
      'null,',
      '{"a":1,"a":2}',
      '{"a":1,"\\u0061":2}',
      '['.repeat(5000),
      '{"a":1.5}',
      '"\\ud800"',
    ];
    for (const body of bad) {
      const { code, status } = await problemOf(await gateway.post('/api/v1/verifications', body));
      expect([code, status], body.slice(0, 20)).to.deep.equal(['JSON_MALFORMED', 400]);
    }
    const latin1 = await get('/api/v1/verifications', {
      method: 'POST',
      body: Uint8Array.of(0x22, 0xe9, 0x22),
      headers: { 'Content-Type': 'application/json' },
    });
    expect((await problemOf(latin1)).code).to.equal('JSON_MALFORMED');
  });

  it('names many bad fields, the missing receipt among them, without answering more than was asked', async () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f${i}`, 0]));
    const problem = await problemOf(await gateway.post('/api/v1/verifications', many));
    expect(problem.invalidParams).to.have.length(100);
    expect(problem.detail).to.include('20001 fields');
  });

  it('answers a request that ends early, and stays up', async () => {
    await new Promise<void>((resolve) => {
      const request = httpRequest(`${gateway.url}/api/v1/verifications`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': 100 },
      });
      request.on('error', () => resolve());
      request.write('{"receipt":');
      setTimeout(() => request.destroy(), 20);
    });
    expect((await get('/healthz')).status).to.equal(200);
    expect(gateway.faults).to.deep.equal([]);
  });

  it('answers 400 to a path that cannot be decoded', async () => {
    expect((await problemOf(await get('/api/v1/problems/%E0%A4%A'))).code).to.equal('REQUEST_MALFORMED');
  });

  it('gives every answer a correlation id, the given one when it is harmless', async () => {
    const given = await get('/nothing', { headers: { 'X-Correlation-Id': 'file-42' } });
    expect(given.headers.get('X-Correlation-Id')).to.equal('file-42');
    expect((await problemOf(given)).correlationId).to.equal('file-42');
    const replaced = await get('/healthz', { headers: { 'X-Correlation-Id': 'a b\tc' } });
    expect(replaced.headers.get('X-Correlation-Id')).to.match(/^[0-9a-f-]{36}$/);
  });

  it('sends headers that keep browsers out of trouble, and names no software', async () => {
    for (const path of ['/healthz', '/nothing']) {
      const { headers } = await get(path);
      expect(headers.get('X-Content-Type-Options')).to.equal('nosniff');
      expect(headers.get('Content-Security-Policy')).to.include("default-src 'none'");
      expect(headers.get('Cache-Control')).to.equal('no-store');
      expect(headers.has('X-Powered-By')).to.equal(false);
    }
  });

  it('repeats nothing that was sent in a refusal or in its log, wherever a secret was put', async () => {
    const secret = `${CODE.slice(0, 4)}-${CODE.slice(4)}`;
    const key = HASH.other;
    const bodies: unknown[] = [
      `{"${secret}": }`,
      `"${secret}"`,
      { [secret]: secret },
      { [key]: 1 },
      { receipt: secret },
      { receipt: { v: secret, [secret]: key } },
      {
        documentDigestBag: [secret, `c14n:${key.toUpperCase()}`],
        application: { office: secret, applicationNumber: 5, keys: secret },
      },
      { ...CLAIMS, laterApplication: { office: secret, rightType: secret, filingDate: secret } },
      {
        ...CLAIMS,
        priorityClaimBag: [
          {
            office: 'JP',
            applicationNumber: 'x'.repeat(70) + secret,
            filingDate: secret,
            keys: { sealedKey: secret },
          },
        ],
      },
    ];
    for (const body of bodies)
      for (const path of RESOURCES) {
        const response = await gateway.post(path, body);
        expect(response.status).to.equal(400);
        const text = await response.text();
        for (const hidden of [secret, CODE, key, secret.toLowerCase()]) expect(text).to.not.include(hidden);
      }
    await get(`/api/v1/${secret}?code=${secret}`);
    for (const hidden of [secret, CODE, key]) expect(JSON.stringify(gateway.events)).to.not.include(hidden);
  });

  it('reports method, resource, status and time of a request, and no more', async () => {
    await gateway.post('/api/v1/verifications', '{}', { 'X-Correlation-Id': 'watched' });
    const event = gateway.events.find(({ correlationId }) => correlationId === 'watched');
    expect(event).to.include({ method: 'POST', resource: '/api/v1/verifications', status: 400 });
    expect(event?.problem).to.equal('BODY_INVALID');
    expect(Object.keys(event ?? {})).to.have.length(6);
  });

  it('tells nothing of its own faults, and of a register that cannot be read only that', async () => {
    const { reader } = gateway;
    const body = {
      laterApplication: { office: 'US', rightType: 'P', filingDate: '2026-10-01' },
      priorityClaimBag: [
        { office: 'JP', rightType: 'P', applicationNumber: '2026-1', filingDate: '2026-01-15' },
      ],
    };
    const failing = async (fault: Error) => {
      gateway.reader = { ...reader, record: () => Promise.reject(fault) };
      const response = await gateway.post('/api/v1/priority-checks', body);
      gateway.reader = reader;
      return { response, problem: await problemOf(response) };
    };
    const fault = new Error('the secret inside');
    const unforeseen = await failing(fault);
    expect(unforeseen.problem).to.include({ code: 'INTERNAL', status: 500 });
    expect(JSON.stringify(unforeseen.problem)).to.not.include('secret');
    expect(gateway.faults.splice(0)).to.deep.equal([fault]);
    const unreadable = await failing(new NodeError('STORE_UNAVAILABLE', 'the disk under /srv'));
    expect(unreadable.problem).to.include({ code: 'REGISTER_UNAVAILABLE', status: 503 });
    expect(unreadable.response.headers.get('Retry-After')).to.equal('5');
    expect(JSON.stringify(unreadable.problem)).to.not.include('/srv');
    gateway.faults.splice(0);
  });

  it('never answers 5xx to any JSON', async function () {
    this.timeout(30_000);
    const field = fc.constantFrom(
      'receipt',
      'documentDigestBag',
      'application',
      'laterApplication',
      'priorityClaimBag',
      'office',
      'rightType',
      'applicationNumber',
      'filingDate',
      'keys',
      'sealedKey',
      'entry',
      'anchor',
      'v',
    );
    const leaf = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('JP', 'P', '2026-01-15', '2026-000001', HASH.a, `c14n:${HASH.a}`, '{}', 1, 0),
    );
    const body = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, leaf, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
      object: fc.dictionary(field, tie('value'), { maxKeys: 5 }),
    })).object;
    const requests = [
      {
        laterApplication: { office: 'US', rightType: 'P', filingDate: '2026-10-01' },
        priorityClaimBag: [
          {
            office: 'JP',
            rightType: 'P',
            applicationNumber: '2026-1',
            filingDate: '2026',
            keys: { sealedKey: HASH.a },
          },
        ],
      },
      { receipt: gateway.register.receipt(0), documentDigestBag: [`raw:${HASH.a}`] },
      { documentDigestBag: [`raw:${HASH.a}`], application: { office: 'JP', applicationNumber: '2026-1' } },
    ];
    const spoilt = fc
      .tuple(fc.constantFrom(...requests), fc.nat(), fc.oneof(leaf, body))
      .map(([request, place, value]) => replaceOne(request, place, value));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(body, fc.jsonValue(), spoilt),
        fc.constantFrom(...RESOURCES),
        async (value, path) => {
          const response = await gateway.post(path, value);
          expect(response.status, await response.text()).to.be.below(500);
        },
      ),
      { numRuns: 300 },
    );
    expect(gateway.faults).to.deep.equal([]);
  });
});

/** The request with one of its fields, wherever it stands, replaced. */
function replaceOne(request: unknown, place: number, value: unknown): unknown {
  let count = 0;
  JSON.stringify(request, (_name, field: unknown) => {
    count++;
    return field;
  });
  let at = place % count;
  return JSON.parse(JSON.stringify(request, (_name, field: unknown) => (at-- === 0 ? value : field)));
}
