import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DropFolder, type DropFolderOptions } from '#node/intake/drop-folder.ts';
import type { Outcome } from '#node/intake/ingest.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { AT, closeOffice, newPool, openOffice, SAMPLES, type TestOffice, wordFor } from './office-fixture.ts';

const SAMPLE = join(SAMPLES, 'JP', 'patent-application.xml');

describe('drop folder', () => {
  let office: TestOffice;
  let pool: WorkerPool;
  let inbox: string;
  let rejected: string;
  let outcomes: Outcome[];

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    office = await openOffice('JP');
    inbox = join(office.folder, 'inbox');
    rejected = join(office.folder, 'rejected');
    mkdirSync(inbox);
    outcomes = [];
  });
  afterEach(() => closeOffice(office));

  const dropFolder = (options: Partial<DropFolderOptions> = {}): DropFolder =>
    new DropFolder({
      pool,
      deskFor: async (code) => (code === 'JP' ? office.desk : undefined),
      inbox,
      rejected,
      stableMilliseconds: 0,
      now: () => AT,
      onOutcome: (outcome) => outcomes.push(outcome),
      ...options,
    });
  const waiting = (): string[] => readdirSync(inbox).filter((name) => name !== '.taken');
  const taken = (): string[] => readdirSync(join(inbox, '.taken'));

  it('takes a file and removes it once its entry is durable', async () => {
    copyFileSync(SAMPLE, join(inbox, 'a.xml'));
    expect(await dropFolder().sweep()).to.equal(1);
    expect([outcomes.map(wordFor), waiting(), taken()]).to.deep.equal([['accepted'], [], []]);
    expect((await office.store.meta('log'))?.size).to.equal(1);
  });

  it('takes sub-folders too, and two files of one name', async () => {
    mkdirSync(join(inbox, 'x'));
    copyFileSync(SAMPLE, join(inbox, 'a.xml'));
    copyFileSync(SAMPLE, join(inbox, 'x', 'a.xml'));
    await dropFolder().sweep();
    expect(outcomes.map(wordFor)).to.deep.equal(['accepted', 'known']);
  });

  it('leaves alone what is still being written, by its time or by its name', async () => {
    copyFileSync(SAMPLE, join(inbox, 'a.xml'));
    copyFileSync(SAMPLE, join(inbox, 'b.xml.part'));
    copyFileSync(SAMPLE, join(inbox, '.c.xml'));
    const folder = dropFolder({ stableMilliseconds: 60_000 });
    expect(await folder.sweep()).to.equal(0);
    utimesSync(join(inbox, 'a.xml'), 1_700_000_000, 1_700_000_000);
    expect(await folder.sweep()).to.equal(1);
    expect(waiting().sort()).to.deep.equal(['.c.xml', 'b.xml.part']);
  });

  it('moves what is refused beside a report of every reason, and keeps earlier ones of the name', async () => {
    for (const content of ['<a>', '<b>']) {
      writeFileSync(join(inbox, 'a.xml'), content);
      await dropFolder().sweep();
    }
    expect(readdirSync(rejected).sort()).to.deep.equal([
      'a.xml',
      'a.xml.2',
      'a.xml.2.report.json',
      'a.xml.report.json',
    ]);
    const report = JSON.parse(readFileSync(join(rejected, 'a.xml.2.report.json'), 'utf8'));
    expect(report).to.include({ file: 'a.xml.2', refusedAt: AT });
    expect(report.defects[0]).to.include.keys('code', 'severity', 'message', 'meaning', 'remedy');
    expect(report.defects[0].code).to.equal('XML_NOT_WELL_FORMED');
  });

  it('keeps a sidecar with its file, and one that came first until the file is there', async () => {
    const sidecar = { applicationId: 'JP.P.2025020101', kind: 'application', filingDate: '2025-03-03' };
    writeFileSync(join(inbox, 'a.pdf.json'), JSON.stringify(sidecar));
    expect(await dropFolder().sweep()).to.equal(0);
    expect(waiting()).to.deep.equal(['a.pdf.json']);
    writeFileSync(join(inbox, 'a.pdf'), '%PDF-1.7');
    expect(await dropFolder().sweep()).to.equal(1);
    expect([outcomes.map(wordFor), waiting(), taken()]).to.deep.equal([['accepted'], [], []]);
  });

  it('goes on with what a crash left, also when it parted a sidecar from its file', async () => {
    const sidecar = { applicationId: 'JP.P.2025020101', kind: 'application', filingDate: '2025-03-03' };
    mkdirSync(join(inbox, '.taken'));
    copyFileSync(SAMPLE, join(inbox, '.taken', 'b.xml'));
    writeFileSync(
      join(inbox, '.taken', 'a.pdf.json'),
      JSON.stringify({ ...sidecar, applicationId: 'JP.P.2025020199' }),
    );
    writeFileSync(join(inbox, 'a.pdf'), '%PDF-1.7');
    await dropFolder().sweep();
    expect(outcomes.map(wordFor)).to.deep.equal(['accepted', 'accepted']);
    expect([waiting(), taken()]).to.deep.equal([[], []]);
  });

  it('reads a file with its own sidecar, not with one that a crash left of an earlier file', async () => {
    const sidecar = { applicationId: 'JP.P.2025020101', kind: 'application', filingDate: '2025-03-03' };
    mkdirSync(join(inbox, '.taken'));
    writeFileSync(join(inbox, '.taken', 'a.pdf.json'), JSON.stringify(sidecar));
    writeFileSync(join(inbox, 'a.pdf'), '%PDF-1.7');
    writeFileSync(
      join(inbox, 'a.pdf.json'),
      JSON.stringify({ ...sidecar, applicationId: 'JP.P.2025020199' }),
    );
    await dropFolder().sweep();
    expect(
      outcomes.flatMap((outcome) => ('applications' in outcome ? outcome.applications : [])),
    ).to.deep.equal(['JP.P.2025020199']);
    expect([waiting(), taken()]).to.deep.equal([[], []]);
  });

  it('gives no later file the sidecar of one that was removed just before a crash', async () => {
    const sidecar = { applicationId: 'JP.P.2025020101', kind: 'application', filingDate: '2025-03-03' };
    const [file, own] = [join(inbox, 'a.pdf'), join(inbox, 'a.pdf.json')];
    writeFileSync(file, '%PDF-1.7');
    writeFileSync(own, JSON.stringify(sidecar));
    await dropFolder().sweep();
    mkdirSync(join(inbox, '.taken'), { recursive: true });
    const spent = join(inbox, '.taken', '.spent-a.pdf.json');
    writeFileSync(spent, JSON.stringify(sidecar));
    writeFileSync(file, '%PDF-1.7 another');
    await dropFolder().sweep();
    // Killed a step earlier, the file is still there and needs it to be known again.
    writeFileSync(spent, JSON.stringify(sidecar));
    writeFileSync(join(inbox, '.taken', 'a.pdf'), '%PDF-1.7');
    await dropFolder().sweep();
    expect(outcomes.map(wordFor)).to.deep.equal(['accepted', 'SIDECAR_MISSING', 'known']);
    expect([waiting(), taken()]).to.deep.equal([[], []]);
  });

  it('tells a refusal once, when the file is put away, and the trouble until then', async () => {
    writeFileSync(join(inbox, 'bad.xml'), '<a>');
    writeFileSync(rejected, 'in the way');
    const troubles: string[] = [];
    const folder = dropFolder({ onTrouble: ({ code }) => troubles.push(code) });
    await folder.sweep();
    await folder.sweep();
    expect([outcomes, troubles]).to.deep.equal([[], ['STORE_UNAVAILABLE', 'STORE_UNAVAILABLE']]);
    rmSync(rejected);
    await folder.sweep();
    expect(outcomes.map(wordFor)).to.deep.equal(['XML_NOT_WELL_FORMED']);
  });

  it('does not remove a file that took the place of one being read', async () => {
    copyFileSync(SAMPLE, join(inbox, 'a.xml'));
    const { file } = office.desk;
    office.desk.file = (readings) => {
      writeFileSync(join(inbox, 'a.xml'), '<newer/>');
      return file.call(office.desk, readings);
    };
    await dropFolder().sweep();
    expect(readFileSync(join(inbox, 'a.xml'), 'utf8')).to.equal('<newer/>');
  });

  it('keeps what a slow writer adds after the file was read', async () => {
    copyFileSync(SAMPLE, join(inbox, 'a.xml'));
    const { file } = office.desk;
    office.desk.file = async (readings) => {
      const filed = await file.call(office.desk, readings);
      appendFileSync(join(inbox, '.taken', 'a.xml'), '<!-- the rest -->');
      return filed;
    };
    expect(await dropFolder().sweep()).to.equal(0);
    expect(readFileSync(join(inbox, '.taken', 'a.xml'), 'utf8')).to.match(/<!-- the rest -->$/);
  });

  it('leaves a file for later that changes while it is read', async () => {
    const path = join(inbox, 'a.xml');
    // Changed at every step of reading: so long that one read is not done before the next change.
    writeFileSync(path, `<a>${'x'.repeat(2 ** 25)}</a>`);
    const held = join(inbox, '.taken', 'a.xml');
    const writer = spawn(process.execPath, [
      '-e',
      `const fs = require('node:fs'); const path = ${JSON.stringify(held)};
       for (const end = Date.now() + 20_000; Date.now() < end; ) {
         try { fs.utimesSync(path, 1, Date.now() % 1e9); } catch {}
         if (!globalThis.told) { globalThis.told = true; console.log('writes'); }
       }`,
    ]);
    try {
      await once(writer.stdout, 'data');
      await dropFolder().sweep();
    } finally {
      writer.kill();
    }
    expect([outcomes, taken()], 'nothing is said of it yet').to.deep.equal([[], ['a.xml']]);
    await dropFolder().sweep();
    expect([outcomes.map(wordFor), taken()]).to.deep.equal([['SIDECAR_MISSING'], []]);
  }).timeout(20_000);

  it('keeps every file when the store cannot be written', async () => {
    copyFileSync(SAMPLE, join(inbox, 'a.xml'));
    await office.store.close();
    let code = '';
    await dropFolder()
      .sweep()
      .catch((error) => {
        code = error.code;
      });
    expect([code, taken()]).to.deep.equal(['STORE_UNAVAILABLE', ['a.xml']]);
  });

  it('takes and refuses files of the longest names, also from folders below', async () => {
    const deep = join(inbox, 'd'.repeat(200), 'e'.repeat(200));
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(inbox, `${'n'.repeat(246)}.xml`), '<a>');
    writeFileSync(join(deep, `${'特'.repeat(80)}.xml`), '<a>');
    copyFileSync(SAMPLE, join(deep, `${'𠮷'.repeat(60)}.xml`));
    copyFileSync(SAMPLE, join(inbox, 'z.xml'));
    const troubles: string[] = [];
    expect(await dropFolder({ onTrouble: ({ message }) => troubles.push(message) }).sweep()).to.equal(4);
    expect(outcomes.map(wordFor).sort()).to.deep.equal([
      ...['XML_NOT_WELL_FORMED', 'XML_NOT_WELL_FORMED', 'accepted', 'known'],
    ]);
    expect([troubles, taken(), readdirSync(rejected).length]).to.deep.equal([[], [], 4]);
  });

  it('goes on with the others when a file or a folder cannot be dealt with', async () => {
    writeFileSync(rejected, 'no folder');
    mkdirSync(join(inbox, 'closed'), { mode: 0o000 });
    writeFileSync(join(inbox, 'a.xml'), '<a>');
    copyFileSync(SAMPLE, join(inbox, 'b.xml'));
    const troubles: string[] = [];
    const folder = dropFolder({ onTrouble: ({ message }) => troubles.push(message) });
    expect(await folder.sweep()).to.equal(1);
    expect(troubles.filter((text) => text.startsWith('putting a file away'))).to.have.length(1);
    // Root may list any folder.
    expect(troubles).to.have.length(process.getuid?.() === 0 ? 1 : 2);
    expect(taken()).to.deep.equal(['a.xml']);
    rmSync(rejected);
    expect(await folder.sweep()).to.equal(1);
    expect(taken()).to.deep.equal([]);
  });

  it('watches until it is told to stop', async () => {
    const stop = new AbortController();
    const watching = dropFolder().watch(stop.signal, 10);
    copyFileSync(SAMPLE, join(office.folder, 'whole.xml'));
    renameSync(join(office.folder, 'whole.xml'), join(inbox, 'a.xml'));
    while (outcomes.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    stop.abort();
    await watching;
    expect(outcomes.map(wordFor)).to.deep.equal(['accepted']);
    rmSync(inbox, { recursive: true });
  });
});
