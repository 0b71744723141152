/** What is acknowledged is in the log, once, whatever happens to the process or its disk in between. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { fsck } from '#node/fsck.ts';
import type { Filing } from '#node/intake/reading.ts';
import { APPLICATIONS, ENTRIES } from '#node/store/office.ts';
import { sampleApplication } from '../../scripts/bench/sample.ts';
import { closeOffice, newFolder, openOffice, type TestOffice } from '../node/intake/office-fixture.ts';

const CHILD = fileURLToPath(new URL('./fixtures/intake-child.ts', import.meta.url));
const FILES = 600;

/** Two records, one of them without a date. */
function packageOf(serial: number): string {
  const marks = [`<com:ApplicationDate>2025-03-03</com:ApplicationDate>`, ''].map(
    (
      date,
      place,
    ) => `<tmk:Trademark><com:RegistrationOfficeCode>JP</com:RegistrationOfficeCode><com:ApplicationNumber>
<com:ApplicationNumberText>2025-${serial}00${place}</com:ApplicationNumberText></com:ApplicationNumber>${date}</tmk:Trademark>`,
  );
  return `<tmk:TrademarkApplication xmlns:tmk="http://www.wipo.int/standards/XMLSchema/ST96/Trademark" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common"
><tmk:TrademarkBag>${marks.join('')}</tmk:TrademarkBag></tmk:TrademarkApplication>`;
}

describe('intake, end to end', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
    mkdirSync(join(folder, 'inbox'));
    for (let i = 0; i < FILES; i++)
      writeFileSync(join(folder, 'inbox', `${i}.xml`), sampleApplication(i + 1));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const left = (): number =>
    readdirSync(join(folder, 'inbox'), { recursive: true }).filter((name) => String(name).endsWith('.xml'))
      .length;
  const entries = async ({ store }: TestOffice): Promise<string[]> => {
    const names: string[] = [];
    for await (const [, { fileName }] of store.scan(ENTRIES)) names.push(fileName);
    return names.sort();
  };
  const all = Array.from({ length: FILES }, (_, i) => `${i}.xml`).sort();
  const verify = async (office: TestOffice): Promise<void> => {
    const found: string[] = [];
    await fsck({ ...office, onDifference: ({ code, where }) => found.push(`${code} ${where}`) });
    expect(found).to.deep.equal([]);
  };

  it('has each document once after being killed at random again and again', async () => {
    const packages = [100, 300, 500].map((serial) => `${serial}-package.xml`);
    for (const name of packages)
      writeFileSync(join(folder, 'inbox', name), packageOf(Number.parseInt(name, 10)));
    const acknowledged = new Set<string>();
    let isDone = false;
    for (let round = 0; !isDone; round++) {
      const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      const timer =
        round < 12 ? setTimeout(() => child.kill('SIGKILL'), 250 + Math.random() * 900) : undefined;
      let output = '';
      for await (const chunk of child.stdout.setEncoding('utf8')) output += chunk;
      clearTimeout(timer);
      for (const [, path] of output.matchAll(/^taken (.*)$/gm)) acknowledged.add(path ?? '');
      expect(output).not.to.match(/^(not|failed) /m);
      isDone = output.endsWith('done\n');
    }
    const office = await openOffice('JP', folder);
    expect(await entries(office)).to.deep.equal([...all, ...packages].sort());
    expect(acknowledged.size).to.be.at.most(FILES + packages.length);
    const reports = readdirSync(join(folder, 'rejected')).map((name) => name.replace(/entry-\d+/, 'entry'));
    expect(reports.sort()).to.deep.equal(packages.map((name) => `${name}.entry.report.json`));
    expect(left()).to.equal(0);
    await verify(office);
    await closeOffice(office);
  });

  it('says that the disk is full, keeps the files, and goes on when there is room', async () => {
    // A limit on the size of each file stands in for a full disk: writes fail in the middle, with EFBIG.
    const limited = `ulimit -f 700; trap '' XFSZ; exec "$0" "$@"`;
    const { stdout } = spawnSync('bash', ['-c', limited, process.execPath, CHILD, folder], {
      encoding: 'utf8',
    });
    expect(stdout).to.match(/^failed DISK_FULL$/m);
    const taken = [...stdout.matchAll(/^taken /gm)].length;
    expect(left()).to.equal(FILES - taken);

    const again = spawnSync(process.execPath, [CHILD, folder], { encoding: 'utf8' });
    expect(again.stdout).to.match(/done\n$/);
    const office = await openOffice('JP', folder);
    expect(await entries(office)).to.deep.equal(all);
    await verify(office);
    await closeOffice(office);
  });

  it('files a document of very many claims, and declares each', async () => {
    const count = 130_000; // more than a call takes arguments
    const office = await openOffice('EM');
    const id = 'EM.T.019100507';
    const [digest, bytes] = ['ab'.repeat(32), new Uint8Array()];
    const claims = Array.from({ length: count }, (_, serial) => ({
      ...{ candidates: [`JP.T.${2_025_000_000 + serial}`], date: '2025-03-03' },
    }));
    const filing: Filing = {
      ...{ office: 'EM', rightType: 'T', applicationId: id, kind: 'application', filingDate: '2025-10-02' },
      ...{ claims: [...claims, ...claims], obstacles: [] },
    };
    const [outcome] = await office.desk.file([
      {
        ...{ path: 'a.xml', bytes, profile: 'raw', digest, rawDigest: digest, mediaType: 'application/xml' },
        ...{ kind: 'application', filings: [filing], notTaken: [], statement: {} },
        quality: { records: 1, defects: [] },
      },
    ]);
    expect(outcome).to.include({ status: 'accepted' });
    expect((await office.store.get(APPLICATIONS, id))?.claims).to.have.length(count);
    expect(await office.store.meta('outboxNext')).to.equal(count + 2);
    await closeOffice(office);
  });
});
