/** One spelling of a number: as a document writes it, in the form that it says, for the office that it says. */

import { formatApplicationId, type RightType } from '#protocol/application-id.ts';
import type { Finding } from '../finding.ts';
import { parseNumber } from '../numbers/parse.ts';
import type { NumberCandidate } from '../numbers/reading.ts';
import type { NumberForm as ParsedForm } from '../numbers/rule.ts';
import { officeCode } from '../st3.ts';
import type { Texts } from './draft.ts';

export interface NumberForm {
  /** docdb, epodoc, original, standard …; '' when the document does not say. */
  readonly form: string;
  readonly office: string | undefined;
  readonly text: string;
  /** What it can mean, the most likely first; none when it was refused or no office is known. */
  readonly candidates: readonly NumberCandidate[];
  /** Whether a rule of the office read it, not the one for offices without rules. */
  readonly ruled: boolean;
  readonly findings: readonly Finding[];
  /** Why the number was refused. */
  readonly refusal?: string;
}

/** Right types by the kind code of an application in DOCDB. */
const DOCDB_KINDS: ReadonlyMap<string, RightType> = new Map([
  ['U', 'U'],
  ['F', 'D'],
]);

/** DOCDB's kind code of an international application: the country is then the receiving office. */
const DOCDB_PCT = 'W';
/** Provisional application, translation of an EP patent: kinds that the rules read as an end of the number. */
const DOCDB_ENDS: ReadonlySet<string | undefined> = new Set(['P', 'T']);

/** Forms as documents name them, in the words of the numbering rules; of `standard` they know none. */
const FORMS: ReadonlyMap<string, ParsedForm> = new Map([
  ['docdb', 'docdb'],
  ['epodoc', 'epodoc'],
  ['original', 'office'],
]);

export function readForm(
  number: Texts,
  text: string,
  stated: string | undefined,
  rights: readonly RightType[],
  date: string | undefined,
): NumberForm {
  const form = number.first('form') ?? '';
  const named = number.first('office') ?? officeInside(form, text) ?? stated;
  const kind = form === 'docdb' ? number.first('kindCode') : undefined;
  const isPct = kind === DOCDB_PCT && named !== undefined && /^\d/.test(text);
  const office = isPct ? 'WO' : named;
  const base = { form, office, text, candidates: [], ruled: false, findings: [] };
  if (office === undefined || officeCode(office).status === 'unknown') return base;

  const right = kind === undefined ? undefined : DOCDB_KINDS.get(kind);
  const wanted = right === undefined ? rights : [right, ...rights.filter((one) => one !== right)];
  const whole = isPct
    ? `${named}${text}`
    : DOCDB_ENDS.has(kind) && /\d$/.test(text)
      ? `${text}${kind}`
      : text;
  const reading = parseNumber({ office, rightType: wanted, text: whole, date, form: FORMS.get(form) });
  const { findings } = reading;
  if (reading.outcome === 'refused') return { ...base, findings, refusal: reading.message };
  const candidates = reading.outcome === 'candidates' ? reading.candidates : [reading];
  if (candidates.length === 0) return { ...base, findings, refusal: 'no reading' };
  return { ...base, candidates, ruled: !candidates[0]?.rule.startsWith('GENERIC'), findings };
}

/** The epodoc form begins with the code of the office. */
export function officeInside(form: string | undefined, text: string): string | undefined {
  const code = text.slice(0, 2);
  return form === 'epodoc' && officeCode(code).status !== 'unknown' ? code : undefined;
}

export function idOf({ office, rightType, canonical }: NumberCandidate): string {
  return formatApplicationId({ office, rightType, number: canonical });
}
