import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { fontFiles, fontsOf, OWN_FONTS } from '#node/sheet-fonts.ts';
import { sheetPdf } from '#node/sheet-pdf.ts';
import { textOf } from './pdf-reading.ts';

/** Of direction only, for which nothing is shown, and the space that may have the glyph of the other. */
const WITHOUT_SIGN = '\u200e\u200f\u00a0';

const sheetOf = (language: string, heading: string, value: string) =>
  sheetPdf({
    ...{ language, heading, title: 'Title', subject: 'Subject', author: 'Author' },
    ...{ at: '2026-03-01T09:31:00Z', sections: [{ title: '-', rows: [['-', value]] }] },
  });

describe('the fonts of a sheet', () => {
  for (const language of OWN_FONTS)
    it(`have in ${language}, in both weights, what they are said to have; every other is named`, async () => {
      const characters = [...readFileSync(fontFiles(language).characters, 'utf8').replace('\n', '')];
      const { writable } = fontsOf(language);
      expect(writable(characters.join(''))).to.equal(characters.join(''));
      expect(writable('\n→\u202f')).to.equal('[U+000A][U+2192]\u00a0');
      const apart = characters.filter((character) => !WITHOUT_SIGN.includes(character)).join(' ');
      for (const [heading, value] of [
        [apart, '-'],
        ['-', apart],
      ] as const) {
        const pdf = await sheetOf(language, heading, value);
        const shown = new Set(textOf(pdf));
        expect(
          characters.filter((character) => !shown.has(character) && !WITHOUT_SIGN.includes(character)),
        ).to.deep.equal([]);
        expect(shown.has('\ufffd')).to.equal(false);
      }
    });

  it('go with the file, in two weights', async () => {
    for (const language of OWN_FONTS) {
      const source = Buffer.from(await sheetOf(language, '-', '-')).toString('latin1');
      expect(source)
        .to.match(/\+NotoSans\w*-Bold/)
        .and.to.match(/\+NotoSans\w*-Regular/);
    }
  });

  it('are the standard ones for every other language', () => {
    for (const language of ['en', 'de', 'vi'])
      expect(fontsOf(language)).to.include({ regular: 'Helvetica', bold: 'Helvetica-Bold' });
  });
});

describe('a sheet from right to left', () => {
  it('says as text what it shows, in the order in which it is read', async () => {
    const source = Buffer.from(await sheetOf('ar', 'سجل', 'رمز 5')).toString('latin1');
    const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
    expect(source)
      .to.include(`/ActualText (${utf16('سجل')}`)
      .and.to.include('/Lang (ar)');
  });
});
