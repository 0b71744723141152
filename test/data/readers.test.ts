import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import type { FiledDocument, ReadResult } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';
import { dataFolder } from './folder.ts';

/** Every XML document of offices in the test data, by the reader that its folder calls for. */
const FOLDERS = {
  '1_st96_instances': 'st96',
  '3_st36': 'st36',
  '3_st66': 'st66',
  '3_st86': 'st86',
} as const;

/** Files that are not read, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  '3_st36/ep_patent_document/application/v1-2-A1.xml': 'XML_NOT_WELL_FORMED',
  '3_st36/ep_patent_document/application/v1-5-1-A1-2.xml': 'XML_NOT_WELL_FORMED',
  '3_st36/uspto_redbook_samples/cpcMaster/cpcMaster.xml': 'DOCUMENT_IS_CLASSIFICATION',
  '3_st36/uspto_redbook_samples/cpcScheme/cpc-scheme-A01L.xml': 'DOCUMENT_IS_CLASSIFICATION',
};

/** Parts of a file wrapper and lists of documents name an application and give no filing date. */
const WITHOUT_DATE = /uspto_file_wrapper_xml4ip|odp_get_trademark_document/;

/** The sample of WIPO says XX, unknown, for its office. */
const WITHOUT_ID = '1_st96_instances/wipo_annexVII_V6/DesignApplication_Example.xml';

/** The source pairs a US number with the number of the PCT application that followed it. */
const UNSETTLED = ['US19980083597'];

interface DataFile {
  readonly name: string;
  readonly reader: string;
  readonly path: string;
}

function filesOf(folder: keyof typeof FOLDERS): DataFile[] {
  const root = dataFolder(folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: join(folder, relative(root, path)), reader: FOLDERS[folder], path }));
}

function read(path: string): ReadResult {
  const { canonical } = digestDocument(readFileSync(path), { expectXml: true });
  if (canonical === undefined) throw new Error(`${path} has no canonical form`);
  return readDocument(canonical);
}

function codeOf(path: string): string | undefined {
  try {
    read(path);
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

/** Rows of a CSV file without line breaks in fields, as objects. */
function rows(name: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(join(dataFolder('5_numbers'), name), 'utf8')
    .trim()
    .split(/\r?\n/);
  const fieldsOf = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
    );
  const names = fieldsOf(header);
  return lines.map((line) => Object.fromEntries(fieldsOf(line).map((field, at) => [names[at] ?? '', field])));
}

const FILES = (Object.keys(FOLDERS) as (keyof typeof FOLDERS)[]).flatMap(filesOf);

describe('documents of real offices', () => {
  it('are there', () => {
    expect(FILES.length).to.be.greaterThan(70);
  });

  for (const { name, reader, path } of FILES) {
    it(name, () => {
      const refusal = REFUSED[name];
      expect(codeOf(path)).to.equal(refusal);
      if (refusal !== undefined) return;
      const result = read(path);
      expect(result.reader).to.equal(reader);
      for (const record of result.documents) {
        expect(record.office, 'office').to.match(/^[A-Z]{2}$/);
        expect(record.applicationNumber?.text, 'number').to.be.a('string');
        if (name !== WITHOUT_ID) expect(record.applicationId, 'application id').to.be.a('string');
        if (!WITHOUT_DATE.test(name)) {
          expect(record.filingDate?.date, 'filing date').to.match(/^\d{4}-\d\d-\d\d$/);
        }
      }
    });
  }

  it('have the priority claims that were found in them by hand', () => {
    const documents = new Map<string, readonly FiledDocument[]>();
    const missed: string[] = [];
    let compared = 0;
    for (const row of rows('raw_priority_claims_by_office.csv')) {
      const file = FILES.find(({ name }) => name === row.source_file);
      if (file === undefined || file.name in REFUSED) continue;
      const records = documents.get(file.name) ?? read(file.path).documents;
      documents.set(file.name, records);
      compared++;
      const [digits, own] = [(text = '') => text.replace(/\D/g, ''), row.own_application_number];
      const found = records.some(
        ({ applicationNumber, filingDate, priorityClaims }) =>
          applicationNumber?.text === own &&
          digits(filingDate?.date) === digits(row.own_filing_date) &&
          priorityClaims.some(
            ({ office, number, date, status, kind }) =>
              office === row.priority_country &&
              number?.text === row.priority_number_as_filed &&
              digits(date?.date) === digits(row.priority_date) &&
              (status ?? kind ?? '') === row.status,
          ),
      );
      if (!found) missed.push(`${file.name} ${row.priority_country} ${row.priority_number_as_filed}`);
    }
    expect(missed).to.deep.equal([]);
    expect(compared).to.be.at.least(8);
  });

  it('in DOCDB give one application for the forms of its number', () => {
    const missed: string[] = [];
    const claims = rows('epo_number_format_triples.csv').filter(
      ({ reference_type }) => reference_type !== 'publication-reference',
    );
    for (const row of claims) {
      const form = (name: string, number: string | undefined, rest = '') =>
        number
          ? `<priority-claim sequence="1" data-format="${name}"><document-id><doc-number>${number}</doc-number>${rest}</document-id></priority-claim>`
          : '';
      const docdb = `<country>${row.docdb_country}</country><kind>${row.docdb_kind}</kind>`;
      const date = `<date>${row.date}</date>`;
      const xml = `<exchange-documents xmlns="http://www.epo.org/exchange"><exchange-document><bibliographic-data><priority-claims>${form('docdb', row.docdb_number, docdb + date)}${form('epodoc', row.epodoc_number, date)}${form('original', row.original_number)}</priority-claims></bibliographic-data></exchange-document></exchange-documents>`;
      const [claim, ...others] = readDocument(utf8(xml)).documents[0]?.priorityClaims ?? [];
      const codes = claim?.findings.map(({ code }) => code) ?? [];
      const settled = claim?.number?.applicationId !== undefined && !codes.includes('NUMBER_FORMS_DIFFER');
      if (others.length > 0 || !settled) missed.push(row.epodoc_number ?? '');
    }
    expect(missed).to.deep.equal(UNSETTLED);
  });

  it('have no other claim than those that stand in them as elements', () => {
    for (const { name, path } of FILES.filter(({ reader }) => reader === 'st66' || reader === 'st86')) {
      const written = readFileSync(path, 'utf8').match(/<Priority>/g)?.length ?? 0;
      const claims = read(path).documents.flatMap(({ priorityClaims }) => priorityClaims);
      expect(claims.length, name).to.equal(written);
    }
  });

  it('give persons to no reader', () => {
    const person = /snm|last-name|Van Halen|Kaufmann|FullName/i;
    for (const { name, path } of FILES.filter((file) => !(file.name in REFUSED))) {
      expect(JSON.stringify(read(path)), name).to.not.match(person);
    }
  });
});
