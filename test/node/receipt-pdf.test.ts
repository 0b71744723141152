import { expect } from 'chai';
import decodeQR from 'qr/decode.js';
import { receiptPdf } from '#node/receipt-pdf.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { receiptOfCode } from '#protocol/packed-receipt.ts';
import { parseReceipt, writeReceipt } from '#protocol/receipt.ts';
import { sha256 } from '#sha256';
import { receiptText } from '../../scripts/vectors/log.ts';
import { squaresOf, textOf } from './pdf-reading.ts';

const PAGE = 'https://register.example/ja/verify';

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
  const { anchor, leafIndex, treeSize } = parseReceipt(text);

  it('holds the whole receipt in a code that opens the page', async () => {
    const code = codeIn(await receiptPdf(text, PAGE));
    expect(code.startsWith(`${PAGE}#`)).to.equal(true);
    expect(await receiptOfCode(code)).to.equal(text);
  });

  it('tells what the receipt says, and how to check it; the same receipt, the same bytes', async () => {
    const pdf = await receiptPdf(text, PAGE);
    expect(Buffer.from(await receiptPdf(text, PAGE)).equals(pdf)).to.equal(true);
    const shown = textOf(pdf).replaceAll(/\s/g, '');
    for (const fact of [anchor.recordedAt, anchor.transactionHash, PAGE, `${leafIndex}, of ${treeSize}`])
      expect(shown).to.include(fact.replaceAll(/\s/g, ''));
    const source = Buffer.from(pdf).toString('latin1');
    expect(source)
      .to.match(/^%PDF-1\.7/)
      .and.to.include('/Marked true')
      .and.to.include('/Lang (en)');
  });

  it('says so where a receipt is too long for a code', async () => {
    const inclusionPath = Array.from({ length: 53 }, (_, place) => toHex(sha256(utf8(String(place)))));
    const long = writeReceipt({ ...parseReceipt(text), inclusionPath, treeSize: 2 ** 52, leafIndex: 1 });
    const pdf = await receiptPdf(long, PAGE);
    expect(squaresOf(pdf)).to.deep.equal([]);
    expect(textOf(pdf)).to.include('too long for a code');
  });

  it('is not made of what is no receipt', async () => {
    const refused = await receiptPdf('{"v":1}', PAGE).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(ProtocolError);
  });
});
