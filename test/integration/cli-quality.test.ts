import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ipanchor } from './cli-run.ts';
import { root } from './start-run.ts';

const documents = join(root, 'test', 'documents');
const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.wipo.int/standards/XMLSchema/ST96/Patent"><xs:element name="BibliographicData" type="xs:date"/></xs:schema>`;

describe('ipanchor quality', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ipanchor-quality-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const sample = (name: string): string => readFileSync(join(documents, name), 'utf8');

  it('finds no error in good documents', async () => {
    const { code, stdout } = await ipanchor(['quality', join(documents, 'JP'), '--format', 'json']);
    expect(code).to.equal(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1).map(({ reader }) => reader)).to.deep.equal(Array(5).fill('st96'));
    expect(lines.at(-1).summary).to.include({ files: 5, error: 0 });
  });

  it('says with its exit code that there are errors, and where', async () => {
    const bad = put('bad.xml', sample('JP/patent-application.xml').replace('2025-03-03', '2025-02-30'));
    const { code, stdout } = await ipanchor(['quality', bad]);
    expect(code).to.equal(3);
    expect(stdout).to.match(/error {4}DATE_IMPOSSIBLE: 2025-02-30: .*\(line \d+ \//);
    const twice = await ipanchor(['quality', bad, put('cut.xml', '<a>'), '--json']);
    expect(twice.code).to.equal(3);
    expect(twice.stdout).to.include('"code":"XML_NOT_WELL_FORMED"');
  });

  it('tells what the digest step noticed, also of a document that no reader knows', async () => {
    const file = put('unknown.xml', '<!DOCTYPE a SYSTEM "a.dtd">\n<a>\n&eacute;</a>');
    const { code, stdout } = await ipanchor(['quality', file, '--json']);
    expect(code).to.equal(3);
    const { defects } = JSON.parse(stdout.split('\n')[0] ?? '');
    expect(
      defects.map((defect: { code: string; line?: number }) => [defect.code, defect.line]),
    ).to.deep.equal([
      ['DOCTYPE_RAW', undefined],
      ['ENTITY_NOT_LOADED', 3],
      ['ROOT_UNKNOWN', undefined],
    ]);
    for (const { remedy } of defects) expect(remedy).to.be.a('string').and.not.empty;
  });

  it('shows nothing of a person, in no format', async () => {
    const named = put(
      'named.xml',
      sample('JP/patent-application.xml')
        .replaceAll('2025-020101', 'Anna Beispiel')
        .replace('2025-03-03', 'Anna'),
    );
    for (const format of ['text', 'json', 'csv', 'html']) {
      const { stdout, stderr } = await ipanchor(['quality', named, '--format', format]);
      expect(stdout, format).to.include('NUMBER_');
      expect(stdout + stderr, format).to.not.match(/Anna|Beispiel/);
    }
  });

  it('says with its exit code that a file could not be read', async () => {
    const { code, stdout } = await ipanchor(['quality', join(folder, 'none.xml'), put('cut.xml', '<a>')]);
    expect(code).to.equal(1);
    expect(stdout).to.include('FILE_UNREADABLE').and.to.include('XML_NOT_WELL_FORMED');
  });

  it('validates against the schemas of a folder: a warning, no error', async () => {
    mkdirSync(join(folder, 'schemas'));
    put('schemas/BibliographicData_V6_0.xsd', SCHEMA);
    const document = put('a.xml', sample('JP/patent-application.xml'));
    const options = ['--schema', join(folder, 'schemas'), '--format', 'csv'];
    const { code, stdout } = await ipanchor(['quality', document, ...options]);
    expect(stdout).to.match(/"warning","XSD_INVALID",\d+,/);
    expect(code).to.equal(0);
  });

  it('writes a page to a file, whole or not at all', async () => {
    const page = join(folder, 'quality.html');
    const { code, stdout } = await ipanchor(['quality', documents, '--format', 'html', '--output', page]);
    expect([code, stdout]).to.deep.equal([3, '']);
    expect(readFileSync(page, 'utf8')).to.match(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
    expect(readdirSync(folder)).to.deep.equal(['quality.html']);
  });

  it('reports on thousands of files as they come', async () => {
    mkdirSync(join(folder, 'many'));
    const text = sample('JP/patent-application.xml');
    for (let i = 0; i < 2_000; i++) put(`many/${i}.xml`, text);
    const report = join(folder, 'many.json');
    const { code } = await ipanchor(['quality', join(folder, 'many'), '--json', '--output', report]);
    expect(code).to.equal(0);
    expect(readFileSync(report, 'utf8').trimEnd().split('\n')).to.have.length(2_001);
  });

  it('refuses options that mean nothing', async () => {
    for (const wrong of [
      [],
      [documents, '--format', 'constructor'],
      [documents, '--format', 'csv', '--json'],
      [documents, '--schema', join(folder, 'none')],
      [documents, '--output', join(folder, 'none', 'report')],
    ]) {
      expect((await ipanchor(['quality', ...wrong])).code, wrong.join(' ')).to.equal(2);
    }
  });
});
