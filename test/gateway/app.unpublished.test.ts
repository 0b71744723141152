/**
 * An unpublished application does not exist for anyone without its code, at the very office that holds it: body,
 * headers and time are those of an application that was never filed.
 */
import { Agent, request as ask } from 'node:http';
import { expect } from 'chai';
import type { RegisterReader } from '#node/register/reader.ts';
import { APPLICATIONS } from '#node/store/office.ts';
import { openKey } from '#protocol/keys.ts';
import { HASH, keysOf, LATER } from '../node/register/fixture.ts';
import { createGateway, type GatewayFixture } from './fixture.ts';
import { compareTimes, type TimeComparison } from './timing.ts';

/** One that the office holds sealed, and one that nobody filed. */
const SEALED = '2026-000003';
const NONE = '2026-000103';
const ID = 'JP.P.2026000003';

const APPLICATION = { office: 'JP', rightType: 'P' };
const REQUESTS: Readonly<Record<string, (applicationNumber: string) => object>> = {
  '/api/v1/priority-checks': (applicationNumber) => ({
    laterApplication: LATER,
    priorityClaimBag: [{ ...APPLICATION, applicationNumber, filingDate: '2026-01-15' }],
  }),
  '/api/v1/verifications': (applicationNumber) => ({
    application: { ...APPLICATION, applicationNumber },
    documentDigestBag: [`c14n:${HASH.a}`],
  }),
  '/api/v1/application-lookups': (applicationNumber) => ({ ...APPLICATION, applicationNumber }),
  '/api/v1/family-lookups': (applicationNumber) => ({ ...APPLICATION, applicationNumber }),
};

/** A delay of one millisecond, planted where only the sealed application's number leads. */
const PLANTED_MS = 1;

describe('a sealed application and none', () => {
  let gateway: GatewayFixture;
  let agent: Agent;
  beforeEach(async () => {
    agent = new Agent({ keepAlive: true, maxSockets: 1 });
    gateway = await createGateway({ role: 'office' });
    // The office's own papers lie in the same store.
    await gateway.register.write((batch) =>
      batch.put(APPLICATIONS, ID, {
        ...{ id: ID, rightType: 'P', visibility: 'sealed', openKey: openKey(ID), profile: 'c14n' },
        ...{ digest: HASH.a, filingDate: '2026-01-15', documents: [0], withdrawn: false },
        ...{ revision: 0, changes: 0, claims: [], sealedKey: keysOf(ID).sealedKey },
      }),
    );
  });
  afterEach(async () => {
    agent.destroy();
    await gateway.close();
  });

  interface Answer {
    readonly status: number;
    readonly headers: readonly (readonly [string, unknown])[];
    readonly body: string;
    readonly milliseconds: number;
  }

  function post(path: string, body: object): Promise<Answer> {
    const data = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const start = performance.now();
      const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(data) };
      const sent = ask(gateway.url + path, { method: 'POST', agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            milliseconds: performance.now() - start,
            status: response.statusCode ?? 0,
            headers: Object.entries(response.headers),
            body: Buffer.concat(parts).toString(),
          }),
        );
      });
      sent.on('error', reject).end(data);
    });
  }

  /** What a client sees, with the number that it sent itself taken out. */
  function seen({ status, headers, body }: Answer, number: string) {
    const own = new RegExp(`${number}|${number.replace('-', '')}`, 'g');
    const changing = ['date', 'x-correlation-id'];
    return {
      status,
      headers: headers.filter(([name]) => !changing.includes(name)),
      body: body.replace(own, 'number').replaceAll(openKey(`JP.P.${number.replace('-', '')}`), 'key'),
    };
  }

  const times = (path: string): Promise<TimeComparison> => {
    const requestFor = REQUESTS[path] ?? expect.fail();
    return compareTimes({
      a: async () => (await post(path, requestFor(SEALED))).milliseconds,
      b: async () => (await post(path, requestFor(NONE))).milliseconds,
    });
  };

  for (const [path, requestFor] of Object.entries(REQUESTS)) {
    it(`give the same status, headers and body: ${path}`, async () => {
      const [sealed, none] = [await post(path, requestFor(SEALED)), await post(path, requestFor(NONE))];
      expect(seen(sealed, SEALED)).to.deep.equal(seen(none, NONE));
      expect(sealed.status).to.equal(200);
    });

    it(`take the same time: ${path}`, async () => {
      const { apart, milliseconds } = await times(path);
      expect(apart, `${milliseconds} ms apart`).to.equal(false);
    });

    it(`are told apart by ${PLANTED_MS} ms, so the test can fail: ${path}`, async () => {
      const { reader } = gateway;
      const key = openKey(ID);
      gateway.reader = {
        ...reader,
        record: async (...place: Parameters<RegisterReader['record']>) => {
          if (place[1] === key) wait(PLANTED_MS);
          return reader.record(...place);
        },
      };
      const { apart, milliseconds } = await times(path);
      expect(apart, `${milliseconds} ms apart`).to.equal(true);
    });
  }
});

/** Holds the process for as long as work would. */
function wait(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
