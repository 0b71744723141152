import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { LANGUAGES } from '#gateway/messages/languages.ts';
import { createGateway, type GatewayFixture } from './fixture.ts';

const HTML = '<!doctype html>\n<html lang="en" dir="ltr">\n<head><title>t</title></head></html>\n';

describe('web pages', () => {
  let folder: string;
  let gateway: GatewayFixture;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(gateway.url + path, { headers, redirect: 'manual' });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-pages-'));
    await writeFile(join(folder, 'index.html'), HTML);
    await mkdir(join(folder, 'assets'));
    await mkdir(join(folder, 'files'));
    await writeFile(join(folder, 'files/service-worker.js'), 'self;');
    await writeFile(join(folder, 'files/files-of-before.js'), 'self;');
    await writeFile(join(folder, 'files/verifier.html'), HTML);
    await writeFile(join(folder, 'files/verifier.html.sha256'), '00  verifier.html');
    gateway = await createGateway({ pagesFolder: folder });
  });
  after(() => gateway?.close());

  it('lead from the root to the language that is wished, else to English', async () => {
    for (const [wished, language] of [
      ['ja, en;q=0.5', 'ja'],
      ['pt-BR, pt;q=0.9', 'pt'],
      ['xx', 'en'],
      ['*', 'en'],
    ] as const) {
      const answer = await get('/', { 'accept-language': wished });
      expect(answer.status).to.equal(302);
      expect(answer.headers.get('location')).to.equal(`/${language}/verify`);
      expect(answer.headers.get('vary')).to.include('Accept-Language');
    }
  });

  it('say their language and direction', async () => {
    for (const language of LANGUAGES) {
      const answer = await get(`/${language}/register/JP`);
      const direction = language === 'ar' ? 'rtl' : 'ltr';
      expect(await answer.text()).to.include(`<html lang="${language}" dir="${direction}">`);
      expect(answer.headers.get('content-language')).to.equal(language);
    }
  });

  it('allow only what is the gateway’s own, and no script or style in the markup', async () => {
    const policy = (await get('/en/verify')).headers.get('content-security-policy') ?? '';
    expect(policy).to.include("default-src 'none'").and.to.include("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy)
      .to.not.include('unsafe-inline')
      .and.to.not.match(/https?:/);
    expect((await get('/en/verify')).headers.get('set-cookie')).to.equal(null);
  });

  it('may use the camera of who asks for it, and nothing else of a device', async () => {
    const policy = (await get('/en/verify')).headers.get('permissions-policy');
    expect(policy).to.equal('camera=(self), microphone=(), geolocation=()');
  });

  it('come with the verifier, which is kept and not run here', async () => {
    for (const path of ['/verifier.html', '/verifier.html.sha256']) {
      const answer = await get(path);
      expect(answer.status).to.equal(200);
      expect(answer.headers.get('content-disposition')).to.equal('attachment');
      expect(answer.headers.get('content-security-policy')).to.not.include('script-src');
    }
  });

  it('have a service worker that may load what it keeps, and is looked for anew each time', async () => {
    const answer = await get('/service-worker.js');
    expect(answer.headers.get('content-type')).to.match(/javascript/);
    expect(answer.headers.get('cache-control')).to.equal('no-cache');
    expect(answer.headers.get('content-security-policy')).to.include("connect-src 'self'");
  });

  it('of which a file is gone end that answer, and not the process', async () => {
    const lost = '/files-of-before.js';
    await rm(join(folder, 'files', lost));
    await get(lost).then(
      (answer) => expect.fail(`status ${answer.status}`),
      (error: unknown) => expect(error).to.be.instanceOf(TypeError),
    );
    expect((await get('/service-worker.js')).status).to.equal(200);
  });

  it('are asked for again only when they have changed', async () => {
    const etag = (await get('/en/verify')).headers.get('etag') ?? '';
    expect((await get('/en/verify', { 'if-none-match': etag })).status).to.equal(304);
    expect((await get('/fr/verify', { 'if-none-match': etag })).status).to.equal(200);
  });

  it('are in no other language, and leave the rest to the contract', async () => {
    for (const path of ['/xx/verify', '/verify', '/verifier', '/assets/none.js', '/api/v1/none'])
      expect((await get(path)).status).to.equal(404);
  });

  it('are not there where they were not built', async () => {
    const without = await createGateway({ pagesFolder: '/nowhere' });
    expect((await fetch(`${without.url}/en/verify`)).status).to.equal(404);
    await without.close();
  });
});
