import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { RightType } from '#protocol/application-id.ts';
import { OFFICE_NUMBERS } from '#standards/numbers/offices.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import { officeCode } from '#standards/st3.ts';
import { dataFolder } from './folder.ts';

/**
 * Numbers and codes of real records. What is not read must have one of the reasons that are known, so that nobody
 * takes silence for success.
 */
const folder = dataFolder('5_numbers');
const RULED = new Set([...OFFICE_NUMBERS.map(({ office }) => office), 'IB']);

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
  it('reads the priority claims that offices received, but for US numbers without series code', () => {
    const refused = rows('raw_priority_claims_by_office.csv')
      .filter(({ priority_country: office = '' }) => RULED.has(office))
      .filter((row) => {
        const { priority_country: office = '', priority_number_as_filed: text = '', standard = '' } = row;
        const rightType = RIGHTS[standard] ?? (['P', 'U'] as const);
        return parseNumber({ office, rightType, text, date: iso(row.priority_date) }).outcome === 'refused';
      })
      .map(({ priority_country: office, priority_number_as_filed: text }) => `${office} ${text}`);
    expect(refused.filter((number) => !/^US \d{2,3} ?\d{3}( P)?$/.test(number))).to.deep.equal([]);
  });

  it('gives one application for the forms of one number, but for forms that lose a part of it', () => {
    const apart = rows('epo_number_format_triples.csv')
      .filter((row) => row.reference_type !== 'publication-reference')
      .filter(({ authority_ST3: office = '', original_number: text }) => RULED.has(office) && text !== '')
      .filter((row) => {
        const {
          authority_ST3: office = '',
          epodoc_number: epodoc = '',
          original_number: original = '',
        } = row;
        const [a, b] = [original, epodoc].map((text) => idsOf(office, text, iso(row.date)));
        return a === undefined || b === undefined || !a.some((id) => b.includes(id));
      })
      .map(({ original_number: original, epodoc_number: epodoc }) => `${original} ${epodoc}`);
    const reasons = [
      / US(19|20)\d{2}0\d{6}P?$/, // epodoc leaves out the series code
      / DE19\d{2}[A-Z]\d{6}$/, // epodoc puts the year before the letter of the class
      /^(\d{4}\/?\d{6}) WO/, // the receiving office is left out
    ];
    expect(apart.filter((forms) => !reasons.some((reason) => reason.test(forms)))).to.deep.equal([]);
  });

  it('has every ST.3 code of the schema, current and former', () => {
    for (const { code = '', status } of rows('wipo_st3_codes_from_ST96_V6_0.csv')) {
      expect(officeCode(code).status, code).to.equal(code === 'XX' ? 'unknown' : status);
    }
  });
});

function idsOf(office: string, text: string, date: string | undefined): string[] {
  const reading = parseNumber({ office, rightType: ['P', 'U'], text, date });
  if (reading.outcome === 'refused') return [];
  const all = reading.outcome === 'canonical' ? [reading] : reading.candidates;
  return all.map(({ rightType, canonical, office: owner }) => `${owner}.${rightType}.${canonical}`);
}
