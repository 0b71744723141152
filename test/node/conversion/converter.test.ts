import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ConvertedFile } from '#node/conversion/convert-file.ts';
import { Converter } from '#node/conversion/converter.ts';
import { ST36 } from '../standards/convert/documents.ts';

const CLAIM = '<priority-claim><country>JP</country><doc-number>1</doc-number></priority-claim>';

describe('Converter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-converter-'));
  const converter = new Converter({ maxBytes: 2 ** 23, maxSeconds: 60 });
  after(async () => {
    await converter.close();
    rmSync(folder, { recursive: true });
  });

  const put = (content: string, name = 'document.xml'): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  async function converted(content: string): Promise<ConvertedFile> {
    const outcome = await converter.convert(put(content), 'st96');
    if ('refusal' in outcome) throw new Error(outcome.refusal.code);
    return outcome;
  }
  async function refusal(path: string): Promise<{ code: string; message: string }> {
    const outcome = await converter.convert(path, 'st96');
    if ('conversion' in outcome) throw new Error('expected a refusal');
    return outcome.refusal;
  }
  const titled = (text: string, doctype = ''): string =>
    `${doctype}<bibliographic-data><invention-title>${text}</invention-title></bibliographic-data>`;

  it('converts, and says what of the source was not read', async () => {
    const { conversion, notes } = await converted(ST36);
    expect(conversion).to.include({ from: 'st36', to: 'st96', valid: 'claimed' });
    expect(notes).to.deep.equal([]);
    const entity = await converted(titled('\n&x;', '<!DOCTYPE a SYSTEM "a.dtd">\n'));
    expect(entity.notes).to.deep.include({
      ...{ code: 'ENTITY_NOT_LOADED', severity: 'warning', line: 3, message: 'not expanded: &x;' },
    });
  });

  it('expands no bomb and reads no file that a document names', async () => {
    const file = `<!ENTITY f SYSTEM "file://${put('secret', 'secret.txt')}">`;
    const levels = (count: number): string =>
      Array.from({ length: count }, (_, level) => {
        const content = level === 0 ? 'a'.repeat(10) : `&a${level - 1};`.repeat(10);
        return `<!ENTITY a${level} "${content}">`;
      }).join('');
    const document = (count: number): string =>
      titled(`&a${count - 1}; &f;`, `<!DOCTYPE a [${file}${levels(count)}]>`);
    const { conversion } = await converted(document(3));
    expect(new TextDecoder().decode(conversion.document)).to.include('>&amp;a2; &amp;f;</');
    expect(await refusal(put(document(12)))).to.include({ code: 'DOCUMENT_NOT_READ' });
  });

  it('refuses what is nested too deep, is too large, or is no XML', async () => {
    expect(await refusal(put('<a>'.repeat(5000) + '</a>'.repeat(5000)))).to.include({
      code: 'DOCUMENT_NOT_READ',
    });
    expect(await refusal(put(' '.repeat(2 ** 23 + 1)))).to.include({ code: 'DOCUMENT_TOO_LARGE' });
    expect(await refusal(put('text', 'text.txt'))).to.include({ code: 'DOCUMENT_NOT_XML' });
    expect(await refusal(put('<a'))).to.include({ code: 'XML_NOT_WELL_FORMED' });
    expect(await refusal(join(folder, 'none.xml'))).to.include({ code: 'FILE_UNREADABLE' });
    symlinkSync(put(ST36), join(folder, 'link.xml'));
    expect(await refusal(join(folder, 'link.xml'))).to.include({ code: 'FILE_NOT_REGULAR' });
  });

  it('ends the worker when the time is over, and takes the next file with a new one', async () => {
    const impatient = new Converter({ maxBytes: 2 ** 23, maxSeconds: 0.2 });
    const many = `<bibliographic-data><priority-claims>${CLAIM.repeat(40_000)}</priority-claims></bibliographic-data>`;
    try {
      const outcome = await impatient.convert(put(many), 'st96');
      expect(outcome).to.deep.equal({
        refusal: { code: 'TIME_LIMIT', message: 'not converted within 0.2 s' },
      });
      expect(await impatient.convert(put(titled('Pump')), 'st96')).to.have.property('conversion');
    } finally {
      await impatient.close();
    }
  });
});
