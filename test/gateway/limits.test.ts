import { expect } from 'chai';
import { credentialsInvalid } from '#gateway/access/refusal.ts';
import type { Caller } from '#gateway/operation.ts';
import { createGateway, type GatewayFixture, problemOf } from './fixture.ts';

const PATH = '/api/v1/verifications';

describe('the limit on attempts', () => {
  let gateway: GatewayFixture;
  const caller = (name: string): Caller => ({ name, roles: new Set() });
  beforeEach(async () => {
    gateway = await createGateway({
      attemptsPerMinute: 2,
      trustedProxies: ['loopback'],
      authenticate: async (request) => {
        const name = request.get('X-Api-Key');
        if (name === 'wrong') throw credentialsInvalid('no such key');
        return name === undefined ? undefined : caller(name);
      },
    });
  });
  afterEach(() => gateway.close());
  const ask = (headers: Record<string, string> = {}) => gateway.post(PATH, {}, headers);
  const statuses = async (count: number, headers: Record<string, string> = {}) => {
    const all = [];
    for (let i = 0; i < count; i++) all.push((await ask(headers)).status);
    return all;
  };

  it('counts by address, says what is left, and when to come again', async () => {
    expect((await ask()).headers.get('RateLimit')).to.match(/r=1/);
    expect(await statuses(2)).to.deep.equal([400, 429]);
    const refused = await ask();
    expect((await problemOf(refused)).code).to.equal('TOO_MANY_REQUESTS');
    expect(Number(refused.headers.get('Retry-After'))).to.be.within(1, 60);
    expect((await fetch(`${gateway.url}/healthz`)).status).to.equal(200);
  });

  it("counts a caller by name, wherever it asks from, and a proxy's clients each for itself", async () => {
    expect(await statuses(3, { 'X-Api-Key': 'a' })).to.deep.equal([400, 400, 429]);
    expect(await statuses(1, { 'X-Api-Key': 'b' })).to.deep.equal([400]);
    for (const address of ['192.0.2.1', '192.0.2.2'])
      expect(await statuses(3, { 'X-Forwarded-For': address })).to.deep.equal([400, 400, 429]);
    expect(await statuses(2, { 'X-Forwarded-For': '2001:db8::1' })).to.deep.equal([400, 400]);
    expect(await statuses(1, { 'X-Forwarded-For': '2001:db8::2' })).to.deep.equal([429]);
  });

  it('counts keys that are wrong, on every operation', async () => {
    const guess = async () =>
      (await fetch(`${gateway.url}/healthz`, { headers: { 'X-Api-Key': 'wrong' } })).status;
    expect([await guess(), await guess(), await guess()]).to.deep.equal([401, 401, 429]);
    expect((await fetch(`${gateway.url}/healthz`)).status).to.equal(200);
  });
});
