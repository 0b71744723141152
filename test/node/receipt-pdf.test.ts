import { expect } from 'chai';
import decodeQR from 'qr/decode.js';
import { RECEIPT_WORDS } from '#gateway/messages/catalogue.ts';
import { LANGUAGES } from '#gateway/messages/languages.ts';
import { receiptPdf } from '#node/receipt-pdf.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { parseEntry } from '#protocol/entry.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { receiptOfCode } from '#protocol/packed-receipt.ts';
import { parseReceipt, writeReceipt } from '#protocol/receipt.ts';
import { sha256 } from '#sha256';
import { receiptText } from '../../scripts/vectors/log.ts';
import { squaresOf, textOf } from './pdf-reading.ts';

const ENGLISH = RECEIPT_WORDS.en;
const PAGE = 'https://register.example/ja/verify';

/** When the sample was recorded. */
const TIMES = {
  en: 'Mar 1, 2026, 9:31:00 AM UTC',
  de: '01.03.2026, 09:31:00 UTC',
  es: '1 mar 2026, 9:31:00 UTC',
  fr: '1 mars 2026, 09:31:00 UTC',
  pt: '1 de mar. de 2026, 09:31:00 UTC',
  ar: '01/03/2026، 9:31:00 ص UTC',
  ja: '2026/03/01 9:31:00 UTC',
  ko: '2026. 3. 1. 오전 9:31:00 UTC',
  ru: '1 мар. 2026 г., 09:31:00 UTC',
  zh: '2026年3月1日 09:31:00 UTC',
} as const;

/** Lines and columns break words and spaces. */
const together = (shown: string) => shown.replaceAll(/\s/g, '');

/** The code as a camera would have it: four pixels a module, and the light around it. */
function codeIn(pdf: Uint8Array): string {
  const squares = squaresOf(pdf);
  const unit = squares[0]?.width ?? 0;
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))];
  const modules = Math.round((Math.max(...squares.map(({ x }) => x)) - left) / unit) + 1;
  const [scale, light] = [4, 4];
  const size = (modules + 2 * light) * scale;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (const { x, y } of squares) {
    const [column, row] = [Math.round((x - left) / unit) + light, Math.round((y - top) / unit) + light];
    for (let place = 0; place < scale * scale; place++) {
      const [dx, dy] = [place % scale, Math.floor(place / scale)];
      const at = ((row * scale + dy) * size + column * scale + dx) * 4;
      data.fill(0, at, at + 3);
    }
  }
  return decodeQR({ width: size, height: size, data }, { timeLimit: 2000 });
}

describe('the receipt as PDF', () => {
  const text = receiptText();
  const { anchor, leafIndex, treeSize, ...receipt } = parseReceipt(text);
  const entry = parseEntry(receipt.entry);

  it('holds the whole receipt in a code that opens the page', async () => {
    const code = codeIn(await receiptPdf(text, PAGE, ENGLISH));
    expect(code.startsWith(`${PAGE}#`)).to.equal(true);
    expect(await receiptOfCode(code)).to.equal(text);
  });

  it('tells what the receipt says, and how to check it; the same receipt, the same bytes', async () => {
    const pdf = await receiptPdf(text, PAGE, ENGLISH);
    expect(Buffer.from(await receiptPdf(text, PAGE, ENGLISH)).equals(pdf)).to.equal(true);
    const shown = together(textOf(pdf));
    for (const fact of [
      anchor.transactionHash,
      PAGE,
      `${ENGLISH.place}: ${leafIndex}${ENGLISH.size}: ${treeSize}`,
    ])
      expect(shown).to.include(together(fact));
    const source = Buffer.from(pdf).toString('latin1');
    expect(source)
      .to.match(/^%PDF-1\.7/)
      .and.to.include('/Marked true')
      .and.to.include('/Lang (en)');
  });

  for (const language of LANGUAGES)
    it(`has every word in ${language}, and the times as the language writes them`, async () => {
      const words = RECEIPT_WORDS[language];
      const pdf = await receiptPdf(text, PAGE, words);
      const shown = together(textOf(pdf));
      const { language: tag, kinds, proof, code, withoutCode, ...printed } = words;
      for (const word of [...Object.values(printed), kinds[entry.kind], TIMES[language]])
        expect(shown).to.include(together(word));
      expect(shown).to.not.include('[U+').and.to.not.include('\ufffd');
      expect(Buffer.from(await receiptPdf(text, PAGE, words)).equals(pdf)).to.equal(true);
      expect(Buffer.from(pdf).toString('latin1')).to.include(`/Lang (${language})`);
    });

  it('says so where a receipt is too long for a code', async () => {
    const inclusionPath = Array.from({ length: 53 }, (_, place) => toHex(sha256(utf8(String(place)))));
    const long = writeReceipt({ ...parseReceipt(text), inclusionPath, treeSize: 2 ** 52, leafIndex: 1 });
    const pdf = await receiptPdf(long, PAGE, ENGLISH);
    expect(squaresOf(pdf)).to.deep.equal([]);
    expect(textOf(pdf)).to.include('too long for a code');
  });

  it('is not made of what is no receipt', async () => {
    const refused = await receiptPdf('{"v":1}', PAGE, ENGLISH).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(ProtocolError);
  });
});
