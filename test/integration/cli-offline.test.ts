import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { COMMANDS } from '#node/cli/table.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { writeEntry } from '#protocol/entry.ts';
import { writeReceipt } from '#protocol/receipt.ts';
import { leafHash } from '#protocol/tree.ts';
import { ipanchor } from './cli-run.ts';

describe('the command line without a node', function () {
  this.timeout(60_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ipanchor-cli-'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function file(name: string, content: string): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('has a help with an example for every command', async () => {
    const overview = await ipanchor(['--help']);
    expect(overview.code).to.equal(0);
    for (const name of Object.keys(COMMANDS)) {
      expect(overview.stdout).to.include(name);
      const { code, stdout } = await ipanchor([name, '--help']);
      expect(code, name).to.equal(0);
      expect(stdout, name).to.include(`Usage: ipanchor ${name}`).and.to.include(`ipanchor ${name} `);
      expect(stdout, name).to.include('Example:').and.to.include('--json');
    }
  });

  it('ends without a word, as by SIGPIPE, when nobody reads its output', async () => {
    const main = fileURLToPath(new URL('../../node/cli/main.ts', import.meta.url));
    for (const args of [['--help'], ['nothing', '--json']]) {
      const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.destroy();
      let complaint = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        complaint += text;
      });
      expect((await once(child, 'close'))[0], args.join(' ')).to.equal(141);
      expect(complaint).not.to.include('EPIPE');
    }
  });

  it('says what is wrong with a command line, with exit code 2', async () => {
    expect((await ipanchor([])).code).to.equal(2);
    const unknown = await ipanchor(['anchor']);
    expect(unknown).to.include({ code: 2, stdout: '' });
    expect(unknown.stderr).to.include('UNKNOWN_COMMAND').and.to.include('anchor');
    const wrong = await ipanchor(['digest', '--jsn', '--profile=raw', '--json']);
    expect(wrong.code).to.equal(2);
    expect(wrong.stderr).to.include('--jsn').and.to.include('--profile').and.to.include('FILE');
    expect(JSON.parse(wrong.stdout).error).to.include({ code: 'WRONG_USE' });
  });

  it('digests files like sha256sum, the canonical form of XML', async () => {
    const pdf = file('a.pdf', '%PDF-1.7 sample');
    const [one, other] = [file('one.xml', '<a  y="2" x="1"/>'), file('other.xml', '<a x="1" y="2"></a>')];
    const { code, stdout } = await ipanchor(['digest', pdf, one, other]);
    const canonical = sha256('<a x="1" y="2"></a>');
    expect(code).to.equal(0);
    expect(stdout).to.equal(
      `raw:${sha256('%PDF-1.7 sample')}  ${pdf}\nc14n:${canonical}  ${one}\nc14n:${canonical}  ${other}\n`,
    );
  });

  it('goes on after a file that it cannot digest, and tells refused from unreadable', async () => {
    const [broken, good] = [file('broken.xml', '<a>'), file('good.txt', 'good')];
    const refused = await ipanchor(['digest', broken, good]);
    expect(refused).to.include({ code: 3, stdout: `raw:${sha256('good')}  ${good}\n` });
    expect(refused.stderr).to.include('XML_NOT_WELL_FORMED').and.to.include(broken);
    const missing = await ipanchor(['digest', broken, join(folder, 'missing'), good, '--json']);
    expect(missing.code).to.equal(1);
    const { digests, refused: list } = JSON.parse(missing.stdout);
    expect(digests).to.have.length(1);
    expect(list.map(({ code }: { code: string }) => code)).to.deep.equal([
      'XML_NOT_WELL_FORMED',
      'FILE_UNREADABLE',
    ]);
  });

  describe('verifying offline', () => {
    const content = 'a document of no importance';
    let document: string;
    let receipt: string;
    let root: string;

    before(() => {
      document = file('document.txt', content);
      const entry = writeEntry({
        v: 1,
        log: `31337/0x${'1'.repeat(40)}/JP/1`,
        kind: 'application',
        digest: `raw:${sha256(content)}`,
        rawDigest: sha256(content),
        subject: 'JP.P.2024000001',
        issuedAt: '2024-01-02T03:04:05Z',
        mediaType: 'text/plain',
        salt: '0'.repeat(32),
      });
      root = toHex(leafHash(utf8(entry)));
      const anchor = {
        blockNumber: 1,
        blockHash: '0'.repeat(64),
        transactionHash: '0'.repeat(64),
        recordedAt: '2024-01-02T03:04:06Z',
      };
      receipt = file(
        'document.txt.receipt.json',
        writeReceipt({ v: 1, entry, leafIndex: 0, treeSize: 1, inclusionPath: [], anchor }),
      );
    });

    it('says yes for the stated root, no for another root and for another document', async () => {
      const yes = await ipanchor(['verify', document, '--root', root]);
      expect(yes.code, yes.stderr).to.equal(0);
      expect(yes.stdout).to.match(/^verified\n/);
      const otherRoot = await ipanchor(['verify', document, '--root', 'f'.repeat(64), '--json']);
      expect(otherRoot.code).to.equal(3);
      expect(JSON.parse(otherRoot.stdout).verdict).to.equal('contradicted');
      const other = file('other.txt', 'another document');
      expect((await ipanchor(['verify', other, '--receipt', receipt, '--root', root])).code).to.equal(3);
    });

    it('does not take a failure to look for a no', async () => {
      const missing = await ipanchor(['verify', document, '--receipt', join(folder, 'none'), '--root', root]);
      expect(missing.code).to.equal(1);
      expect((await ipanchor(['verify', document])).code).to.equal(2);
    });
  });

  it('does not take a gateway that is down for an answer', async () => {
    const args = ['priority-check', 'JP', '2007-290922', '2007-11-08', '--later', 'US:P:2008-10-30'];
    const { code, stderr } = await ipanchor([...args, '--gateway', 'http://127.0.0.1:9']);
    expect(code).to.equal(1);
    expect(stderr).to.include('GATEWAY_UNREACHABLE');
  });
});
