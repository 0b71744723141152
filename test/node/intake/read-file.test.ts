import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { readFile } from '#node/intake/read-file.ts';
import { CodedError } from '#protocol/errors.ts';
import { newFolder } from './office-fixture.ts';

describe('read file', () => {
  const folder = newFolder();
  after(() => rmSync(folder, { recursive: true }));

  const codeFor = (path: string, maxBytes = 1000): string => {
    try {
      readFile(path, { maxBytes });
      return 'read';
    } catch (error) {
      return error instanceof CodedError ? error.code : String(error);
    }
  };

  it('gives the bytes of a file up to the limit, in memory of their own', () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'x'.repeat(1000));
    const bytes = readFile(path, { maxBytes: 1000 });
    expect([bytes.length, bytes.buffer.byteLength]).to.deep.equal([1000, 1000]);
    expect(codeFor(path, 999)).to.equal('DOCUMENT_TOO_LARGE');
  });

  it('refuses what is no regular file, or not there', () => {
    expect(codeFor(folder)).to.equal('FILE_NOT_REGULAR');
    expect(codeFor('/dev/null')).to.equal('FILE_NOT_REGULAR');
    expect(codeFor(join(folder, 'nothing'))).to.equal('FILE_UNREADABLE');
    expect(codeFor(join(folder, 'a', 'b'))).to.equal('FILE_UNREADABLE');
  });

  it('notices a file that ends before its size', () => {
    // Linux reports a page as the size of such a file and gives a few bytes.
    const path = '/sys/kernel/mm/transparent_hugepage/enabled';
    if (existsSync(path)) expect(codeFor(path, 10_000)).to.equal('FILE_CHANGED');
  });
});
