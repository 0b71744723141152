import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { concat, utf8 } from '#protocol/bytes.ts';
import { type DigestOptions, type DocumentDigest, digestDocument } from '#protocol/digest-document.ts';
import { ProtocolError } from '#protocol/errors.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const digest = (text: string, options?: DigestOptions): DocumentDigest => digestDocument(utf8(text), options);
const canonicalText = (found: DocumentDigest): string | undefined =>
  found.canonical && new TextDecoder().decode(found.canonical);
const codes = ({ notes }: DocumentDigest): string[] => notes.map(({ code }) => code);

describe('the digest of a document', () => {
  it('keeps raw digest, canonical digest and the bytes of the latter', () => {
    const text = `<?xml version="1.0"?>\n<a  b='1'/>\n`;
    const canonical = utf8('<a b="1"></a>');
    expect(digest(text)).to.deep.equal({
      profile: 'c14n',
      digest: sha256(canonical),
      rawDigest: sha256(utf8(text)),
      mediaType: 'application/xml',
      canonical,
      notes: [],
    });
  });

  it('is over the bytes for what is not XML', () => {
    const bytes = concat(utf8('%PDF-1.7\n'), Uint8Array.of(0, 255, 13, 10));
    const hash = sha256(bytes);
    expect(digestDocument(bytes)).to.deep.equal({
      profile: 'raw',
      digest: hash,
      rawDigest: hash,
      mediaType: 'application/pdf',
      canonical: undefined,
      notes: [],
    });
  });

  it('does not change with what the caller expects', () => {
    expect(digest('<a/>', { expectXml: true })).to.deep.equal(digest('<a/>'));
    expect(() => digest('%PDF-1.7', { expectXml: true }))
      .to.throw(ProtocolError)
      .with.property('code', 'DOCUMENT_NOT_XML');
  });

  it('is refused above the limit on bytes, exactly', () => {
    expect(digest('<a/>', { maxBytes: 4 }).profile).to.equal('c14n');
    expect(() => digest('<a/>', { maxBytes: 3 }))
      .to.throw(ProtocolError, '4 bytes, the limit is 3')
      .with.property('code', 'DOCUMENT_TOO_LARGE');
  });

  it('takes a text of 10,000,000 bytes, and a longer one raw', () => {
    const limit = 10_000_000;
    expect(digest(`<a>${'x'.repeat(limit)}</a>`).profile).to.equal('c14n');
    for (const long of [
      `<a>${'x'.repeat(limit + 1)}</a>`,
      `<a b="${'x'.repeat(limit + 1)}"/>`,
      `<a><!--${'x'.repeat(limit + 1)}--></a>`,
      `<a><![CDATA[${'x'.repeat(limit + 1)}]]></a>`,
      `<a><?b ${'x'.repeat(limit + 1)}?></a>`,
    ]) {
      const found = digest(long);
      expect([found.profile, found.canonical, ...codes(found)]).to.deep.equal([
        'raw',
        undefined,
        'OVER_LIMIT_RAW',
      ]);
    }
  });

  it('does not stall on namespaces in scope of many elements', () => {
    const at = performance.now();
    const declarations = (from: number, count: number): string =>
      Array.from({ length: count }, (_, i) => ` xmlns:n${from + i} = "urn:example:${from + i}"`).join('');
    const wide = `<a${declarations(0, 900)}>${'<b/>'.repeat(20_000)}</a>`;
    const deep = `${Array.from({ length: 200 }, (_, i) => `<a${declarations(4 * i, 4)}>`).join('')}${'<b/>'.repeat(20_000)}${'</a>'.repeat(200)}`;
    const comment = `<a${declarations(0, 900)}><!-- ${'<b/>'.repeat(20_000)} --></a>`;
    expect([wide, deep, comment].map((text) => digest(text).profile)).to.deep.equal(['raw', 'raw', 'c14n']);
    expect(performance.now() - at).to.be.below(1000);
  });

  it('counts the attributes of an element, wherever = and < stand', () => {
    const text = `<a b="${'='.repeat(6000)}" c='>${'='.repeat(6000)}'/>`;
    expect(digest(text).profile).to.equal('c14n');
    expect(digest(`<a><!-- <b ${'c="" '.repeat(1001)}/> --></a>`).profile).to.equal('c14n');
    expect(digest('<a b="" c=""/>', { maxAttributes: 2 }).profile).to.equal('c14n');
    expect(digest('<r>\n<a b="" c=""/></r>', { maxAttributes: 1 }).notes[0]?.message).to.match(/^line 2: /);
  });
});

describe('canonical bytes of a document that is digested raw', () => {
  it('leave out the DOCTYPE and all that it adds', () => {
    const found = digest(
      '<!DOCTYPE a [<!ATTLIST a b CDATA "1">\n<!ENTITY e "x">]><a c="&e;">&e; &amp; <![CDATA[&e;]]><!--&f;--></a>',
    );
    expect(found.profile).to.equal('raw');
    expect(codes(found)).to.deep.equal(['DOCTYPE_RAW', 'ENTITY_NOT_LOADED']);
    expect(canonicalText(found)).to.equal('<a c="&amp;e;">&amp;e; &amp; &amp;e;<!--&f;--></a>');
  });

  it('are read from another encoding', () => {
    const bytes = concat(
      utf8('<?xml version="1.0" encoding="Shift_JIS"?><a>'),
      Uint8Array.of(0x93, 0xfa),
      utf8('</a>'),
    );
    expect(canonicalText(digestDocument(bytes))).to.equal('<a>日</a>');
  });

  it('keep the line numbers of the document', () => {
    const { notes } = digest('<!DOCTYPE a SYSTEM "a" [\n\n]>\n<a b="日">&amp;<!--&f;-->\n\n&e; &e;\n&g;</a>');
    expect(notes.at(-1)).to.include({ code: 'ENTITY_NOT_LOADED', line: 6, message: 'not expanded: &e; &g;' });
    expect(() => digest('<!DOCTYPE a [\n\n]>\n<a xmlns:b="../c"/>')).to.throw(ProtocolError, /^line 4: /);
  });

  it('are none where a name needs its DOCTYPE', () => {
    const found = digest('<!DOCTYPE a [<!ATTLIST a xmlns:p CDATA #FIXED "urn:example:a">]><a><p:b/></a>');
    expect([found.canonical, ...codes(found)]).to.deep.equal([undefined, 'DOCTYPE_RAW', 'NOT_READ']);
  });
});

describe('any bytes at all', () => {
  const snippets = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE a [',
    '<!ENTITY e "x">',
    ']>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?p',
    '?>',
    '<a',
    ' xmlns="urn:a"',
    ' b="1"',
    '>',
    '/>',
    '</a>',
    '&e;',
    '&#13;',
    '\ufeff',
    '\0',
    '"',
    "'",
    'text',
    '<',
    '\n',
  ];
  const documents = fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...snippets) },
      { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
    ),
    { maxLength: 12 },
  );

  it('are digested or refused by a code, never trapped', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('', '<a>'), (parts, root) => {
        const bytes = utf8(`${root}${parts.join('').toWellFormed()}`);
        try {
          expect(digestDocument(bytes).rawDigest).to.equal(sha256(bytes));
        } catch (error) {
          expect(error).to.be.instanceOf(ProtocolError).and.not.have.property('code', 'PARSER_TRAPPED');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
