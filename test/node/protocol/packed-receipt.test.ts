import { expect } from 'chai';
import fc from 'fast-check';
import { holdsReceipt, packReceipt, receiptOfCode, unpackReceipt } from '#protocol/packed-receipt.ts';
import { receiptText } from '../../../scripts/vectors/log.ts';

describe('a receipt in an address', () => {
  it('is whatever text was packed, in letters that an address may have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const packed = await packReceipt(text);
        expect(packed).to.match(/^r=[A-Za-z0-9_-]*$/);
        expect(holdsReceipt(`#${packed}`)).to.equal(true);
        expect(await unpackReceipt(`#${packed}`)).to.equal(text);
      }),
    );
  });

  it('is found in the text of a code, of whichever page, or is that text', async () => {
    const text = receiptText();
    expect(await receiptOfCode(`https://any.example/ja/verify#${await packReceipt(text)}`)).to.equal(text);
    expect(await receiptOfCode(text)).to.equal(text);
    for (const other of ['https://any.example/', '#r=', '#r=%', '#x=1', '{"v":1}'])
      expect(await receiptOfCode(other), other).to.be.oneOf([undefined, '']);
  });

  it('is none when it is not base64url, not deflated, not UTF-8, or unpacks to far too much', async () => {
    for (const wrong of ['r=***', 'r=AAAA', 'x=', ''])
      expect(await unpackReceipt(`#${wrong}`), wrong).to.equal(undefined);
    const bomb = await packReceipt('a'.repeat(10_000_000));
    expect(bomb.length).to.be.lessThan(20_000);
    expect(await unpackReceipt(`#${bomb}`)).to.equal(undefined);
  });
});
