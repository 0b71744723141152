import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import { type Conversion, convertDocument } from '#standards/convert/convert.ts';
import { dataFolder } from './folder.ts';

const schemas = dataFolder('2_st96_xsd/V6_0_flattened');

interface Outcome {
  readonly file: string;
  readonly conversion?: Conversion;
  readonly code?: string;
}

function outcomes(...folders: readonly string[]): Outcome[] {
  return folders.flatMap((name) => {
    const folder = dataFolder(name);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
      .map((entry) => outcome(folder, join(entry.parentPath, entry.name)));
  });
}

function outcome(folder: string, path: string): Outcome {
  const file = relative(folder, path);
  try {
    const { canonical } = digestDocument(readFileSync(path));
    return canonical === undefined
      ? { file, code: 'NOT_READ' }
      : { file, conversion: convertDocument(canonical, 'st96') };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { file, code: error.code };
  }
}

/** What `xmllint` says of converted documents, a run for each schema, for to compile one takes longest. */
function oracle(conversions: readonly Conversion[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-convert-'));
  try {
    const files = new Map<string, string[]>();
    for (const [index, { document }] of conversions.entries()) {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, document);
      const root = /<\w+:(\w+)/.exec(new TextDecoder().decode(document))?.[1] ?? '';
      files.set(root, [...(files.get(root) ?? []), file]);
    }
    return [...files].flatMap(([root, names]) => {
      const schema = join(schemas, `${root}_V6_0.xsd`);
      const args = ['--nonet', '--noout', '--schema', schema, ...names];
      const { status, stderr } = spawnSync('xmllint', args, { encoding: 'utf8' });
      return status === 0 ? [] : stderr.split('\n').filter((line) => !line.endsWith(' validates'));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('conversion of real documents', () => {
  const patents = outcomes('3_st36');
  const marks = outcomes('3_st66');
  const designs = outcomes('3_st86');

  it('converts every ST.36 document that is well-formed; others are refused by name', () => {
    const refused = patents
      .filter(({ conversion }) => conversion === undefined)
      .map(({ file, code }) => `${file.split('/').slice(-2).join('/')} ${code}`);
    // A scheme, a list of classes, and publications of 2001 in a DTD before ST.36; two damaged files.
    const known = [/^application\/.* XML_NOT_WELL_FORMED$/, /^(?:cpcMaster|cpcScheme|pap)\/.* ROOT_UNKNOWN$/];
    expect(refused.filter((line) => !known.some((each) => each.test(line)))).to.deep.equal([]);
    expect(patents.length - refused.length).to.be.at.least(20);
  });

  it('converts every ST.66 and ST.86 document', () => {
    const refused = [...marks, ...designs].filter(({ code }) => code !== undefined);
    expect(refused).to.deep.equal([]);
  });

  it('claims validity only of what an independent validator finds valid', function () {
    this.timeout(300_000);
    const claimed = [...patents, ...marks, ...designs]
      .flatMap(({ conversion }) => conversion ?? [])
      .filter(({ valid }) => valid === 'claimed');
    expect(oracle(claimed)).to.deep.equal([]);
    expect(claimed.length).to.be.at.least(37);
  });

  it('says what is missing wherever it does not claim validity', () => {
    const silent = [...patents, ...marks, ...designs].filter(
      ({ conversion }) => conversion?.valid === 'not claimed' && conversion.missing.length === 0,
    );
    expect(silent).to.deep.equal([]);
    const lacks = new Set(designs.flatMap(({ conversion }) => conversion?.missing.map((each) => each.lacks)));
    expect(lacks).to.include('com:LocarnoClassificationEdition');
  });

  it("converts WIPO's sample publication to ST.36 and back", () => {
    const path = join(dataFolder('1_st96_instances'), 'wipo_annexVII_V6/PatentPublication_Example.xml');
    const sample = digestDocument(readFileSync(path)).canonical ?? new Uint8Array();
    const there = convertDocument(sample, 'st36');
    const back = convertDocument(digestDocument(there.document).canonical ?? new Uint8Array(), 'st96');
    expect(there.valid).to.equal('claimed');
    expect(oracle([back])).to.deep.equal([]);
    expect(back.notCarried).to.deep.equal([]);
  });
});
