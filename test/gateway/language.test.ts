import { expect } from 'chai';
import { CATALOGUES } from '#gateway/messages/catalogue.ts';
import { LANGUAGES } from '#gateway/messages/languages.ts';
import { createGateway, problemOf } from './fixture.ts';

describe('Accept-Language', () => {
  let url: string;
  let close: () => Promise<void>;
  before(async () => {
    ({ url, close } = await createGateway());
  });
  after(() => close());

  const ask = (path: string, header?: string) =>
    fetch(`${url}/api/v1/${path}`, { headers: header === undefined ? {} : { 'Accept-Language': header } });

  it('chooses the best that there is, English when there is none', async () => {
    for (const [header, expected] of [
      ['de', 'de'],
      ['de-CH, fr;q=0.5', 'de'],
      ['it;q=0.9, fr;q=0.8', 'fr'],
      ['it', 'en'],
      ['pt-BR', 'pt'],
      ['zh-Hant-TW, en;q=0.1', 'zh'],
      ['ja;q=0.5, en;q=0.5', 'ja'],
      ['*', 'en'],
      [';;;', 'en'],
    ])
      expect((await ask('offices', header)).headers.get('Content-Language'), header).to.equal(expected);
    const vary = (await ask('offices', 'de')).headers.get('Vary') ?? '';
    expect(vary.split(/, */)).to.include('Accept-Language');
  });

  it('has the words of problems, and of their descriptions, in each language', async () => {
    for (const language of LANGUAGES) {
      const { title, meaning, remedy } = CATALOGUES[language].RESOURCE_NOT_FOUND;
      const response = await ask('nothing', language);
      expect(response.headers.get('Content-Language')).to.equal(language);
      const problem = await problemOf(response);
      expect(problem).to.include({ code: 'RESOURCE_NOT_FOUND', title });
      if (language !== 'en') expect(problem.detail).to.equal(meaning);
      const description = await (await ask('problems/RESOURCE_NOT_FOUND', language)).json();
      expect(description).to.include({ title, meaning, remedy });
    }
  });
});
