import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { GATEWAY_ERRORS } from '#gateway/errors.ts';
import { CATALOGUES, problemText, RECEIPT_WORDS } from '#gateway/messages/catalogue.ts';
import { LANGUAGES } from '#gateway/messages/languages.ts';
import type { ReceiptWords } from '#node/receipt-pdf.ts';
import { fontsOf } from '#node/sheet-fonts.ts';

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

/** Words of one sheet by their names, the kinds of documents beside the others. */
function wordsOf({ language, kinds, ...words }: ReceiptWords): Readonly<Record<string, string>> {
  const named = Object.entries(kinds).map(([kind, word]) => [`kind.${kind}`, word]);
  return { ...words, ...Object.fromEntries(named) };
}

/** What the page that shows a receipt, and those beside it, say of the same. */
const OF_PAGES: Readonly<Record<string, string>> = {
  ...{ receipt: 'receipt.title', recordedAt: 'receipt.recordedAt', log: 'receipt.log', code: 'receipt.qr' },
  ...{ subject: 'console.subject', kind: 'console.kind', digest: 'term.digest', office: 'term.office' },
  ...{ place: 'verify.again.index', chain: 'network.chain', block: 'network.block' },
};

/** Words that a language writes as English does. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['Chain', 'Block'],
  fr: ['Document', 'Publication', 'Office', 'Transaction', 'Page'],
};

describe('the words of a receipt as PDF', () => {
  it('are there in each language, said to be, and the fonts can write them: else run scripts/sheet-fonts.ts', () => {
    expect(Object.keys(RECEIPT_WORDS)).to.have.members([...LANGUAGES]);
    const names = Object.keys(wordsOf(RECEIPT_WORDS.en));
    for (const [language, words] of Object.entries(RECEIPT_WORDS)) {
      expect(words.language).to.equal(language);
      expect(Object.keys(wordsOf(words)), language).to.deep.equal(names);
      const { writable } = fontsOf(language);
      for (const [name, word] of Object.entries(wordsOf(words)))
        expect(word.trim(), `${language} ${name}`).to.equal(writable(word)).and.to.match(/\p{L}/u);
    }
  });

  it('are translated', () => {
    const english = wordsOf(RECEIPT_WORDS.en);
    for (const [language, words] of Object.entries(RECEIPT_WORDS))
      if (language !== 'en')
        expect(
          Object.entries(wordsOf(words))
            .filter(([name, word]) => english[name] === word)
            .map(([, word]) => word),
          language,
        ).to.have.members([...(SAME[language] ?? [])]);
  });

  it('are those of the pages, which say what language the PDF is in', () => {
    for (const language of LANGUAGES) {
      const file = new URL(`../../../web/messages/${language}.json`, import.meta.url);
      const pages = JSON.parse(readFileSync(file, 'utf8'));
      for (const [name, word] of Object.entries(wordsOf(RECEIPT_WORDS[language])))
        if (name in OF_PAGES || name.startsWith('kind.'))
          expect(word, `${language} ${name}`).to.equal(pages[OF_PAGES[name] ?? name]);
      const own = new Intl.DisplayNames(language, { type: 'language' }).of(language);
      expect(pages['receipt.pdf.hint'], language).to.include(own);
    }
  });
});
