/**
 * Makes the fonts of a sheet anew (node/fonts): what it can need of Noto Sans, for each language that the standard
 * fonts of PDF cannot write. Needs `pyftsubset` and `pyftmerge` of fonttools, and the fonts of Debian.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECEIPT_WORDS } from '#gateway/messages/catalogue.ts';
import { timesIn } from '#node/receipt-pdf.ts';
import { fontFiles, OWN_FONTS, type OwnFont } from '#node/sheet-fonts.ts';

const NOTO = '/usr/share/fonts';
const WEIGHTS = { regular: 'Regular', bold: 'Bold' } as const;
/** Of the fonts for Chinese, Japanese and Korean, which are one file, the place of each. */
const CJK: Readonly<Partial<Record<OwnFont, number>>> = { ja: 0, ko: 1, zh: 2 };
const LATIN = /[ -~\u00a0-\u00ac\u00ae-\u00ff]/;
/** Beside the letters of the words the whole alphabet, where it is small, and the common signs. */
const ALPHABETS: Readonly<Partial<Record<OwnFont, RegExp>>> = {
  ar: /[\u0621-\u063a\u0640-\u0652،؛؟\u200e\u200f]/,
  ja: /[ぁ-んァ-ー、。「」（）：]/,
  ru: /[Ѐ-џ№]/,
  zh: /[、。，；：（）]/,
};
/**
 * Shaping, marks and kerning, but no ligatures of Latin, which would be in digests; no hinting, which neither print nor
 * today's screens use; the licence stays.
 */
const OPTIONS = [
  '--layout-features=ccmp,calt,rlig,init,medi,fina,isol,mark,mkmk,kern',
  ...['--no-hinting', '--desubroutinize', '--no-ignore-missing-unicodes', '--name-IDs=0,1,2,3,4,5,6,13,14'],
];

function charactersOf(language: OwnFont): string {
  const { kinds, ...words } = RECEIPT_WORDS[language];
  const timeOf = timesIn(language);
  const times = Array.from({ length: 24 }, (_, half) =>
    timeOf(new Date(Date.UTC(2026, Math.floor(half / 2), 1, 12 * (half % 2))).toISOString()),
  );
  const needed = new Set([...Object.values(words), ...Object.values(kinds), ...times].join(''));
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    if (LATIN.test(character) || ALPHABETS[language]?.test(character)) needed.add(character);
  }
  return [...needed].sort().join('');
}

function subset(source: string, characters: string, target: string, face = 0): void {
  const of = [source, `--font-number=${face}`, `--text=${characters}`, `--output-file=${target}`];
  execFileSync('pyftsubset', [...of, ...OPTIONS], { stdio: 'inherit' });
}

/** The letters of one font and all else of the other, which have the same scale. */
function merge(weight: string, letters: RegExp, characters: string, target: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-fonts-'));
  const parts = ['NotoSans', 'NotoSansArabic'].map((name, place) => {
    const own = [...characters].filter((character) => letters.test(character) === (place === 1)).join('');
    subset(`${NOTO}/truetype/noto/${name}-${weight}.ttf`, own, join(folder, name));
    return join(folder, name);
  });
  // Its time of making is that of no clock.
  const env = { ...process.env, SOURCE_DATE_EPOCH: '0' };
  execFileSync('pyftmerge', [...parts, `--output-file=${target}`], { stdio: 'inherit', env });
  rmSync(folder, { recursive: true });
}

for (const language of OWN_FONTS) {
  const files = fontFiles(language);
  const characters = charactersOf(language);
  writeFileSync(files.characters, `${characters}\n`);
  for (const [name, weight] of Object.entries(WEIGHTS) as [keyof typeof WEIGHTS, string][]) {
    const face = CJK[language];
    if (language === 'ar') merge(weight, ALPHABETS.ar as RegExp, characters, files[name]);
    else if (face === undefined)
      subset(`${NOTO}/truetype/noto/NotoSans-${weight}.ttf`, characters, files[name]);
    else subset(`${NOTO}/opentype/noto/NotoSansCJK-${weight}.ttc`, characters, files[name], face);
  }
}
