import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { isPipe, withSpooled } from '#node/cli/spool.ts';

describe('a pipe that is kept while it is read', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ipanchor-spool-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const source = (...pieces: string[]): Readable => Readable.from(pieces.map((piece) => Buffer.from(piece)));

  it('is a file of the owner, whole, and gone afterwards', async () => {
    const seen: number[] = [];
    const use = async (path: string): Promise<string> => {
      expect(statSync(path).mode & 0o777).to.equal(0o600);
      expect(statSync(join(path, '..')).mode & 0o777).to.equal(0o700);
      return readFileSync(path, 'utf8');
    };
    expect(await withSpooled(source('a\n', 'b\n'), folder, use, (bytes) => seen.push(bytes))).to.equal(
      'a\nb\n',
    );
    expect(seen).to.deep.equal([2, 4]);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('is gone too when the reading fails', async () => {
    const failed = await withSpooled(source('a'), folder, () => Promise.reject(new Error('no'))).catch(
      String,
    );
    expect(failed).to.equal('Error: no');
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('is told from a file', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(isPipe(join(folder, 'pipe'))).to.equal(true);
    expect([isPipe(folder), isPipe(join(folder, 'none'))]).to.deep.equal([false, false]);
  });
});
