import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ST36, st86 } from '../node/standards/convert/documents.ts';
import { ipanchor } from './cli-run.ts';

describe('ipanchor convert and validate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-cli-convert-'));
  const patent = join(folder, 'patent.xml');
  const design = join(folder, 'design.xml');
  const converted = join(folder, 'converted.xml');

  before(() => {
    writeFileSync(patent, ST36);
    writeFileSync(design, st86('', '099999999'));
    writeFileSync(
      join(folder, 'BibliographicData_V6_0.xsd'),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.wipo.int/standards/XMLSchema/ST96/Patent">
        <xs:element name="BibliographicData"/></xs:schema>`,
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  it('writes the document to standard output and what stays behind to standard error', async () => {
    const { code, stdout, stderr } = await ipanchor(['convert', patent, '--to', 'st96']);
    expect(code).to.equal(0);
    expect(stdout)
      .to.match(/^<\?xml .*\n<pat:BibliographicData /)
      .and.match(/<\/pat:BibliographicData>\n$/);
    expect(stderr).to.include('validity claimed').and.include('us-references-cited: NO_COUNTERPART');
  });

  it('writes it to a file, with the lists as JSON', async () => {
    const { code, stdout } = await ipanchor([
      'convert',
      patent,
      '--to',
      'st96',
      '--output',
      converted,
      '--json',
    ]);
    expect(code).to.equal(0);
    const value: unknown = JSON.parse(stdout);
    expect(value).to.include({ from: 'st36', to: 'st96', valid: 'claimed', output: converted });
    expect(value).to.have.property('notCarried').with.length(3);
    expect(readFileSync(converted, 'utf8')).to.include('<pat:PatentPublicationIdentification>');
  });

  it('ends with 4 without claim of validity, 3 without conversion, 2 in wrong use, 1 without file', async () => {
    const runs = await Promise.all([
      ipanchor(['convert', design, '--to', 'st96']),
      ipanchor(['convert', design, '--to', 'st36']),
      ipanchor(['convert', design]),
      ipanchor(['convert', join(folder, 'none.xml'), '--to', 'st96']),
      ipanchor(['convert', patent, '--to', 'st96', '--output', join(folder, 'none', 'file.xml')]),
    ]);
    expect(runs.map(({ code }) => code)).to.deep.equal([4, 3, 2, 1, 1]);
    expect(runs[0]?.stderr).to.include('missing: com:LocarnoClassificationEdition');
  });

  it('validates by a folder of schemas: 0 valid, 3 invalid, 1 not to be found out', async () => {
    await ipanchor(['convert', patent, '--to', 'st96', '--output', converted]);
    const damaged = join(folder, 'damaged.xml');
    writeFileSync(damaged, '<a>');
    const runs = await Promise.all([
      ipanchor(['validate', converted, '--schema', folder]),
      ipanchor(['validate', converted, damaged, '--schema', folder]),
      ipanchor(['validate', design, '--schema', folder, '--json']),
      ipanchor(['validate', design]),
      ipanchor(['validate', design, '--schema', converted]),
    ]);
    expect(runs.map(({ code }) => code)).to.deep.equal([0, 3, 1, 2, 2]);
    expect(runs[0]?.stdout).to.include('valid by BibliographicData_V6_0.xsd');
    expect(JSON.parse(runs[2]?.stdout ?? '')).to.deep.include({
      reports: [
        {
          path: design,
          outcome: 'unknown',
          code: 'SCHEMA_MISSING',
          message: 'the folder has no schema for root element Transaction',
        },
      ],
    });
  });
});
