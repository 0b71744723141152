/** What the number of a claim can mean, by the numbering rules of its office. */
import { formatApplicationId, type RightType } from '#protocol/application-id.ts';
import type { Finding } from '#standards/finding.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberCandidate, NumberReading } from '#standards/numbers/reading.ts';
import { finding, type PriorityFinding } from './priority-findings.ts';

export interface NumberToRead {
  readonly office: string;
  readonly rightType?: RightType;
  readonly number: string; // as written
  readonly filingDate?: string; // may lack day or month
}

export interface ReadNumber {
  /** What the number means if the date is right, the most likely first; empty when the rules refuse it. */
  readonly likely: readonly string[]; // application ids
  /** What else it could mean: by superseded rules, or if the date is wrong, for such a claim must find its record. */
  readonly others: readonly string[]; // application ids
  readonly findings: readonly PriorityFinding[];
}

export function readNumber({ office, rightType, number, filingDate }: NumberToRead): ReadNumber {
  const query = { office, text: number, ...(rightType !== undefined && { rightType }) };
  const dated = parseNumber(filingDate === undefined ? query : { ...query, date: filingDate });
  const [first, ...more] = idsOf(dated);
  // Under a canonical reading the rest are what superseded rules gave: looked up, but not what the number means.
  const likely = first === undefined ? [] : dated.outcome === 'canonical' ? [first] : [first, ...more];
  const others = [...new Set([...more, ...idsOf(parseNumber(query))])].filter((id) => !likely.includes(id));
  const compared = { claim: number, reading: likely.join(' or ') };
  const notes = dated.findings.map(note);
  if (dated.outcome === 'refused')
    return { likely, others, findings: [finding('NUMBER_REFUSED', dated.message), ...notes] };
  if (dated.outcome === 'candidates') {
    const message = `the number can be read in ${likely.length} ways`;
    return { likely, others, findings: [finding('NUMBER_AMBIGUOUS', message, { compared }), ...notes] };
  }
  return {
    likely,
    others,
    findings: [finding('NUMBER_READ', `read by the rule ${dated.rule}`, { compared }), ...notes],
  };
}

function idsOf(reading: NumberReading): readonly string[] {
  const idOf = ({ office, rightType, canonical }: NumberCandidate): string =>
    formatApplicationId({ office, rightType, number: canonical });
  if (reading.outcome === 'refused') return [];
  return reading.outcome === 'canonical'
    ? [reading, ...reading.former].map(idOf)
    : reading.candidates.map(idOf);
}

function note({ code, message, severity }: Finding): PriorityFinding {
  if (code === 'NUMBER_RULE_SUPERSEDED') return finding('NUMBER_RULE_SUPERSEDED', message, { rule: code });
  return { ...finding('NUMBER_NOTE', message, { rule: code }), severity };
}
