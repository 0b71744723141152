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

export function readNumber(claim: NumberToRead): ReadNumber {
  const { filingDate: _, ...undated } = claim;
  const dated = read(claim);
  const likely = likelyOf(dated);
  const others = [...new Set([...idsOf(dated), ...idsOf(read(undated))])].filter(
    (id) => !likely.includes(id),
  );
  const compared = { claim: claim.number, reading: likely.join(' or ') };
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

/** What `readNumber` finds likely, and nothing else of it. */
export function likelyReadings(claim: NumberToRead): readonly string[] {
  return likelyOf(read(claim));
}

function read({ office, rightType, number, filingDate }: NumberToRead): NumberReading {
  const known = {
    ...(rightType !== undefined && { rightType }),
    ...(filingDate !== undefined && { date: filingDate }),
  };
  return parseNumber({ office, text: number, ...known });
}

/** Under a canonical reading the rest are what superseded rules gave: looked up, but not what the number means. */
function likelyOf(dated: NumberReading): readonly string[] {
  return dated.outcome === 'canonical' ? idsOf(dated).slice(0, 1) : idsOf(dated);
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
