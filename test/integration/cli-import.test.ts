import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { ipanchor, type Ran } from './cli-run.ts';
import { allEnded, cleanUp, nodeStart, type Run, root, scratchFolder } from './start-run.ts';

interface Status {
  running: boolean;
  outbox: { pending: number; settled: number; conflict: number };
  register: { applications: number; claims: number };
}

describe('ipanchor import', function () {
  this.timeout(180_000);
  let data: string;
  let run: Run;

  before(async () => {
    data = join(scratchFolder(), 'data');
    run = nodeStart(data, '--port', '0');
    await run.shows('Ctrl-C');
  });

  after(() => cleanUp(data));

  const onJp = (...args: string[]): Promise<Ran> =>
    ipanchor([...args, '--office', 'JP'], { IPANCHOR_DATA: data });
  async function status(): Promise<Status> {
    const { code, stdout, stderr } = await onJp('status', '--json');
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout);
  }
  /** Waits until nothing is owed to the chain. */
  async function settled(): Promise<Status> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const now = await status();
      if (now.outbox.pending === 0) return now;
      await sleep(200);
    }
    throw new Error('the chain did not take what was imported');
  }

  it('brings the applications and claims of a list into the register by the running node', async () => {
    const { register: before } = await settled();
    const file = join(data, 'old.csv');
    writeFileSync(
      file,
      [
        'office,right,number,filingDate,claims',
        'JP,P,1999-000101,1999-01-05,"[{""office"":""US"",""number"":""09/000,123"",""date"":""1998-01-06""}]"',
        'JP,P,1999-000102,1999-01-06,',
        'KR,P,10-1999-0000001,1999-01-06,',
        'JP,U,1999-000103,1999-13-06,',
      ].join('\r\n'),
    );
    const { code, stdout, stderr } = await onJp('import', file, '--json');
    expect(code, stderr).to.equal(3);
    const report = `${file}.refused.ndjson`;
    expect(JSON.parse(stdout)).to.deep.equal({
      ...{ lines: 4, recorded: 2, changed: 0, known: 0, refused: 2, report },
    });
    expect(readFileSync(report, 'utf8'))
      .to.match(/"line":4,"code":"OFFICE_NOT_SERVED"/)
      .and.match(/"line":5,"code":"DATE_IMPOSSIBLE"/);
    const { register, outbox } = await settled();
    expect(outbox.conflict).to.equal(0);
    expect(register.applications).to.equal(before.applications + 2);
    expect(register.claims).to.equal(before.claims + 1);
    expect((await onJp('import', file)).stdout).to.match(/0 recorded, 0 changed, 2 known, 2 refused/);
  });

  it('takes a list from standard input, again without doubling, and leaves no copy of it', async () => {
    const list = [
      'office,right,number,filingDate',
      'JP,P,1997-000101,1997-01-06',
      'JP,P,1997-000102,x',
      '',
    ].join('\n');
    const report = join(data, 'piped.refused.ndjson');
    const piped = (...args: string[]): Promise<Ran> =>
      ipanchor(['import', '-', '--report', report, '--office', 'JP', ...args], { IPANCHOR_DATA: data }, list);
    const { code, stdout, stderr } = await piped('--format', 'csv', '--json');
    expect(code, stderr).to.equal(3);
    expect(JSON.parse(stdout)).to.include({ lines: 2, recorded: 1, refused: 1, report });
    expect((await piped('--format', 'csv')).stdout).to.include('0 recorded, 0 changed, 1 known, 1 refused');
    expect((await piped()).stdout).to.include('3 lines: 0 recorded, 0 changed, 0 known, 3 refused');
    expect((await piped('--format', 'xml')).code).to.equal(2);
    const kept = readdirSync(join(data, 'offices', 'JP')).filter((name) => name.startsWith('piped-'));
    expect(kept).to.deep.equal([]);
  });

  it('compares an authority file with the register', async () => {
    const file = join(data, 'authority.xml');
    const entry = (publication: string, application: string): string =>
      `<authority-file-entry><publication-reference><document-id><country>JP</country><doc-number>${publication}</doc-number></document-id></publication-reference><application-reference><country>JP</country><doc-number>${application}</doc-number></application-reference></authority-file-entry>`;
    const entries = [entry('2000-100101', '1999-000101'), entry('2000-100109', '1999-000109')];
    writeFileSync(file, `<authority-file country="JP">${entries.join('')}</authority-file>`);
    const { code, stdout, stderr } = await onJp('compare', file, '--json');
    expect(code, stderr).to.equal(3);
    const compared = JSON.parse(stdout);
    expect(compared).to.deep.include({ entries: 2, matched: 1, missingInRegister: ['JP 2000-100109'] });
    expect(compared.missingInFile).to.include('JP.P.1999000102').and.not.include('JP.P.1999000101');
    expect((await onJp('compare', join(data, 'old.csv'))).stderr).to.include('AUTHORITY_FILE_INVALID');
  });

  it('refuses a file that is not there, or has no header', async () => {
    expect((await onJp('import', join(data, 'none.csv'))).stderr).to.include('FILE_UNREADABLE');
    writeFileSync(join(data, 'bare.csv'), 'JP,P,1999-000101,1999-01-05\n');
    const { code, stderr } = await onJp('import', join(data, 'bare.csv'));
    expect(code).to.equal(3);
    expect(stderr).to.include('IMPORT_HEADER_INVALID').and.to.include('filingDate is missing');
  });

  it('goes on where it was durable after a kill, and doubles nothing', async () => {
    const { register: before } = await settled();
    process.kill(run.child.pid ?? 0, 'SIGINT');
    await run.ended;
    await allEnded(data, 20);

    const LINES = 30_000;
    const lines = Array.from({ length: LINES }, (_, serial) => {
      const number = `1998-${String(serial + 1).padStart(6, '0')}`;
      return JSON.stringify({ office: 'JP', right: 'P', number, filingDate: '1998-06-01' });
    });
    const file = join(data, 'many.ndjson');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const main = join(root, 'node', 'cli', 'main.ts');
    const child = spawn(process.execPath, [main, 'import', file, '--office', 'JP'], {
      env: { ...process.env, IPANCHOR_DATA: data },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.once('data', () => child.kill('SIGKILL')); // the first group is durable
    const [, signal] = await once(child, 'exit');
    expect(signal).to.equal('SIGKILL');

    const { code, stdout, stderr } = await onJp('import', file, '--json');
    expect(code, stderr).to.equal(0);
    const outcome = JSON.parse(stdout);
    expect(outcome).to.include({ lines: LINES, changed: 0, refused: 0, report: null });
    expect(outcome.known).to.be.greaterThan(0).and.lessThan(LINES);
    expect(outcome.known + outcome.recorded).to.equal(LINES);
    expect((await status()).outbox.pending).to.equal(LINES);
    expect(existsSync(`${file}.refused.ndjson`)).to.equal(false);
    expect((await onJp('fsck', '--offline')).stdout).to.include('agrees');
    expect((await status()).register.applications).to.equal(before.applications);
  });
});
