import { expect } from 'chai';
import fc from 'fast-check';
import { utf8 } from '#protocol/bytes.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { readDeclaration, scanProlog, xmlStart } from '#protocol/xml-prolog.ts';

const prologOf = (text: string): { doctype: string | undefined; rest: string } => {
  const bytes = utf8(text);
  const { doctype, end } = scanProlog(bytes, readDeclaration(bytes, 0)?.end ?? 0);
  const slice = (from: number, to?: number): string => new TextDecoder().decode(bytes.subarray(from, to));
  return { doctype: doctype && slice(doctype.start, doctype.end), rest: slice(end) };
};

describe('the start of a document', () => {
  const starts: [string, readonly number[], string | undefined, number][] = [
    ['a root element', [0x3c, 0x61], 'ascii', 0],
    ['white space first', [0x0a, 0x20, 0x3c, 0x61], 'ascii', 0],
    ['a byte order mark of UTF-8', [0xef, 0xbb, 0xbf, 0x3c, 0x3f], 'ascii', 3],
    ['UTF-16LE with mark', [0xff, 0xfe, 0x3c, 0, 0x61, 0], 'utf-16le', 2],
    ['UTF-16BE with mark', [0xfe, 0xff, 0, 0x3c, 0, 0x61], 'utf-16be', 2],
    ['UTF-16LE without mark', [0x3c, 0, 0x3f, 0], 'utf-16le', 0],
    ['UTF-16BE without mark', [0, 0x3c, 0, 0x3f], 'utf-16be', 0],
    ['UTF-32', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c], 'other', 0],
    ['EBCDIC', [0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x40, 0xa5, 0x85], 'other', 0],
    ['no bytes', [], undefined, 0],
    ['a < alone', [0x3c], undefined, 0],
    ['a < before a digit', [0x3c, 0x31], undefined, 0],
    ['a byte order mark alone', [0xef, 0xbb, 0xbf], undefined, 0],
    ['UTF-16 text', [0xff, 0xfe, 0x61, 0], undefined, 0],
  ];
  for (const [title, bytes, family, bomLength] of starts) {
    it(`is ${family ?? 'not XML'} for ${title}`, () => {
      expect(xmlStart(Uint8Array.from(bytes))).to.deep.equal(family && { family, bomLength });
    });
  }

  it('is found in any bytes without an error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void xmlStart(bytes)));
  });
});

describe('the XML declaration', () => {
  it('names version and encoding as written', () => {
    const bytes = utf8(`<?xml\tversion = '1.0' encoding="x-Y.1" standalone='no' ?><r/>`);
    expect(readDeclaration(bytes, 0)).to.deep.equal({
      version: '1.0',
      encoding: 'x-Y.1',
      end: bytes.length - 4,
    });
  });

  it('is not one of a longer name', () => {
    expect(readDeclaration(utf8('<?xml-stylesheet href="a"?><r/>'), 0)).to.equal(undefined);
  });

  it('is refused when it is longer than 1,024 bytes', () => {
    expect(() => readDeclaration(utf8(`<?xml version="1.0"${' '.repeat(1024)}?><r/>`), 0))
      .to.throw(ProtocolError)
      .with.property('code', 'XML_NOT_WELL_FORMED');
  });
});

describe('the prolog', () => {
  it('ends at the root element', () => {
    expect(prologOf('<?xml version="1.0"?>\n<!-- a --><?b?> <r/>')).to.deep.equal({
      doctype: undefined,
      rest: '<r/>',
    });
  });

  for (const doctype of [
    '<!DOCTYPE r>',
    `<!DOCTYPE r PUBLIC '-//A>//' "b'>" >`,
    '<!DOCTYPE r [ ]>',
    `<!DOCTYPE r SYSTEM "]" [<!ENTITY a "]>" ><!ENTITY b ']>'><!-- ]> ' --><?c ]> " ?> %d; ] >`,
  ]) {
    it(`finds ${doctype}`, () => {
      expect(prologOf(`<!-- <!DOCTYPE x> -->${doctype}\n<r/>`)).to.deep.equal({ doctype, rest: '<r/>' });
    });
  }

  for (const text of [
    '<!-- <!DOCTYPE r> --><r/>',
    '<?p <!DOCTYPE r> ?><r/>',
    '<r><!DOCTYPE r></r>',
    '<!doctype r><r/>',
  ]) {
    it(`finds no DOCTYPE in ${text}`, () => {
      expect(prologOf(text).doctype).to.equal(undefined);
    });
  }

  for (const text of [
    '<!--',
    '<!-- --',
    '<?p',
    '<!DOCTYPE r',
    '<!DOCTYPE r [',
    '<!DOCTYPE r "',
    '<!DOCTYPE r [<!-- ',
    "<!DOCTYPE r [<!E ' ",
  ]) {
    it(`refuses ${text}, which is not closed, and says in which line`, () => {
      expect(() => prologOf(`\n\n${text}`))
        .to.throw(ProtocolError, /^line 3: /)
        .with.property('code', 'XML_NOT_WELL_FORMED');
    });
  }
});
