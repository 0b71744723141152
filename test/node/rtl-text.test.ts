import { expect } from 'chai';
import fc from 'fast-check';
import { linesOf, stretchesOf } from '#node/rtl-text.ts';

describe('a line from right to left', () => {
  it('keeps words in the order in which they are read, and brackets open to what they hold', () => {
    expect(stretchesOf('طلب (سجل): ')).to.deep.equal(['طلب ', ')سجل(: ']);
    expect(stretchesOf('«نشر»')).to.deep.equal(['»نشر«']);
  });

  it('keeps Latin letters, and what is between them, from left to right', () => {
    expect(stretchesOf('رمز (QR code 5) هنا')).to.deep.equal(['رمز ', ')', 'QR code 5', ' (', 'هنا']);
    expect(stretchesOf('الدفتر: 31337/0x5f/JP/1')).to.deep.equal(['الدفتر: ', '31337/0x5f/JP/1']);
  });

  it('keeps each number together, and puts the next at its left', () => {
    expect(stretchesOf('منذ 2026-03-01 ')).to.deep.equal(['منذ ', '2026-03-01', ' ']);
    expect(stretchesOf('من 0: ')).to.deep.equal(['من ', '0', ' :']);
    expect(stretchesOf('01\u200f/03\u200f/2026، 9:31:00 ص UTC')).to.deep.equal([
      ...['01', '/\u200f', '03', '/\u200f', '2026', ' ،', '9:31:00', ' ', 'ص ', 'UTC'],
    ]);
  });

  it('is left alone where nothing of it goes that way', () => {
    for (const text of ['2026-03-01', 'https://register.example/ar/', ''])
      expect(stretchesOf(text)).to.deep.equal([text]);
  });

  it('loses no character, and gives no word of two directions', () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab19 (),:/«»-،؛ابت\u200f'), maxLength: 30 });
    const sorted = (text: string) => [...text].map((one) => ({ '(': ')', '«': '»' })[one] ?? one).sort();
    fc.assert(
      fc.property(line, (text) => {
        const stretches = stretchesOf(text);
        expect(sorted(stretches.join(''))).to.deep.equal(sorted(text));
        for (const stretch of stretches) expect(/[ab].*[ابت]|[ابت].*[ab]/.test(stretch)).to.equal(false);
      }),
    );
  });
});

describe('a text on lines', () => {
  const atMost = (length: number) => (line: string) => line.trimEnd().length <= length;

  it('is broken at spaces, and within a word that is wider than a line', () => {
    expect(linesOf('ab cd ef', atMost(5))).to.deep.equal(['ab cd ', 'ef']);
    expect(linesOf('ab 01234567', atMost(5))).to.deep.equal(['ab 01', '23456', '7']);
    expect(linesOf('', atMost(5))).to.deep.equal(['']);
  });

  it('has all that the text has, on lines that fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abا '), maxLength: 60 }), (text) => {
        const lines = linesOf(text, atMost(7));
        expect(lines.join('')).to.equal(text);
        for (const line of lines) expect(line.trimEnd().length).to.be.at.most(7);
      }),
    );
  });
});
