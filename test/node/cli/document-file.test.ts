import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { FileDigester } from '#node/cli/document-file.ts';
import { utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';

describe('FileDigester', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-digester-'));
  const digester = new FileDigester();
  after(async () => {
    await digester.close();
    rmSync(folder, { recursive: true });
  });
  const put = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  async function codeOf(path: string): Promise<string> {
    try {
      await digester.digest(path);
    } catch (error) {
      if (error instanceof CodedError) return error.code;
      throw error;
    }
    throw new Error('nothing was thrown');
  }

  it('gives what the protocol gives, of a file and through a link', async () => {
    const { canonical: _, ...expected } = digestDocument(utf8('<a b="1"/>'));
    const path = put('a.xml', '<a b="1"/>');
    symlinkSync(path, join(folder, 'link.xml'));
    expect(await digester.digest(path)).to.deep.equal(expected);
    expect(await digester.digest(join(folder, 'link.xml'))).to.deep.equal(expected);
    expect(await digester.digest(put('a.txt', 'text'))).to.include({ profile: 'raw' });
  });

  it('says why there is none, and goes on', async () => {
    expect(await codeOf(put('b.xml', '<a>'))).to.equal('XML_NOT_WELL_FORMED');
    expect(await codeOf(put('c.xml', ''))).to.equal('DOCUMENT_EMPTY');
    expect(await codeOf(put('d.xml', 'text'))).to.equal('DOCUMENT_NOT_XML');
    expect(await codeOf(join(folder, 'none.xml'))).to.equal('FILE_UNREADABLE');
    expect(await codeOf(folder)).to.equal('FILE_UNREADABLE');
    expect(await digester.digest(join(folder, 'a.xml'))).to.have.property('profile', 'c14n');
  });
});
