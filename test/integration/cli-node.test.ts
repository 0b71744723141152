import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ipanchor, type Ran } from './cli-run.ts';
import { allEnded, cleanUp, nodeStart, type Run, root, scratchFolder } from './start-run.ts';

const samples = join(root, 'test', 'documents');
const SEALED = 'JP.P.2025020101';
const OPEN = 'JP.P.2024080202';

describe('the command line with the nodes of npm start', function () {
  this.timeout(120_000);
  let data: string;
  let run: Run;
  let gateway: string;
  let jp: string;

  before(async () => {
    data = join(scratchFolder(), 'data');
    jp = join(data, 'offices', 'JP');
    run = nodeStart(data, '--port', '0');
    await run.shows('Ctrl-C');
    gateway = /Gateway\s+(http:\S+),/.exec(run.stderr())?.[1] ?? '';
  });

  after(() => cleanUp(data));

  /** On the node of JP. */
  const onJp = (...args: string[]): Promise<Ran> =>
    ipanchor([...args, '--office', 'JP'], { IPANCHOR_DATA: data });

  async function json(ran: Promise<Ran>): Promise<ReturnType<typeof JSON.parse>> {
    const { code, stdout, stderr } = await ran;
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout);
  }

  it('asks which office is meant, when there are several', async () => {
    const { code, stderr } = await ipanchor(['status'], { IPANCHOR_DATA: data });
    expect(code).to.equal(2);
    expect(stderr).to.include('OFFICE_AMBIGUOUS').and.to.include('EP, JP, US');
  });

  it('says how a node is, and which offices there are', async () => {
    const status = await json(onJp('status', '--json'));
    expect(status).to.include({ office: 'JP', running: true, problem: null, receipts: 4 });
    expect((await onJp('status')).stdout)
      .to.include('JP, running')
      .and.to.match(/^chain +anvil; final once saved to disk; gas at the price asked, at most 16777216 /m)
      .and.to.match(/^address +127\.0\.0\.1:\d+, in use: well$/m);
    const { offices } = await json(onJp('office', '--json'));
    expect(offices.map(({ code }: { code: string }) => code)).to.deep.equal(['EP', 'JP', 'US']);
    expect((await onJp('office', 'JP')).stdout)
      .to.include('recorder')
      .and.to.include('registrar');
    expect((await onJp('office', 'KR')).code).to.equal(4);
  });

  it('copies its store while it runs, and the copy is its own', async () => {
    const file = join(data, 'JP.backup');
    expect((await onJp('backup', file)).stdout).to.match(/^\d+ records, as of block \d+, in /);
    const again = await onJp('backup', file);
    expect(again.code).to.equal(3);
    expect(again.stderr).to.include('BACKUP_EXISTS');
    const here = await onJp('restore', file);
    expect(here.code).to.equal(3);
    expect(here.stderr).to.include('STORE_NOT_EMPTY');
    const entries = await json(onJp('audit', '--json'));
    expect(JSON.stringify(entries)).to.include('"operation":"backup"');
  });

  it('gives a receipt, which anyone verifies from file, receipt and chain', async () => {
    const document = join(samples, 'JP', 'trademark.xml');
    const { code, stdout } = await onJp('receipt', document);
    expect(code).to.equal(0);
    const receipt = join(data, 'trademark.receipt.json');
    writeFileSync(receipt, stdout);
    const [chain] = JSON.parse(readFileSync(join(jp, 'config.json'), 'utf8')).chain.endpoints;
    const trusted = ['--receipt', receipt, '--chain', chain, '--contracts', join(data, 'deployment.json')];
    expect((await json(ipanchor(['verify', document, ...trusted, '--json']))).verdict).to.equal('verified');
    const other = await ipanchor(['verify', join(samples, 'US', 'trademark.xml'), ...trusted]);
    expect(other).to.include({ code: 3 });
    expect(other.stdout).to.match(/^contradicted\n/);
    const unreachable = [
      '--receipt',
      receipt,
      '--chain',
      'http://127.0.0.1:9',
      '--contracts',
      join(data, 'deployment.json'),
    ];
    expect((await ipanchor(['verify', document, ...unreachable])).code).to.equal(1);
    expect((await onJp('receipt', join(samples, 'US', 'trademark.xml'))).code).to.equal(4);
  });

  it('checks priority claims, before publication with the access code from its file', async () => {
    const checkLater = (later: string, ...args: string[]): Promise<Ran> =>
      ipanchor(['priority-check', ...args, '--type', 'P', '--later', later, '--gateway', gateway]);
    const check = (...args: string[]): Promise<Ran> => checkLater('US:P:2026-02-27', ...args);
    expect((await checkLater('US:P:2025-05-16', 'JP', '2024-80202', '2024-05-20')).code).to.equal(0);
    const late = await check('JP', '2024-80202', '2024-05-20');
    expect(late.code).to.equal(4);
    expect(late.stdout).to.match(/^needs-review(.|\n)* CHAIN_REQUIRED: /);
    expect((await check('JP', '2024-80202', '2024-05-21')).code).to.equal(3);
    expect((await check('JP', '2025-020101', '2025-03-03')).code).to.equal(4);
    const name = readdirSync(join(jp, 'receipts')).find((file) => file.endsWith('.access-code.json')) ?? '';
    const file = join(jp, 'receipts', name);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    const withCode = await check('JP', '2025-020101', '2025-03-03', '--access-code', file);
    expect(withCode.code, withCode.stderr).to.equal(0);
    expect(withCode.stdout).to.match(/^confirmed/);
  });

  it('keeps a signed result, which is verified later without the gateway', async () => {
    const claim = [
      'JP',
      '2024-80202',
      '2024-05-20',
      '--type',
      'P',
      '--later',
      'US:P:2025-05-16',
      '--gateway',
      gateway,
    ];
    const result = join(data, 'check.jws');
    const { code, stderr } = await ipanchor(['priority-check', ...claim, '--signed', result]);
    expect(code, stderr).to.equal(0);
    const keys = join(data, 'keys.json');
    writeFileSync(keys, await (await fetch(`${gateway}/api/v1/keys`)).text());
    const verified = await json(ipanchor(['verify-result', result, '--keys', keys, '--json']));
    expect(verified.result.priorityCheckBag).to.have.length(1);
    expect(verified.result.priorityCheckBag[0]).to.include({ verdict: 'confirmed' });
    const nowhere = await ipanchor(['priority-check', ...claim, '--signed', join(data, 'none', 'check.jws')]);
    expect(nowhere).to.include({ code: 1 });
    expect(nowhere.stderr).to.include('FILE_UNWRITABLE');
  });

  it('withdraws, corrects and takes back, each once', async () => {
    expect(await json(onJp('withdraw', OPEN, '--json'))).to.include({ withdrawn: true });
    expect((await onJp('withdraw', OPEN)).stderr).to.include('ACTION_NOT_POSSIBLE');
    expect(await json(onJp('withdraw', OPEN, '--undo', '--json'))).to.include({ withdrawn: false });
    expect(await json(onJp('correct', OPEN, '--date', '2024-05-21', '--json'))).to.include({
      filingDate: '2024-05-21',
    });
    expect((await onJp('correct', OPEN, '--date', '2024-02-30')).code).to.equal(2);
    expect((await onJp('publish', 'JP.P.1999000001')).code).to.equal(4);
  });

  it('takes files in place, known ones again, and refuses those of another office', async () => {
    const pdf = join(data, 'drawing.pdf');
    writeFileSync(pdf, '%PDF-1.7 drawing');
    expect((await onJp('ingest', join(samples, 'JP', 'trademark.xml'))).stdout).to.match(/^known/);
    const foreign = await onJp('ingest', join(samples, 'EM'));
    expect(foreign.code).to.equal(3);
    expect(foreign.stdout).to.include('OFFICE_NOT_SERVED');
    expect((await onJp('ingest', pdf)).stdout).to.include('SIDECAR_MISSING');
    const said = await onJp('record', pdf, '--application', OPEN, '--kind', 'priority-document');
    expect(said.code, said.stderr).to.equal(0);
    expect(said.stdout).to.match(/^accepted/);
    expect((await onJp('record', pdf, '--application', 'nonsense')).code).to.equal(3);
  });

  it('gives the quality reports of what it took, each format, and of events that none is kept', async () => {
    const { code, stdout } = await onJp('quality', '--stored', '--json');
    expect(code).to.equal(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).to.deep.include({ index: 0, reader: 'st96', records: 1, defects: [] });
    expect(lines.at(-1).summary.codes.map((sum: { code: string }) => sum.code)).to.deep.equal([
      'REPORT_NOT_KEPT',
    ]);
    for (const format of ['text', 'csv', 'html']) {
      expect((await onJp('quality', '--stored', SEALED, '--format', format)).stdout, format).to.include(
        'patent-application.xml',
      );
    }
    expect((await onJp('quality', '--stored', '1', '999')).code).to.equal(4);
    expect((await onJp('quality', '--stored', '--schema', samples)).code).to.equal(2);
  });

  it('shows an access code again, and takes one from an applicant', async () => {
    const { accessCode } = await json(onJp('code', SEALED, '--json'));
    expect((await onJp('code', OPEN)).stderr).to.include('ACTION_NOT_POSSIBLE');
    const file = join(data, 'code.txt');
    writeFileSync(file, accessCode);
    const onUs = (...args: string[]): Promise<Ran> =>
      ipanchor([...args, '--office', 'US'], { IPANCHOR_DATA: data });
    const given = ['code', 'US.P.19400111', '--earlier', SEALED, '--access-code', file];
    const taken = await onUs(...given);
    expect(taken.code, taken.stderr).to.equal(0);
    expect(taken.stdout).to.not.include(accessCode);
    expect((await onUs(...given)).stderr)
      .to.include('ACTION_NOT_POSSIBLE')
      .and.not.include(accessCode);
    expect((await onUs(...given.slice(0, 4))).code).to.equal(2);
    writeFileSync(file, '0000-0000');
    const wrong = await onUs(...given);
    expect([wrong.code, wrong.stderr.includes('0000-0000')]).to.deep.equal([3, false]);
  });

  it('decides a priority claim and withdraws it, and lists who did', async () => {
    const onUs = (...args: string[]) => ipanchor([...args, '--office', 'US'], { IPANCHOR_DATA: data });
    const claim = ['US.P.19400111', SEALED];
    const decided = await onUs('decide', ...claim, '--status', 'Accepted', '--claimed', '2025-03-03');
    expect(decided.stdout, decided.stderr).to.include(`${claim.join(' on ')}: Accepted`);
    expect((await onUs('decide', ...claim, '--status', 'Accepted')).code).to.equal(3);
    expect((await onUs('decide', ...claim, '--status', 'Perhaps')).code).to.equal(2);
    const { claims } = await json(onUs('withdraw-claim', ...claim, '--json'));
    expect(claims[0]).to.include({ state: 'sealed', status: 'Accepted', withdrawn: true });
    expect((await onUs('withdraw-claim', ...claim, '--undo')).code).to.equal(0);
    const { rows } = await json(onUs('audit', '--limit', '3', '--json'));
    const told = rows.map(({ operation, outcome }: Record<string, string>) => `${operation} ${outcome}`);
    expect(told).to.deep.equal(['undo withdrawClaim begun', 'withdrawClaim begun', 'decideClaim refused']);
    expect((await onUs('audit')).stdout).to.match(/os:\S+ \(command\) {2}decideClaim US\.P\.19400111/);
  });

  it('erases a document by order and by rule, keeps its leaf, and says so in fsck later', async () => {
    expect((await onJp('purge', '2')).code).to.equal(2);
    expect((await onJp('purge', '999', '--reason', 'order')).code).to.equal(4);
    expect((await onJp('purge', '2', '--apply')).code).to.equal(2);
    expect((await onJp('receipt', '--entry', '2')).code).to.equal(0);
    expect((await onJp('purge', '2', '--reason', 'order')).stdout).to.include('entry 2 is erased');
    const { code, stderr } = await onJp('receipt', '--entry', '2');
    expect(code).to.equal(4);
    expect(stderr).to.include('was erased');
    expect((await onJp('purge', '--dry-run')).stdout).to.include('no rules');
    const config = JSON.parse(readFileSync(join(jp, 'config.json'), 'utf8'));
    const rule = { name: 'drawings', kinds: ['priority-document'], afterDays: 0 };
    writeFileSync(join(jp, 'config.json'), JSON.stringify({ ...config, retention: [rule] }));
    const due = await json(onJp('purge', '--dry-run', '--json'));
    expect(due.erased).to.deep.equal([]);
    expect((await json(onJp('purge', '--apply', '--json'))).erased).to.deep.equal(
      due.due.map(({ index }: { index: number }) => index),
    );
    expect((await onJp('purge', '--dry-run')).stdout).to.include('nothing is due');
  });

  it('revokes an entry', async () => {
    expect((await onJp('revoke', '1', '--reason', 'Whim')).code).to.equal(2);
    expect((await onJp('revoke', '999', '--reason', 'Other')).code).to.equal(4);
    expect((await onJp('revoke', '1', '--reason', 'IssuedInError')).code).to.equal(0);
  });

  it('leaves checking the store to when the node does not run', async () => {
    const { code, stderr } = await onJp('fsck');
    expect(code).to.equal(1);
    expect(stderr).to.include('STORE_IN_USE');
  });

  it('opens the store itself when no node runs, and the next start sends what is owed', async () => {
    process.kill(run.child.pid ?? 0, 'SIGINT');
    expect((await run.ended).code).to.equal(0);
    await allEnded(data, 10);
    const checked = (await onJp('fsck', '--offline')).stdout;
    expect(checked)
      .to.include('agrees')
      .and.to.match(/^note +DOCUMENT_PURGED {2}entry 2/);
    expect(await json(onJp('status', '--json'))).to.include({ running: false });
    expect((await onJp('quality', '--stored', '0')).stdout).to.include('ST.96 V6_0, WIPO, 1 record');
    expect(await json(onJp('publish', SEALED, '--json'))).to.include({ visibility: 'open' });
    expect((await json(onJp('status', '--json'))).outbox.pending).to.be.greaterThan(0);

    const again = nodeStart(data, '--once', '--json', '--port', '0');
    expect((await again.ended).code, again.stderr()).to.equal(0);
    await allEnded(data, 10);
    expect((await json(onJp('status', '--json'))).outbox).to.include({ pending: 0, conflict: 0 });
  });

  it('takes what is dropped into an inbox while serving', async () => {
    const serving = nodeStart(data, '--port', '0');
    await serving.shows('Ctrl-C');
    const before = (await json(onJp('status', '--json'))).log.size;
    copyFileSync(join(samples, 'JP', 'patent-application-published.xml'), join(jp, 'inbox', 'published.xml'));
    let receipts = 0;
    for (let attempt = 0; attempt < 40 && receipts <= before; attempt++) {
      receipts = (await json(onJp('status', '--json'))).receipts;
    }
    expect(receipts).to.equal(before + 1);
    process.kill(serving.child.pid ?? 0, 'SIGTERM');
    await allEnded(data, 10);
  });
});
