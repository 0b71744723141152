import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { refusedFiles } from '#node/intake/refused-files.ts';
import { reject, reportNotTaken } from '#node/intake/rejected.ts';
import { reportOnRefusals } from '#node/intake/report.ts';
import { AT, newFolder } from './office-fixture.ts';

const HOSTILE = '<img src=x onerror=alert(1)>\u202e\n.xml';
const REFUSED = reportOnRefusals([{ code: 'SIDECAR_MISSING', message: 'it says nothing', where: 'line 7' }]);

describe('the folder of refused files, as it is listed', () => {
  let node: string;
  let folder: string;

  beforeEach(() => {
    node = newFolder();
    folder = join(node, 'rejected');
  });
  afterEach(() => rmSync(node, { recursive: true, force: true }));

  function refuse(name: string, at = AT, sidecar?: string): void {
    const path = join(node, 'taken');
    writeFileSync(path, 'x');
    if (sidecar !== undefined) writeFileSync(`${path}.json`, sidecar);
    reject(folder, name, { path, ...(sidecar !== undefined && { sidecar: `${path}.json` }) }, REFUSED, at);
    age(`${name}.report.json`, at);
  }
  function put(name: string, text: string, at = AT): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
    age(name, at);
  }
  function age(name: string, at: string): void {
    const seconds = Date.parse(at) / 1000;
    utimesSync(join(folder, name), seconds, seconds);
  }
  const list = (limit = 10, offset = 0) => refusedFiles(folder, { limit, offset });

  it('is empty where it is not there yet, and could not be read where it is no folder', async () => {
    expect(await list()).to.deep.equal({ total: 0, refusals: [] });
    writeFileSync(folder, '');
    const error: unknown = await list().catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'STORE_UNAVAILABLE' });
  });

  it('has each file by the name that it lies under, with its place, the meaning and the remedy', async () => {
    refuse(HOSTILE);
    const { total, refusals } = await list();
    expect(total).to.equal(1);
    expect(refusals[0]).to.include({ fileName: HOSTILE, at: AT, report: 'read' });
    const [defect] = refusals[0]?.defects ?? [];
    expect(defect).to.include({ code: 'SIDECAR_MISSING', severity: 'error', line: 7 });
    expect(defect?.meaning).to.be.a('string').that.is.not.equal('');
    expect(defect?.remedy).to.be.a('string').that.is.not.equal('');
  });

  it('has the newest first, and no more than was asked for', async () => {
    for (const day of ['02', '04', '03', '01']) refuse(`${day}.xml`, `2026-03-${day}T09:30:00Z`);
    const names = async (limit: number, offset: number) =>
      (await list(limit, offset)).refusals.map(({ fileName }) => fileName);
    expect(await names(2, 0)).to.deep.equal(['04.xml', '03.xml']);
    expect(await names(2, 3)).to.deep.equal(['01.xml']);
    expect(await list(2, 4)).to.deep.equal({ total: 4, refusals: [] });
  });

  it('has the records of a package that were not taken, with the entry of the package', async () => {
    const refusals = [{ code: 'NUMBER_MISSING', message: 'there is none' }];
    const notTaken = [{ path: '/Bag/Record[2]', number: '•••', refusals }];
    reportNotTaken(folder, 'package.xml', { index: 12, applications: ['JP.P.2025020101'], notTaken }, AT);
    const [found] = (await list()).refusals;
    expect(found).to.include({ fileName: 'package.xml', at: AT, report: 'read', index: 12 });
    expect(found?.defects).to.have.length(1);
    expect(found?.defects[0]).to.include({
      ...{ code: 'NUMBER_MISSING', severity: 'error', path: '/Bag/Record[2]', value: '•••' },
    });
  });

  it('says of a report that it is damaged, whatever is in it', async () => {
    const good = { file: 'a.xml', refusedAt: AT, defects: [] };
    const damaged = [
      '',
      '{',
      'null',
      '[]',
      JSON.stringify({ ...good, file: undefined }),
      JSON.stringify({ ...good, refusedAt: '2026-02-30T00:00:00Z' }),
      JSON.stringify({ ...good, defects: [{ code: 'X', severity: 'fatal', message: 'x' }] }),
      JSON.stringify({ ...good, defects: [{ code: 'X', severity: 'error', message: 'x', line: 0 }] }),
    ];
    damaged.forEach((text, index) => {
      put(`${index}.xml.report.json`, text);
    });
    const { total, refusals } = await list(20);
    expect(total).to.equal(damaged.length);
    expect(refusals.map(({ fileName }) => fileName).sort()).to.deep.equal(damaged.map((_, i) => `${i}.xml`));
    for (const { report, at, defects } of refusals)
      expect({ report, at, defects }).to.deep.equal({ report: 'damaged', at: AT, defects: [] });
  });

  it('does not read a report that is too large', async () => {
    put('large.xml.report.json', JSON.stringify({ file: 'x'.repeat(2 ** 20), refusedAt: AT, defects: [] }));
    expect((await list()).refusals).to.deep.equal([
      { fileName: 'large.xml', at: AT, report: 'too-large', defects: [] },
    ]);
  });

  it('says of a report that it could not be read, which is not the same as damaged', async () => {
    put('closed.xml.report.json', '{}');
    chmodSync(join(folder, 'closed.xml.report.json'), 0);
    const isRoot = process.geteuid?.() === 0; // who may read everything
    for (const place of [node, folder]) chmodSync(place, 0o755);
    if (isRoot) process.seteuid?.('nobody');
    try {
      expect((await list()).refusals[0]).to.include({ fileName: 'closed.xml', report: 'unreadable' });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('follows no link, and takes neither a folder nor a sidecar for a report', async () => {
    refuse('x.report', AT, '{"kind":"application"}');
    mkdirSync(join(folder, 'folder.report.json'));
    writeFileSync(join(node, 'secret'), JSON.stringify({ file: 'secret', refusedAt: AT, defects: [] }));
    symlinkSync(join(node, 'secret'), join(folder, 'link.report.json'));
    const { refusals } = await list();
    expect(refusals.map(({ fileName }) => fileName)).to.deep.equal(['x.report']);
  });
});
