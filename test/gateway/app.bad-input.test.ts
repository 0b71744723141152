import { connect } from 'node:net';
import { expect } from 'chai';
import { createGateway, type GatewayFixture, problemOf } from './fixture.ts';

const PATH = '/api/v1/priority-checks';
const LATER = { office: 'US', rightType: 'P', filingDate: '2026-10-01' };
const CLAIM = { office: 'JP', rightType: 'P', applicationNumber: '2026-000001', filingDate: '2026-01-15' };
const body = (claim: object = {}, later: object = {}) => ({
  laterApplication: { ...LATER, ...later },
  priorityClaimBag: [{ ...CLAIM, ...claim }],
});

/** The list of bad input of the gateway: a problem with a stable code, never 5xx. */
describe('bad input', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(async () => {
    expect(gateway.faults).to.deep.equal([]);
    await gateway.close();
  });
  const refused = async (given: unknown, path = PATH) => {
    const { code, invalidParams } = await problemOf(await gateway.post(path, given));
    return { code, fields: invalidParams?.map(({ name }) => name) };
  };
  const answered = async (given: unknown) => {
    const response = await gateway.post(PATH, given);
    expect(response.status).to.equal(200);
    const { priorityCheckBag } = (await response.json()) as { priorityCheckBag: { verdict: string }[] };
    return priorityCheckBag[0]?.verdict;
  };

  it('of wrong types, missing and unknown fields, numbers as text and text as numbers', async () => {
    for (const [given, field] of [
      [body({ filingDate: 20260115 }), 'priorityClaimBag[0].filingDate'],
      [body({ applicationNumber: 2026000001 }), 'priorityClaimBag[0].applicationNumber'],
      [body({ office: ['JP'] }), 'priorityClaimBag[0].office'],
      [body({}, { office: null }), 'laterApplication.office'],
      [body({ comment: 'x' }), 'priorityClaimBag[0].comment'],
      [{ laterApplication: LATER }, 'priorityClaimBag'],
      [{ ...body(), priorityClaimBag: CLAIM }, 'priorityClaimBag'],
    ] as const)
      expect(await refused(given)).to.deep.equal({ code: 'BODY_INVALID', fields: [field] });
    const receipt = { ...gateway.register.receipt(0), leafIndex: '0' };
    expect(await refused({ receipt }, '/api/v1/verifications')).to.deep.equal({
      code: 'RECEIPT_INVALID',
      fields: ['receipt.leafIndex'],
    });
  });

  it('of days that are none, and of offices that are none', async () => {
    for (const date of [
      '2026-02-30',
      '2025-02-29',
      '2026-13-01',
      '0000-01-01',
      '2026-1-5',
      '15.01.2026',
      '２０２６-01-15',
    ])
      expect((await refused(body({ filingDate: date }))).code, date).to.equal('BODY_INVALID');
    for (const office of ['J', 'JPN', 'jp', 'J1', ''])
      expect((await refused(body({ office }))).code, office).to.equal('BODY_INVALID');
    expect(await answered(body({ office: 'QQ' }))).to.be.oneOf(['not-recorded', 'needs-review']);
  });

  it('of the future, of the same day and of the wrong order is an answer for a person, not an error', async () => {
    for (const given of [
      body({ filingDate: '9999-12-31' }),
      body({}, { filingDate: '9999-12-31' }),
      body({}, { filingDate: '2026-01-15' }),
      body({}, { filingDate: '2025-01-15' }),
      body({}, { filingDate: '0001-01-01' }),
    ])
      expect(await answered(given)).to.be.oneOf(['contradicted', 'needs-review', 'not-recorded']);
  });

  it('of 10 MB, of one claim 5,000 times, deep, and with a name twice', async () => {
    expect((await refused(`{"laterApplication":"${'x'.repeat(10 * 2 ** 20)}"}`)).code).to.equal(
      'BODY_TOO_LARGE',
    );
    const many = { ...body(), priorityClaimBag: Array.from({ length: 5000 }, () => CLAIM) };
    expect((await refused(many)).code).to.equal('CREDENTIALS_MISSING');
    expect((await refused(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`)).code).to.equal('JSON_MALFORMED');
    const twice = JSON.stringify(body()).replace('"office"', '"office":"EP","office"');
    expect((await refused(twice)).code).to.equal('JSON_MALFORMED');
  });

  it('of parameters that a resource does not have: a filter that is misspelt must not be left out', async () => {
    const paths = [
      'offices',
      'offices/JP',
      'offices/JP/tree-heads',
      'events',
      'statistics',
      'network',
      'keys',
    ];
    for (const path of [...paths, 'offices/JP/consistency-proofs'].map((name) => `/api/v1/${name}`)) {
      const response = await fetch(`${gateway.url}${path}?ofice=JP`);
      const { code, invalidParams } = await problemOf(response);
      expect(code, path).to.equal('QUERY_INVALID');
      expect(invalidParams?.at(-1), path).to.deep.equal({ name: 'ofice', reason: 'is not a known field' });
    }
  });

  it('half sent: the connection ends, and the gateway goes on', async () => {
    const { port } = new URL(gateway.url);
    const halves = [
      'POST /api/v1/verif',
      `POST ${PATH} HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"later`,
      `POST ${PATH} HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"la`,
    ];
    for (const half of halves)
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.end(half));
        socket.on('data', (piece) => expect(String(piece)).to.not.match(/^HTTP\/1\.1 5/));
        socket.on('error', () => resolve());
        socket.on('close', () => resolve());
      });
    expect((await fetch(`${gateway.url}/healthz`)).status).to.equal(200);
  });

  it('by methods that do not belong, and of other types', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await problemOf(await fetch(gateway.url + PATH, { method }))).code).to.equal(
        'METHOD_NOT_ALLOWED',
      );
    for (const type of [
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      '',
    ])
      expect(
        (await problemOf(await gateway.post(PATH, body(), { 'Content-Type': type }))).code,
        type,
      ).to.equal('CONTENT_TYPE_UNSUPPORTED');
  });
});
