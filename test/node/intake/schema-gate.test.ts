import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { WorkerPool } from '#node/intake/pool.ts';
import type { ReadOutcome } from '#node/intake/reading.ts';
import { SchemaGate } from '#node/intake/schema-gate.ts';
import { newFolder, newPool } from './office-fixture.ts';

const PATENT = 'http://www.wipo.int/standards/XMLSchema/ST96/Patent';
const COMMON = 'http://www.wipo.int/standards/XMLSchema/ST96/Common';
const document = (date: string): string =>
  `<pat:BibliographicData xmlns:pat="${PATENT}" xmlns:com="${COMMON}"><pat:ApplicationIdentification><com:IPOfficeCode>JP</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>2099-000001</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>${date}</pat:FilingDate></pat:ApplicationIdentification></pat:BibliographicData>`;

describe('SchemaGate', () => {
  const folder = newFolder();
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const words = (outcomes: readonly ReadOutcome[]): string[] =>
    outcomes.map((outcome) =>
      'reading' in outcome
        ? 'passed'
        : 'later' in outcome
          ? outcome.later.code
          : outcome.refusals.map(({ code, where }) => `${code} ${where ?? ''}`.trimEnd()).join(', '),
    );
  const limits = { maxBytes: 2 ** 20, maxSeconds: 60, schemaFolder: folder };

  before(() => {
    put(
      'BibliographicData_V6_0.xsd',
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${PATENT}"><xs:element name="BibliographicData"><xs:complexType><xs:sequence><xs:any processContents="skip"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  it('stands in the way of what is not valid, of what cannot be judged, and of no other file', async () => {
    const pool = new WorkerPool({ ...limits, threads: 1 });
    const valid = document('2099-01-01');
    const paths = [
      put('valid.xml', valid),
      put('twice.xml', valid.replace(/(<pat:Appl.*<\/pat:ApplicationIdentification>)/, '$1\n$1')),
      put('publication.xml', `<pat:PatentPublication xmlns:pat="${PATENT}">${valid}</pat:PatentPublication>`),
      put('drawing.pdf', '%PDF-1.7 sample'),
    ];
    const jobs = paths.map((path) => ({
      path,
      size: 1,
      ...(path.endsWith('.pdf')
        ? { statement: { applicationId: 'JP.P.2099000001', kind: 'application' as const } }
        : {}),
    }));
    const [first, second] = await Promise.all([pool.read(jobs), pool.read(jobs)]);
    await pool.close();
    expect(words(first)).to.deep.equal(['passed', 'XSD_INVALID line 2', 'SCHEMA_MISSING', 'passed']);
    expect(words(second)).to.deep.equal(words(first));
  });

  it('is not there unless it is asked for', async () => {
    const pool = newPool();
    const path = join(folder, 'publication.xml');
    const outcomes = await pool.read([{ path, size: 1 }]);
    await pool.close();
    expect(words(outcomes)).to.deep.equal(['passed']);
  });

  it('lets no file pass that changed after it was read', async () => {
    const pool = newPool();
    const path = put('changing.xml', document('2099-01-01'));
    const outcomes = await pool.read([{ path, size: 1 }]);
    await pool.close();
    appendFileSync(path, '\n');
    const gate = new SchemaGate(limits);
    const judged = await gate.judge(outcomes);
    await gate.close();
    expect(words(judged)).to.deep.equal(['FILE_CHANGED']);
  });
});
