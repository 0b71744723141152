import { expect } from 'chai';
import { createGateway, type GatewayFixture } from './fixture.ts';

describe('GET /api/v1/docs and what is asked conditionally', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(gateway.url + path, { headers });

  it('shows every operation, with its own style and nothing of anyone else', async () => {
    const response = await get('/api/v1/docs', { Accept: 'text/html' });
    const page = await response.text();
    expect(response.headers.get('Content-Type')).to.equal('text/html; charset=utf-8');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).to.include("default-src 'none'").and.not.include('unsafe');
    for (const text of ['/api/v1/priority-checks', 'verifyDocument', 'BODY_INVALID'])
      expect(page).to.include(text);
    expect(page).to.not.match(/<script|style=|onclick|(src|href)="(https?:)?\/\//);
    const links = [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, path]) => path ?? '');
    expect(links).to.include('/api/v1/docs/style.css');
    for (const path of new Set(links)) expect((await get(path)).status, path).to.equal(200);
    for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) expect(page).to.include(`id="${id}"`);
    expect((await get('/api/v1/docs', { Accept: 'application/json' })).status).to.equal(406);
  });

  it('answers 304 as long as nothing changed, and 200 to HEAD', async () => {
    for (const path of ['/api/v1/openapi.json', '/api/v1/docs', '/api/v1/problems/INTERNAL']) {
      const first = await get(path);
      const tag = first.headers.get('ETag') ?? '';
      expect(tag, path).to.match(/^W\/"[\w-]{22}"$/);
      expect(first.headers.get('Cache-Control')).to.equal('no-cache');
      const again = await get(path, { 'If-None-Match': tag });
      expect([again.status, await again.text()], path).to.deep.equal([304, '']);
      expect((await get(path, { 'If-None-Match': 'W/"other"' })).status).to.equal(200);
      const head = await fetch(gateway.url + path, { method: 'HEAD' });
      expect([head.status, head.headers.get('ETag')]).to.deep.equal([200, tag]);
    }
    expect((await get('/healthz')).headers.get('ETag')).to.equal(null);
  });

  it('refuses a query that it does not know, by name', async () => {
    const response = await get('/healthz?verbose=1');
    const { code, invalidParams } = (await response.json()) as Record<string, unknown>;
    expect([response.status, code]).to.deep.equal([400, 'QUERY_INVALID']);
    expect(invalidParams).to.deep.equal([{ name: 'verbose', reason: 'is not a known field' }]);
  });
});
