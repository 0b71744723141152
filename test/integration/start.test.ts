import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  allEnded,
  cleanUp,
  nodeStart,
  npmStart,
  type Run,
  root,
  scratchFolder,
  summaryOf,
} from './start-run.ts';

const samples = join(root, 'test', 'documents');

describe('npm start', function () {
  this.timeout(120_000);
  let folder: string;
  let data: string;

  beforeEach(() => {
    folder = scratchFolder();
    data = join(folder, 'data');
  });

  afterEach(() => cleanUp(data));

  async function done(run: Run): Promise<ReturnType<typeof summaryOf>> {
    const { code } = await run.ended;
    expect(code, run.stderr()).to.equal(0);
    await allEnded(data, 10);
    return summaryOf(run);
  }

  it('brings the sample documents to verified receipts, and goes on the second time', async () => {
    const first = await done(npmStart(data, '--once'));
    expect(first.refused).to.deep.equal([]);
    expect(first.documents).to.be.greaterThan(0);
    expect(first).to.include({
      accepted: first.documents,
      anchored: first.documents,
      receiptsVerified: first.documents,
    });
    expect(first.treeHeads).to.be.at.least(3);
    expect(first.register.applications).to.be.greaterThan(0);
    expect(first.priorityChecks.map(({ verdict }) => verdict)).to.deep.equal([
      'confirmed',
      'contradicted',
      'not-recorded',
      'confirmed',
    ]);

    const run = npmStart(data, '--once', '--json');
    const second = await done(run);
    expect(second.register).to.deep.equal(first.register);
    expect(second).to.include({ anchored: first.anchored, receiptsVerified: first.receiptsVerified });
    expect(second.treeHeads, 'nothing is anchored twice').to.equal(first.treeHeads);
    expect(second.priorityChecks).to.deep.equal(first.priorityChecks);
    const ours = run
      .stdout()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('>'));
    expect(ours, 'one JSON object on standard output').to.have.length(1);
  });

  it('takes the documents of a folder in place, refuses what it must, and goes on', async () => {
    const documents = join(folder, 'mine');
    mkdirSync(join(documents, 'below', 'deep'), { recursive: true });
    cpSync(samples, join(documents, 'below'), { recursive: true });
    writeFileSync(join(documents, 'empty.xml'), '');
    writeFileSync(join(documents, 'broken.xml'), '<a><b></a>');
    writeFileSync(join(documents, 'below', 'deep', 'lonely.pdf'), '%PDF-1.7 without a sidecar');
    const bag = readFileSync(join(samples, 'EM', 'trademark-bag.xml'), 'utf8');
    writeFileSync(
      join(documents, 'mixed.xml'),
      bag.replaceAll('0191005', '0192005').replace('019200509', '1-1'),
    );
    const before = digestsBelow(documents);

    const first = await done(nodeStart(data, '--once', '--json', '--port', '0', '--documents', documents));
    const notTaken = first.recordsNotTaken.filter(({ file }) => file === 'mixed.xml');
    expect(notTaken).to.have.length(1);
    expect(notTaken[0]).to.include({ file: 'mixed.xml', code: 'NUMBER_REFUSED', number: '1-1' });
    expect(first.accepted).to.be.greaterThan(0);
    expect(first.accepted + first.refused.length).to.equal(first.documents);
    expect(first).to.include({ anchored: first.accepted, receiptsVerified: first.accepted });
    const codes = Object.fromEntries(first.refused.map(({ file, code }) => [file, code]));
    expect(codes).to.include.keys('empty.xml', 'broken.xml', join('below', 'deep', 'lonely.pdf'));
    expect(codes['broken.xml']).to.equal('XML_NOT_WELL_FORMED');
    for (const { message } of first.refused) expect(message).to.not.equal('');
    expect(digestsBelow(documents)).to.deep.equal(before);

    const second = await done(nodeStart(data, '--once', '--json', '--port', '0', '--documents', documents));
    expect(second, 'one already known counts as accepted').to.deep.equal(first);
  });

  it('names the port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
    const run = nodeStart(data, '--once', '--port', String(address.port));
    const { code } = await run.ended;
    server.close();
    expect(code).to.equal(1);
    expect(run.stderr()).to.include('PORT_IN_USE').and.to.include(String(address.port));
    await allEnded(data, 10);
  });

  it('refuses wrong options by name', async () => {
    const run = nodeStart(data, '--onze', '--port', 'x');
    expect((await run.ended).code).to.equal(2);
    expect(run.stderr()).to.include('--onze').and.to.include('WRONG_USE');
    expect(run.stdout()).to.equal('');
  });

  it('says what is wrong with a folder of documents', async () => {
    const run = nodeStart(data, '--once', '--port', '0', '--documents', join(folder, 'nowhere'));
    expect((await run.ended).code).to.not.equal(0);
    expect(run.stderr()).to.include('nowhere');
    await allEnded(data, 10);
  });

  it('lets a second start on the same data folder fail clearly', async () => {
    const first = npmStart(data);
    await first.shows('Ctrl-C');
    const second = nodeStart(data, '--once', '--port', '0');
    expect((await second.ended).code).to.equal(1);
    expect(second.stderr()).to.include('CHAIN_FOLDER_IN_USE');
    process.kill(-(first.child.pid ?? 0), 'SIGINT');
    await allEnded(data, 10);
  });
});

function digestsBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}
