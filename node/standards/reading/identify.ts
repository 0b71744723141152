/** The application that the numbers of a record or a claim name. */

import type { RightType } from '#protocol/application-id.ts';
import type { NumberAsWritten } from '../filed-document.ts';
import { type Finding, finding, type Severity } from '../finding.ts';
import type { NumberCandidate } from '../numbers/reading.ts';
import type { Texts } from './draft.ts';
import { idOf, type NumberForm, readForm } from './number-form.ts';

export interface Identity {
  readonly office?: string;
  readonly rightType?: RightType;
  readonly number: NumberAsWritten;
}

/** Where findings go, and how grave it is when no application can be named. */
export interface Judgement {
  readonly severity: Severity;
  readonly path: string;
  readonly findings: Finding[];
}

/** Reads all numbers as spellings of one; `undefined` when there is none. */
export function identify(
  stated: string | undefined,
  rights: readonly RightType[],
  numbers: readonly Texts[],
  date: string | undefined,
  judgement: Judgement,
): Identity | undefined {
  const { severity, path, findings } = judgement;
  const forms = numbers.flatMap((number) =>
    number.all('text').map((text) => readForm(number, text, stated, rights, date)),
  );
  const [first] = forms;
  if (first === undefined) {
    findings.push(finding('NUMBER_MISSING', severity, 'no application number', { path }));
    return undefined;
  }
  const readable = forms.filter(({ candidates }) => candidates.length > 0);
  const [chosen = first] = readable;
  if (readable.some(({ form }) => form !== '')) return identifyByForms(readable, judgement);

  findings.push(...chosen.findings.map((noticed) => ({ ...noticed, path })));
  if (chosen.refusal !== undefined) {
    findings.push(finding('NUMBER_REFUSED', severity, chosen.refusal, { path }));
  }
  const [best] = chosen.candidates;
  const ambiguous = isAmbiguous(chosen.candidates);
  if (ambiguous) {
    findings.push(
      finding('NUMBER_AMBIGUOUS', severity, 'the number can mean several applications', { path }),
    );
  }
  const ids = chosen.candidates.map(idOf);
  const several = readable.length < 2 ? readable.length : new Set(readable.map(likeliest)).size;
  if (several > 1) {
    findings.push(finding('NUMBER_SEVERAL', severity, `${several} different application numbers`, { path }));
  }
  if (several > 0 && forms.some(({ refusal }) => refusal !== undefined)) {
    findings.push(
      finding('NUMBER_REFUSED', 'warning', 'the record states another number, which cannot be read', {
        path,
      }),
    );
  }
  const certain = severity !== 'error' || (several === 1 && !ambiguous);
  const { text } = chosen;
  if (best === undefined) {
    return { ...(chosen.office === undefined ? {} : { office: chosen.office }), number: { text } };
  }
  const { office, rightType } = best;
  const number = certain ? numberOf(text, best, ids) : { text };
  return { office, rightType, number };
}

/** The most trusted first: the office's own writing; what was normalised to 15 digits lost too much. */
const TRUST = ['original', '', 'epodoc', 'docdb', 'standard'];

/**
 * DOCDB, OPS and the CNIPA write one number in several forms. What most of them agree on is meant; where no two
 * agree, the most trusted form is, and a finding says so.
 */
function identifyByForms(
  readable: readonly NumberForm[],
  { severity, path, findings }: Judgement,
): Identity | undefined {
  const proper = readable.filter(({ form }) => form !== 'standard');
  const forms = (proper.length > 0 ? proper : readable).toSorted(
    (a, b) => TRUST.indexOf(a.form) - TRUST.indexOf(b.form),
  );
  const votes = new Map<string, number>();
  for (const { candidates } of forms) {
    for (const id of new Set(candidates.map(idOf))) votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  const most = Math.max(...votes.values());
  const common = [...votes.keys()].filter((id) => votes.get(id) === most);
  const chosen = forms.find(({ candidates }) => candidates.some((one) => common.includes(idOf(one))));
  const best = chosen?.candidates.find((one) => common.includes(idOf(one)));
  if (chosen === undefined || best === undefined) return undefined;

  const meant = chosen.candidates.filter((one) => common.includes(idOf(one)));
  findings.push(...chosen.findings.map((noticed) => ({ ...noticed, path })));
  const others = forms.filter(
    (form) => form.ruled && chosen.ruled && !form.candidates.some((one) => idOf(one) === idOf(best)),
  );
  if (others.length > 0) {
    const names = others.map(({ form }) => form || 'other').join(', ');
    findings.push(
      finding('NUMBER_FORMS_DIFFER', 'warning', `read by its ${chosen.form} form; another is ${names}`, {
        path,
      }),
    );
  }
  if (isAmbiguous(meant)) {
    findings.push(
      finding('NUMBER_AMBIGUOUS', severity, 'the number can mean several applications', { path }),
    );
  }
  const unsure = most === 1 ? others.flatMap(({ candidates }) => candidates.map(idOf)) : [];
  const { office, rightType } = best;
  return { office, rightType, number: numberOf(chosen.text, best, [...meant.map(idOf), ...unsure]) };
}

/** Whether one right type alone leaves several applications. */
function isAmbiguous(candidates: readonly NumberCandidate[]): boolean {
  const [best] = candidates;
  return candidates.filter(({ rightType }) => rightType === best?.rightType).length > 1;
}

function likeliest({ candidates: [best] }: NumberForm): string | undefined {
  return best && idOf(best);
}

/** `ids`: of all that the number can mean, that of `best` first. */
function numberOf(text: string, best: NumberCandidate, ids: readonly string[]): NumberAsWritten {
  const candidates = ids.length > 1 ? [...new Set(ids)] : ids;
  const { canonical, rule } = best;
  const applicationId = candidates[0] ?? idOf(best);
  return { text, canonical, applicationId, ...(candidates.length > 1 ? { candidates } : {}), rule };
}
