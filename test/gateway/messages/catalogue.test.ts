import { expect } from 'chai';
import { GATEWAY_ERRORS } from '#gateway/errors.ts';
import { CATALOGUES, problemText } from '#gateway/messages/catalogue.ts';
import { LANGUAGES } from '#gateway/messages/languages.ts';

/** What stays as it is in every language: names of fields and files. */
const namesIn = (text: string) => (text.match(/`[^`]+`/g) ?? []).sort();

describe('the catalogues of messages', () => {
  it('are there for every language, with words for every code and for no other', () => {
    expect(Object.keys(CATALOGUES)).to.have.members([...LANGUAGES]);
    for (const [language, catalogue] of Object.entries(CATALOGUES))
      expect(Object.keys(catalogue), language).to.deep.equal(Object.keys(GATEWAY_ERRORS));
  });

  it('are translated, and name the same fields', () => {
    for (const language of LANGUAGES.filter((name) => name !== 'en'))
      for (const [code, english] of Object.entries(CATALOGUES.en)) {
        const words = CATALOGUES[language][code as keyof typeof GATEWAY_ERRORS];
        for (const part of ['title', 'meaning', 'remedy'] as const) {
          const where = `${language} ${code} ${part}`;
          expect(words[part].trim(), where).to.equal(words[part]).and.to.match(/\p{L}/u);
          expect(words[part], where).to.not.equal(english[part]);
          expect(namesIn(words[part]), where).to.deep.equal(namesIn(english[part]));
        }
      }
  });

  it('say in English what is wrong here, and elsewhere what the code means', () => {
    const { title, meaning } = CATALOGUES.de.BODY_INVALID;
    expect(problemText('BODY_INVALID', 'field x', 'en').detail).to.equal('field x');
    expect(problemText('BODY_INVALID', 'field x', 'de')).to.deep.equal({ title, detail: meaning });
  });
});
