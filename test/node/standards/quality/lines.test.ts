import { expect } from 'chai';
import fc from 'fast-check';
import { utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { linesOf } from '#standards/quality/lines.ts';

/** The lines of the elements `<x>` of a document. */
function linesOfX(document: Uint8Array): number[] {
  const { canonical } = digestDocument(document);
  if (canonical === undefined) throw new Error('not read');
  const text = new TextDecoder().decode(canonical);
  const offsets = [...text.matchAll(/<x[ >]/g)].map(({ index }) => index);
  return [...linesOf(offsets, canonical, document).values()];
}

const BODY = `<r a=">"><!-- <x>
--><![CDATA[<x>
]]><?p <x>
?><y
 b='1'
/><x c="é"/>\r\n<z/>
<x>text</x></r>`;

describe('lines of places in canonical text', () => {
  it('counts start tags alone, whatever looks like one', () => {
    expect(linesOfX(utf8(BODY))).to.deep.equal([6, 8]);
  });

  it('counts lines before the root, and passes over a DOCTYPE', () => {
    const subset = `<!DOCTYPE r [\n<!ENTITY e "<x/>">\n<!ELEMENT x ANY>\n]>`;
    expect(linesOfX(utf8(`<?xml version="1.0"?>\n${subset}\n<!-- <x> -->\n${BODY}`))).to.deep.equal([12, 14]);
  });

  it('reads other encodings', () => {
    const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n${BODY}`;
    expect(linesOfX(Buffer.from(declared('ISO-8859-1'), 'latin1'))).to.deep.equal([7, 9]);
    expect(linesOfX(Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le'))).to.deep.equal([7, 9]);
  });

  it('finds nothing in what has no such place', () => {
    expect(linesOf([99], utf8('<r></r>'), utf8('<r/>')).size).to.equal(0);
    expect(linesOf([0], utf8('<r></r>'), utf8('no XML')).size).to.equal(0);
  });

  it('finds the line of each element of any nesting', () => {
    const piece = fc.constantFrom('<x>', '<y>', '\n', 'text', 'é漢', '😀', '<!--><x>\n-->', '<?p ?\n?>');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const depth: string[] = [];
        const body = pieces.map((one) =>
          one === '<x>' || one === '<y>' ? `${one}${depth.push(one) && ''}` : one,
        );
        const xml = `<r>${body.join('')}${depth
          .reverse()
          .map((tag) => tag.replace('<', '</'))
          .join('')}</r>`;
        const expected: number[] = [];
        let line = 1;
        for (const one of pieces) {
          if (one === '<x>') expected.push(line);
          line += one.includes('\n') ? 1 : 0;
        }
        expect(linesOfX(utf8(xml))).to.deep.equal(expected);
      }),
    );
  });
});
