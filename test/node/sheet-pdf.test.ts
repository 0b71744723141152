import { expect } from 'chai';
import fc from 'fast-check';
import { sheetPdf } from '#node/sheet-pdf.ts';
import { writable } from '#node/winansi.ts';
import { textOf } from './pdf-reading.ts';

const sheetOf = (value: string, language = 'en') =>
  sheetPdf({
    ...{ language, heading: value, title: 'Title', subject: 'Subject', author: 'Author' },
    ...{ at: '2026-03-01T09:31:00Z', sections: [{ title: value, rows: [[value, value]] }] },
  });

/** Every code of Windows-1252, but control characters and the soft hyphen. */
const EVERY = new TextDecoder('windows-1252')
  .decode(Uint8Array.from({ length: 256 }, (_, code) => code))
  .replace(/[\p{Cc}\u00ad]/gu, '');

describe('facts as PDF', () => {
  it('show every character that the fonts have', async () => {
    expect(EVERY).to.have.length(217);
    expect(writable(EVERY)).to.equal(EVERY);
    const shown = textOf(await sheetOf(EVERY)).replaceAll('\n', '');
    expect(shown.replaceAll(/\s/g, '')).to.include(EVERY.replaceAll(/\s/g, ''));
  });

  it('name every other, wherever it stands, and print none in its place', async () => {
    const shown = textOf(await sheetOf('出\u0007Ā')).split('\n');
    const named = '[U+51FA][U+0007][U+0100]';
    expect(shown).to.deep.equal([named, named, `${named}: `, named]);
  });

  it('have a colon as the language writes it', async () => {
    expect(textOf(await sheetOf('Nature', 'fr'))).to.include('Nature\u00a0: ');
  });
});

describe('what the standard fonts can write', () => {
  it('is left as it is; whatever else comes, nothing is lost', () => {
    const anything = fc
      .string({ unit: 'binary', maxLength: 40 })
      .filter((text) => !/\[U\+|\u202f/.test(text));
    fc.assert(
      fc.property(anything, (text) => {
        const written = writable(text);
        expect([...written].filter((character) => !EVERY.includes(character))).to.deep.equal([]);
        const read = written.replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, code: string) =>
          String.fromCodePoint(Number.parseInt(code, 16)),
        );
        expect(read).to.equal(text);
      }),
    );
  });

  it('has no narrow space, and a wider one stands for it', () => {
    expect(writable('9:31\u202fAM')).to.equal('9:31\u00a0AM');
  });
});
