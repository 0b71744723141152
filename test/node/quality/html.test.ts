import { expect } from 'chai';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { HTML } from '#node/quality/html.ts';
import { BAD, GOOD, HOSTILE, HOSTILE_NAME, written } from './reports.ts';

/** Names of elements and attributes. The page is written so that an XML parser reads it, void elements apart. */
function markup(page: string): string[] {
  const closed = page.replace('<!DOCTYPE html>', '').replace(/<meta ([^>]*)>/g, '<meta $1/>');
  const document = XmlDocument.fromString(closed);
  try {
    return document.find('//* | //@*').map((node) => ('name' in node ? String(node.name) : ''));
  } finally {
    document.dispose();
  }
}

describe('report as a page', () => {
  const page = written(HTML, [
    ['bad.xml', BAD],
    ['good.xml', GOOD],
  ]);

  it('opens without a network: no script, no reference to anything outside', () => {
    for (const name of ['script', 'link', 'img', 'iframe', 'src', 'href', 'action']) {
      expect(markup(page), name).to.not.include(name);
    }
    expect(page).to.not.match(/https?:|@import|url\((?!#)/);
    expect(page).to.include(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('says in words what the bars show, and again in tables', () => {
    expect(page).to.match(
      /NUMBER_YEAR<\/span> <span class="words">2 warnings<\/span><svg aria-hidden="true"/,
    );
    expect(page).to.match(
      /<th scope="row"><code>NUMBER_YEAR<\/code><\/th><td>warning<\/td><td class="n">2<\/td>/,
    );
    expect(page.match(/<h1>/g)).to.have.length(1);
    expect(page.match(/<caption>/g)).to.have.length(2);
    expect(page)
      .to.include('lang="en"')
      .and.to.include('name="viewport"')
      .and.to.include('prefers-color-scheme: dark');
  });

  it('shows each defect with its place, its value and its remedy', () => {
    expect(page)
      .to.include('<code><bdi>=1+1</bdi></code>')
      .and.to.include('<dd>line 7</dd><dd><bdi>/a/b[1]</bdi></dd>');
    expect(page).to.include('Normal for divisional applications');
    expect(page).to.include('<bdi>good.xml</bdi>').and.to.include('no defect');
  });

  it('holds no markup that comes from a file', () => {
    const plain = new Set(markup(page));
    const hostile = written(HTML, [[HOSTILE_NAME, HOSTILE]]);
    expect(markup(hostile).filter((name) => !plain.has(name))).to.deep.equal([]);
    expect(hostile).to.not.match(/(?!\n)\p{Cc}|[\u202a-\u202e]/u);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const defects = [
          { code: 'NUMBER_YEAR', severity: 'info', message: text, path: text, value: text } as const,
        ];
        const found = markup(written(HTML, [[text, { ...BAD, dialect: text, version: text, defects }]]));
        expect(found.filter((name) => !plain.has(name))).to.deep.equal([]);
      }),
    );
  });

  it('is a page when there is nothing to show', () => {
    expect(written(HTML, [['good.xml', GOOD]])).to.include('There is nothing to mend');
    expect(written(HTML, [])).to.include('Data quality of 0 files');
  });
});
