import { expect } from 'chai';
import { GATEWAY_ERRORS } from '#gateway/errors.ts';
import { CATALOGUES, problemText } from '#gateway/messages/catalogue.ts';
import { LANGUAGES } from '#gateway/messages/languages.ts';

describe('the catalogues of messages', () => {
  it('have words for every code in every language that they offer', () => {
    expect(Object.keys(CATALOGUES)).to.include('en');
    for (const [language, catalogue] of Object.entries(CATALOGUES)) {
      expect(LANGUAGES).to.include(language);
      expect(Object.keys(catalogue), language).to.have.members(Object.keys(GATEWAY_ERRORS));
      for (const [code, { title, meaning, remedy }] of Object.entries(catalogue))
        for (const text of [title, meaning, remedy]) expect(text, `${language} ${code}`).to.not.equal('');
    }
  });

  it('say in English what is wrong here, and elsewhere what the code means', () => {
    const german = { ...CATALOGUES.en, BODY_INVALID: { title: 'T', meaning: 'M', remedy: 'R' } };
    const catalogues = { ...CATALOGUES, de: german };
    expect(problemText('BODY_INVALID', 'field x', 'en', catalogues).detail).to.equal('field x');
    expect(problemText('BODY_INVALID', 'field x', 'de', catalogues)).to.deep.equal({
      title: 'T',
      detail: 'M',
    });
    expect(problemText('BODY_INVALID', 'field x', 'fr', catalogues).title).to.equal(
      CATALOGUES.en.BODY_INVALID.title,
    );
  });
});
