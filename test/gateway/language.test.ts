import { expect } from 'chai';
import express from 'express';
import { languageOf, negotiateLanguage } from '#gateway/language.ts';
import { CATALOGUES } from '#gateway/messages/catalogue.ts';
import { serve } from '#gateway/server.ts';

describe('Accept-Language', () => {
  async function answered(header: string | undefined, languages: string[]): Promise<string[]> {
    const app = express();
    const catalogues = {
      ...CATALOGUES,
      ...Object.fromEntries(languages.map((name) => [name, CATALOGUES.en])),
    };
    app.use(negotiateLanguage(catalogues), (_request, response) => {
      response.send(languageOf(response));
    });
    const server = await serve(app, { host: '127.0.0.1', port: 0 });
    const response = await fetch(server.url, {
      headers: header === undefined ? {} : { 'Accept-Language': header },
    });
    const text = await response.text();
    await server.close();
    return [text, response.headers.get('Content-Language') ?? '', response.headers.get('Vary') ?? ''];
  }

  it('chooses the best that there is, English when there is none', async () => {
    for (const [header, expected] of [
      ['de', 'de'],
      ['de-CH, fr;q=0.5', 'de'],
      ['ko;q=0.9, fr;q=0.8', 'fr'],
      ['ko', 'en'],
      ['*', 'en'],
      [';;;', 'en'],
    ])
      expect(await answered(header, ['de', 'fr']), header).to.deep.equal([
        expected,
        expected,
        'Accept-Language',
      ]);
    expect((await answered(undefined, ['de']))[0]).to.not.equal('');
    expect(await answered('de', [])).to.deep.equal(['en', 'en', '']);
  });
});
