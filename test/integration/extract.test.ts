/** An extract from its issue to the day when the register says otherwise. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { GatewayClient } from '#gateway/client/client.ts';
import { parseExtract } from '#protocol/extract.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import { ipanchor, type Ran } from './cli-run.ts';
import { allEnded, cleanUp, nodeStart, type Run, scratchFolder } from './start-run.ts';

const SEALED = 'JP.P.2025020101';
const OPEN = 'JP.P.2024080202';

interface Finding {
  code: string;
  result: string;
}

describe('extracts by the command line', function () {
  this.timeout(120_000);
  let data: string;
  let run: Run;
  let gateway: string;
  let folder: string;

  before(async () => {
    data = join(scratchFolder(), 'data');
    folder = join(data, 'extracts');
    run = nodeStart(data, '--port', '0');
    await run.shows('Ctrl-C');
    gateway = /Gateway\s+(http:\S+),/.exec(run.stderr())?.[1] ?? '';
  });
  after(() => cleanUp(data));

  const onJp = (...args: string[]): Promise<Ran> =>
    ipanchor([...args, '--office', 'JP'], { IPANCHOR_DATA: data });
  const json = async (ran: Promise<Ran>, expected = 0): Promise<ReturnType<typeof JSON.parse>> => {
    const { code, stdout, stderr } = await ran;
    expect(code, stderr + stdout).to.equal(expected);
    return JSON.parse(stdout);
  };
  const results = (findings: Finding[]) =>
    findings.filter(({ code }) => code.startsWith('EXTRACT_')).map(({ code, result }) => `${code} ${result}`);
  const file = (id: string, end: string): string => join(folder, `${id}.extract.${end}`);
  /** The gateway follows by itself, a moment later. */
  const untilGateway = async (path: string, code: string): Promise<ReturnType<typeof JSON.parse>> => {
    for (let attempt = 0; attempt < 40; attempt++) {
      const { stdout } = await ipanchor(['verify', path, '--gateway', gateway, '--json']);
      const answer = JSON.parse(stdout);
      if (answer.findings.some((finding: Finding) => finding.code === code)) return answer;
    }
    return expect.fail(code);
  };

  it('are issued as files with receipts that verify, also offline', async () => {
    const issued = await json(onJp('extract', OPEN, '-o', folder, '--json'));
    expect(issued.files.map(({ receipt }: { receipt: string }) => receipt)).to.deep.equal([
      file(OPEN, 'json.receipt.json'),
      file(OPEN, 'pdf.receipt.json'),
    ]);
    const extract = parseExtract(readFileSync(file(OPEN, 'json'), 'utf8'));
    expect(extract.statement).to.include({ state: 'open', withdrawn: false });
    for (const end of ['json', 'pdf']) {
      const verified = await json(onJp('verify', file(OPEN, end), '--json'));
      expect(verified.verdict).to.equal('verified');
      expect(verified.entry).to.include({ kind: 'extract', subject: OPEN });
      const expected = end === 'json' ? ['EXTRACT_OF_SUBJECT holds', 'EXTRACT_CURRENT holds'] : [];
      expect(results(verified.findings)).to.deep.equal(expected);
    }
    const receipt = readFileSync(file(OPEN, 'json.receipt.json'), 'utf8');
    const { treeSize } = parseReceipt(receipt);
    const client = new GatewayClient({ baseUrl: gateway });
    const { treeHeadBag } = await client.call('listTreeHeads', { params: { code: 'JP' } });
    const { root = '' } = treeHeadBag.find((head) => head.treeSize === treeSize) ?? {};
    const offline = await json(ipanchor(['verify', file(OPEN, 'json'), '--root', root, '--json']));
    expect(offline.verdict).to.equal('verified');
    expect(results(offline.findings)).to.deep.equal(['EXTRACT_OF_SUBJECT holds']);
  });

  it('are checked by a gateway, which is sent no document', async () => {
    const answer = await untilGateway(file(OPEN, 'json'), 'EXTRACT_CURRENT');
    expect(answer.verdict).to.equal('verified');
    expect(results(answer.findings)).to.deep.equal(['EXTRACT_OF_SUBJECT holds', 'EXTRACT_CURRENT holds']);
  });

  it('are contradicted when a letter of them is another', async () => {
    const forged = join(folder, 'forged.json');
    const text = readFileSync(file(OPEN, 'json'), 'utf8').replace('"withdrawn":false', '"withdrawn":true');
    writeFileSync(forged, text);
    const receipt = ['--receipt', file(OPEN, 'json.receipt.json')];
    expect((await onJp('verify', forged, ...receipt)).code).to.equal(3);
    const byGateway = await ipanchor(['verify', forged, ...receipt, '--gateway', gateway]);
    expect(byGateway.code, byGateway.stderr).to.equal(3);
    expect(byGateway.stdout).to.match(/^contradicted\n/);
  });

  it('of an unpublished application hold no access code, and are current by their key', async () => {
    await json(onJp('extract', SEALED, '-o', folder, '--json'));
    const { accessCode } = await json(onJp('code', SEALED, '--json'));
    const text = readFileSync(file(SEALED, 'json'), 'utf8');
    expect(text).to.not.include(accessCode).and.to.not.include(accessCode.replaceAll('-', '').slice(0, 20));
    const answer = await untilGateway(file(SEALED, 'json'), 'EXTRACT_CURRENT');
    expect(answer.verdict).to.equal('verified');
    expect((await json(onJp('verify', file(SEALED, 'json'), '--json'))).verdict).to.equal('verified');
  });

  it('are superseded, and no less authentic, when the application is withdrawn', async () => {
    expect((await onJp('withdraw', OPEN)).code).to.equal(0);
    const answer = await untilGateway(file(OPEN, 'json'), 'EXTRACT_SUPERSEDED');
    expect(answer.verdict).to.equal('verified');
    const { evidence } = answer.findings.find(({ code }: Finding) => code === 'EXTRACT_SUPERSEDED');
    expect(evidence).to.include({ withdrawn: 'false → true' });
    const { code, stdout } = await onJp('verify', file(OPEN, 'json'));
    expect(code).to.equal(4);
    expect(stdout)
      .to.match(/^verified\n/)
      .and.to.include('· EXTRACT_SUPERSEDED')
      .and.to.include('withdrawn');
    expect((await onJp('verify', file(OPEN, 'pdf'))).code).to.equal(0);
  });

  it('are issued without a running node too, and get their receipts from the next', async () => {
    process.kill(run.child.pid ?? 0, 'SIGINT');
    expect((await run.ended).code).to.equal(0);
    await allEnded(data, 10);
    const other = join(folder, 'later');
    const issued = await onJp('extract', OPEN, '-o', other);
    expect(issued.code, issued.stderr).to.equal(0);
    expect(issued.stderr).to.include('not final yet');
    expect(readdirSync(other)).to.have.members([`${OPEN}.extract.json`, `${OPEN}.extract.pdf`]);
    expect(
      parseExtract(readFileSync(join(other, `${OPEN}.extract.json`), 'utf8')).statement.withdrawn,
    ).to.equal(true);
    expect((await onJp('receipt', join(other, `${OPEN}.extract.json`))).code).to.equal(4);
  });
});
