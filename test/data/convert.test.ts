import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import { type Conversion, convertDocument } from '#standards/convert/convert.ts';
import type { Target } from '#standards/convert/routes.ts';
import { dataFolder } from './folder.ts';

const schemas = dataFolder('2_st96_xsd/V6_0_flattened');

interface Outcome {
  readonly file: string;
  readonly conversion?: Conversion;
  readonly code?: string;
}

function outcomes(folder: string, to: Target = 'st96'): Outcome[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
    .map((entry) => outcome(folder, join(entry.parentPath, entry.name), to));
}

function outcome(folder: string, path: string, to: Target): Outcome {
  const file = relative(folder, path);
  try {
    const { canonical } = digestDocument(readFileSync(path));
    return canonical === undefined
      ? { file, code: 'NOT_READ' }
      : { file, conversion: convertDocument(canonical, to) };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { file, code: error.code };
  }
}

function again({ document }: Conversion, to: Target): Conversion {
  return convertDocument(digestDocument(document).canonical ?? new Uint8Array(), to);
}

/** ST.36 has one kind of contact, and what its parts are decides which of ST.96 it becomes. */
function withOneContact(text: string): string {
  return text.replaceAll('com:PublicationContact>', 'com:Contact>');
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
  const patents = outcomes(dataFolder('3_st36'));
  const marks = outcomes(dataFolder('3_st66'));
  const designs = outcomes(dataFolder('3_st86'));
  const all = [...patents, ...marks, ...designs].flatMap(({ conversion }) => conversion ?? []);

  it('converts every ST.36 document that is well-formed; others are refused by name', () => {
    const refused = patents
      .filter(({ conversion }) => conversion === undefined)
      .map(({ file, code }) => `${file.split('/').slice(-2).join('/')} ${code}`);
    // A scheme, a list of classes, and publications of 2001 in a DTD before ST.36; two damaged files.
    const known = [
      /^application\/.* XML_NOT_WELL_FORMED$/,
      /^(?:cpcMaster|cpcScheme)\/.* ROOT_UNKNOWN$/,
      /^pap\/.* CONVERSION_NONE$/,
    ];
    expect(refused.filter((line) => !known.some((each) => each.test(line)))).to.deep.equal([]);
    expect(patents.length - refused.length).to.be.at.least(20);
  });

  it('converts every ST.66 and ST.86 document', () => {
    const refused = [...marks, ...designs].filter(({ code }) => code !== undefined);
    expect(refused).to.deep.equal([]);
  });

  it('claims validity of exactly what an independent validator finds valid', function () {
    this.timeout(300_000);
    const claimed = all.filter(({ valid }) => valid === 'claimed');
    expect(oracle(claimed)).to.deep.equal([]);
    expect(claimed.length).to.be.at.least(37);
    const others = all.filter(({ valid }) => valid !== 'claimed');
    expect(others.length).to.be.at.least(26);
    // Every one of them has an error, and none has another than of something that is missing.
    const errors = oracle(others).filter((line) => line.includes(': error') || line.includes('error :'));
    expect(new Set(errors.map((line) => line.split(':')[0])).size).to.equal(others.length);
    expect(
      errors.filter((line) => !/Missing child element|This element is not expected/.test(line)),
    ).to.deep.equal([]);
  });

  it('says what is missing wherever it does not claim validity', () => {
    for (const { valid, missing } of all) {
      expect(missing.length === 0).to.equal(valid === 'claimed');
    }
    const lacking = new Set(
      designs.flatMap(({ conversion }) => conversion?.missing.map(({ lacks }) => lacks)),
    );
    expect(lacking).to.include('com:LocarnoClassificationEdition');
  });

  it('loses of ST.36 on the way to ST.96, back and again only what is listed on the way back', () => {
    let whole = 0;
    for (const { file, conversion: there } of patents) {
      if (there === undefined) continue;
      const back = again(there, 'st36');
      const there2 = again(back, 'st96');
      const [first = '', second = ''] = [there, there2].map(({ document }) =>
        withOneContact(new TextDecoder().decode(document)),
      );
      expect(there2.notCarried, file).to.deep.equal([]);
      expect(first === second, file).to.equal(back.notCarried.length === 0);
      if (first === second) whole += 1;
      const names = back.notCarried.map(({ path }) => path.split('/').at(-1));
      const known = [
        'com:ApplicantFileReference',
        'pat:GrantPublicationDate',
        'pat:OwnerBag',
        'pat:PatentPublicationIdentification',
      ];
      expect(
        names.filter((name) => !known.includes(name ?? '')),
        file,
      ).to.deep.equal([]);
    }
    expect(whole).to.be.at.least(11);
  });

  it('refuses ST.96 without bibliographic data of a patent by name, and converts the other', () => {
    const results = outcomes(dataFolder('1_st96_instances'), 'st36');
    const converted = results.flatMap(({ conversion }) => conversion ?? []);
    expect(converted.map(({ valid }) => valid)).to.deep.equal(['claimed']);
    const codes = new Set(results.flatMap(({ code }) => code ?? []));
    expect([...codes]).to.deep.equal(['CONVERSION_NONE']);
  });

  it('reaches validity from ST.66 and ST.86 that say all', function () {
    this.timeout(300_000);
    const samples = fileURLToPath(new URL('../documents', import.meta.url));
    const whole = ['st66', 'st86'].map((name) => outcome(samples, join(samples, name, 'whole.xml'), 'st96'));
    const conversions = whole.flatMap(({ conversion }) => conversion ?? []);
    expect(conversions.map(({ valid }) => valid)).to.deep.equal(['claimed', 'claimed']);
    expect(oracle(conversions)).to.deep.equal([]);
  });

  it("converts WIPO's sample publication to ST.36 and back", () => {
    const path = join(dataFolder('1_st96_instances'), 'wipo_annexVII_V6/PatentPublication_Example.xml');
    const sample = digestDocument(readFileSync(path)).canonical ?? new Uint8Array();
    const there = convertDocument(sample, 'st36');
    const back = again(there, 'st96');
    expect(there.valid).to.equal('claimed');
    expect(oracle([back])).to.deep.equal([]);
    expect(back.notCarried).to.deep.equal([]);
  });
});
