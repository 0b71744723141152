import { expect } from 'chai';
import fc from 'fast-check';
import { type CsvRecord, CsvSplitter, LONGEST_LINE } from '#node/backfill/csv.ts';

function split(...pieces: string[]): CsvRecord[] {
  const splitter = new CsvSplitter();
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
}

const cellsOf = (records: readonly CsvRecord[]) =>
  records.map((record) => ('cells' in record ? record.cells : record.problem));

describe('CSV', () => {
  it('reads quotes, line ends in quotes and both line ends, wherever the text is cut', () => {
    const text = 'a,"b ""x"", c","d\r\ne"\r\n\r\n,,\n"","f",g';
    const wanted = [
      { line: 1, cells: ['a', 'b "x", c', 'd\r\ne'] },
      { line: 4, cells: ['', '', ''] },
      { line: 5, cells: ['', 'f', 'g'] },
    ];
    for (let cut = 0; cut <= text.length; cut++) {
      const records = split(text.slice(0, cut), text.slice(cut));
      expect(
        records.map((record) => ({ line: record.line, cells: 'cells' in record && record.cells })),
        String(cut),
      ).to.deep.equal(wanted);
    }
  });

  it('gives back what was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), fc.nat(40), (rows, cut) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
        expect(cellsOf(split(text.slice(0, cut), text.slice(cut)))).to.deep.equal(rows);
      }),
    );
  });

  it('refuses a broken record and reads the next line', () => {
    expect(cellsOf(split('a"b,c\nd,e\n'))).to.deep.equal([
      'a quote stands inside a value without quotes',
      ['d', 'e'],
    ]);
    expect(cellsOf(split('"a"b\nd\n'))).to.deep.equal(['text stands behind a closing quote', ['d']]);
    expect(cellsOf(split('"a\nd,e\n'))).to.deep.equal(['a quote is not closed', ['d', 'e']]);
  });

  it('does not let an open quote or an endless line take in the rest', () => {
    const piece = 'x'.repeat(LONGEST_LINE / 2);
    const open = split('"open\n', piece, '\n', piece, '\n', 'a,b\n');
    expect(open[0]).to.deep.include({ line: 1, problem: 'a quote is not closed' });
    expect(open.at(-1)).to.deep.include({ line: 4, cells: ['a', 'b'] });
    const endless = split(piece, piece, piece, '\na,b\n');
    expect(endless.map(({ line }) => line)).to.deep.equal([1, 2]);
    expect(endless[0]).to.have.property('problem').that.includes('longer than');
    expect(endless[1]).to.deep.include({ cells: ['a', 'b'] });
  });
});
