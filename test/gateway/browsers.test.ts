import { expect } from 'chai';
import { createGateway } from './fixture.ts';

const ORIGIN = 'https://examiner.example';

describe('pages of other origins', () => {
  async function preflight(allowedOrigins?: string[]): Promise<(string | null)[]> {
    const gateway = await createGateway(allowedOrigins === undefined ? {} : { allowedOrigins });
    const path = `${gateway.url}/api/v1/verifications`;
    const headers = { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' };
    const asked = await fetch(path, { method: 'OPTIONS', headers });
    const answered = await fetch(`${gateway.url}/healthz`, { headers: { Origin: ORIGIN } });
    await gateway.close();
    return [asked, answered].map((response) => response.headers.get('Access-Control-Allow-Origin'));
  }

  it('may not ask unless they are listed', async () => {
    expect(await preflight()).to.deep.equal([null, null]);
    expect(await preflight(['https://other.example'])).to.deep.equal([null, null]);
    expect(await preflight([ORIGIN, 'https://other.example'])).to.deep.equal([ORIGIN, ORIGIN]);
  });
});
