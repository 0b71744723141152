import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { RightType } from '#protocol/application-id.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberForm } from '#standards/numbers/rule.ts';
import { officeCode } from '#standards/st3.ts';
import { dataFolder } from './folder.ts';

/**
 * Numbers and codes of real records. What is not read must have one of the reasons that are known, so that nobody
 * takes silence for success.
 */
const folder = dataFolder('5_numbers');
function rows(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  const names = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? '', cell])));
}

function cells(line: string): string[] {
  return [...line.trimEnd().matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

function iso(date: string | undefined): string | undefined {
  const digits = date?.replaceAll('-', '') ?? '';
  return /^\d{8}$/.test(digits)
    ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
    : undefined;
}

const RIGHTS: Readonly<Record<string, RightType>> = { 'ST.66': 'T', 'ST.86': 'D' };

describe('numbers of real records', () => {
  it('reads every priority claim that offices received', () => {
    const refused = rows('raw_priority_claims_by_office.csv')
      .filter((row) => {
        const { priority_country: office = '', priority_number_as_filed: text = '', standard = '' } = row;
        const rightType = RIGHTS[standard] ?? (['P', 'U'] as const);
        return parseNumber({ office, rightType, text, date: iso(row.priority_date) }).outcome === 'refused';
      })
      .map(({ priority_country: office, priority_number_as_filed: text }) => `${office} ${text}`);
    expect(refused).to.deep.equal([]);
  });

  it('gives one application for at least 95 % of the numbers that the EPO writes in several forms', () => {
    const numbers = [...triples(), ...pairs()];
    const apart = numbers.filter(({ readings: [first = [], ...others] }) => {
      return !first.some((id) => others.every((ids) => ids.includes(id)));
    });
    expect(numbers.length).to.be.at.least(36);
    expect((numbers.length - apart.length) / numbers.length).to.be.at.least(0.95);
    expect(apart.map(({ name }) => name)).to.deep.equal([
      // The source pairs a US number with the number of the PCT application that followed it.
      '8359798 US19980083597 PCT/US98/16128',
    ]);
  });

  it('says of a placeholder that it is the number of a publication', () => {
    for (const [office, text, form] of [
      ['US', '1258190X', 'docdb'],
      ['FR', 'FRX1258192', 'epodoc'],
    ] as const) {
      const { findings } = parseNumber({ office, rightType: ['P', 'U'], text, date: '1961-03-13', form });
      expect(findings.map(({ code }) => code)).to.include('NUMBER_PUBLICATION');
    }
  });

  it('recognises the numbers of publications by their kind codes', () => {
    const publications = rows('epo_number_format_triples.csv').filter(
      ({ reference_type, docdb_number }) => reference_type === 'publication-reference' && docdb_number !== '',
    );
    const missed = publications
      .filter(({ authority_ST3: office = '', docdb_number: number = '', docdb_kind: kind = '' }) => {
        const reading = parseNumber({ office, rightType: ['P', 'U'], text: `${office}${number}${kind}` });
        return !reading.findings.some(({ code }) => code === 'NUMBER_PUBLICATION');
      })
      .map(({ docdb_number: number, docdb_kind: kind }) => `${number}${kind}`);
    expect((publications.length - missed.length) / publications.length).to.be.at.least(0.85);
    // RU gives applications and their publications one number; the A of both is no kind code that tells them apart.
    expect(missed).to.deep.equal(['2015117646A', '2015124071A']);
  });

  it('has every ST.3 code of the schema, current and former', () => {
    for (const { code = '', status } of rows('wipo_st3_codes_from_ST96_V6_0.csv')) {
      expect(officeCode(code).status, code).to.equal(code === 'XX' ? 'unknown' : status);
    }
  });

  it('knows the meanings that codes had, as the USPTO lists them', () => {
    const differing = rows('uspto_country_code_history_CC0.csv')
      .filter(({ old_code: code = '', to_year = '', current_codes = '' }) => {
        const { successors = [], earlier = [], status } = officeCode(code, `${to_year}-06-30`);
        const meant = [...successors, ...earlier.flatMap((use) => use.successors)];
        const expected = current_codes.split(' ').filter((one) => one !== code && one !== 'UNDEFINED');
        return status === 'unknown' || !expected.every((one) => meant.includes(one));
      })
      .map(({ old_code: code, current_codes: successors }) => `${code} ${successors}`);
    expect(differing).to.deep.equal([
      // The International Patent Institute became a part of the EPO, not of WIPO.
      'IB WO',
      // A row whose years run backwards.
      'CB CD',
    ]);
  });
});

interface SeveralForms {
  readonly name: string;
  /** What each form can mean. */
  readonly readings: readonly (readonly string[])[];
}

/** Application and priority rows, in the forms that they have. */
function triples(): SeveralForms[] {
  return rows('epo_number_format_triples.csv')
    .filter(({ reference_type }) => reference_type !== 'publication-reference')
    .map((row) => {
      const { authority_ST3: office = '', docdb_kind: kind = '', docdb_number, epodoc_number } = row;
      const forms = [
        ['office', row.original_number],
        ['epodoc', epodoc_number],
        ['docdb', docdb_number && `${docdb_number}${kind === 'A' ? '' : kind}`],
      ] as const;
      const readings = forms
        .filter(([, text]) => text !== undefined && text !== '')
        .map(([form, text = '']) => idsOf(office, text, iso(row.date), form));
      return { name: [docdb_number, epodoc_number, row.original_number].join(' '), readings };
    });
}

function pairs(): SeveralForms[] {
  return rows('epo_number_service_pairs.csv')
    .filter(({ reference_type }) => reference_type === 'application-reference')
    .map(({ in_country: office = '', in_number: a = '', out_number: b = '', in_date, ...row }) => ({
      name: `${a} ${b}`,
      readings: [
        idsOf(office, a, iso(in_date), formOf(row.in_format)),
        idsOf(office, b, iso(in_date), formOf(row.out_format)),
      ],
    }));
}

function formOf(format: string | undefined): NumberForm {
  return format === 'docdb' || format === 'epodoc' ? format : 'office';
}

function idsOf(
  office: string,
  text: string,
  date: string | undefined,
  form: NumberForm = 'office',
): string[] {
  const reading = parseNumber({ office, rightType: ['P', 'U'], text, date, form });
  if (reading.outcome === 'refused') return [];
  const all = reading.outcome === 'canonical' ? [reading] : reading.candidates;
  return all.map(({ rightType, canonical, office: owner }) => `${owner}.${rightType}.${canonical}`);
}
