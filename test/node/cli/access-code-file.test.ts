import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readAccessCode } from '#node/cli/access-code-file.ts';
import { NodeError } from '#node/errors.ts';

describe('access code file', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'code-'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function file(text: string): string {
    const path = join(folder, 'code');
    writeFileSync(path, text);
    return path;
  }

  it('holds the code alone, or what the node of the office gave out', async () => {
    expect(await readAccessCode(file('ABCD-EFGH\n'))).to.equal('ABCD-EFGH');
    const given = JSON.stringify({ applicationId: 'JP.P.1', accessCode: 'ABCD-EFGH' });
    expect(await readAccessCode(file(`${given}\n`))).to.equal('ABCD-EFGH');
  });

  it('is refused without telling what it holds', async () => {
    for (const text of ['{"accessKode":"SECRET"}', '{SECRET']) {
      const error = await readAccessCode(file(text)).catch((reason) => reason);
      expect(error).to.include({ code: 'WRONG_USE' });
      expect(error.message).to.not.include('SECRET');
    }
  });

  it('must be readable and small', async () => {
    for (const path of [join(folder, 'none'), file('A'.repeat(5000))]) {
      expect(await readAccessCode(path).catch((reason) => reason))
        .to.be.instanceOf(NodeError)
        .with.property('code', 'FILE_UNREADABLE');
    }
  });
});
