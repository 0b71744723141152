import { expect } from 'chai';
import fc from 'fast-check';
import { CSV } from '#node/quality/csv.ts';
import { BAD, GOOD, HOSTILE, HOSTILE_NAME, written } from './reports.ts';

/** The cells of a text as RFC 4180 reads it. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('report as CSV', () => {
  it('has a row for each defect, and one for a file without', () => {
    const rows = parsed(
      written(CSV, [
        ['bad.xml', BAD],
        ['good.xml', GOOD],
      ]),
    );
    expect(rows.map((row) => row.length)).to.deep.equal([12, 12, 12, 12, 12]);
    expect(rows[1]?.slice(0, 9)).to.deep.equal([
      ...['bad.xml', 'st96', 'WIPO', 'V6_0', '1', 'warning', 'NUMBER_YEAR', '7', '/a/b[1]'],
    ]);
    expect(rows[4]?.slice(0, 7)).to.deep.equal(['good.xml', 'st36', 'DOCDB', '', '2', '', '']);
  });

  it('has no cell that a spreadsheet takes for a formula', () => {
    for (const cells of parsed(
      written(CSV, [
        [HOSTILE_NAME, HOSTILE],
        ['bad.xml', BAD],
      ]),
    ).slice(1)) {
      for (const cell of cells) expect(cell).to.not.match(/^\s*[=+\-@＝＋－＠\t\r]/);
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...'=+-@\t\r＝＋－＠'),
        fc.string(),
        fc.constantFrom('', ' ', '\n'),
        (sign, text, space) => {
          const [, row] = parsed(written(CSV, [[space + sign + text, GOOD]]));
          expect(row?.[0]).to.equal(`'${space}${sign}${text}`);
        },
      ),
    );
  });
});
