/** The application that the numbers of a record or a claim name. */

import { formatApplicationId, type RightType } from '#protocol/application-id.ts';
import type { NumberAsWritten } from '../filed-document.ts';
import { type Finding, finding, type Severity } from '../finding.ts';
import { parseNumber } from '../numbers/parse.ts';
import type { NumberCandidate } from '../numbers/reading.ts';
import { officeCode } from '../st3.ts';
import type { Texts } from './draft.ts';

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

/** Reads all numbers as spellings of one; `undefined` when there is none, or no office to read it for. */
export function identify(
  stated: string | undefined,
  rights: readonly RightType[],
  numbers: readonly Texts[],
  date: string | undefined,
  { severity, path, findings }: Judgement,
): Identity | undefined {
  const written = numbers.flatMap((number) =>
    number.all('text').map((text) => ({ office: number.first('office') ?? stated, text })),
  );
  if (written.length === 0) {
    findings.push(finding('NUMBER_MISSING', severity, 'no application number', { path }));
    return undefined;
  }
  const readings = written.map(({ office, text }) => readOne(office, rights, text, date));
  const ids = new Set(readings.flatMap(({ identity }) => identity.number.applicationId ?? []));
  const chosen = readings.find(({ identity }) => identity.number.applicationId !== undefined) ?? readings[0];
  if (chosen === undefined) return undefined;
  const { identity, refusal } = chosen;
  findings.push(...chosen.findings.map((noticed) => ({ ...noticed, path })));
  if (refusal !== undefined) findings.push(finding('NUMBER_REFUSED', severity, refusal, { path }));
  if (chosen.ambiguous) {
    findings.push(
      finding('NUMBER_AMBIGUOUS', severity, 'the number can mean several applications', { path }),
    );
  }
  if (ids.size > 1) {
    findings.push(finding('NUMBER_SEVERAL', severity, `${ids.size} different application numbers`, { path }));
  }
  const certain = severity !== 'error' || (ids.size === 1 && !chosen.ambiguous);
  return certain ? identity : { ...identity, number: { text: identity.number.text } };
}

interface Reading {
  readonly identity: Identity;
  readonly findings: readonly Finding[];
  /** Why the number was refused. */
  readonly refusal?: string;
  /** Whether one right type alone leaves several applications. */
  readonly ambiguous: boolean;
}

function readOne(
  office: string | undefined,
  rights: readonly RightType[],
  text: string,
  date?: string,
): Reading {
  if (office === undefined || officeCode(office).status === 'unknown') {
    return { identity: { number: { text } }, findings: [], ambiguous: false };
  }
  const reading = parseNumber({ office, rightType: rights, text, date });
  const { findings } = reading;
  const all =
    reading.outcome === 'candidates' ? reading.candidates : reading.outcome === 'canonical' ? [reading] : [];
  const [best] = all;
  if (best === undefined) {
    const refusal = reading.outcome === 'refused' ? reading.message : 'no reading';
    return { identity: { office, number: { text } }, findings, refusal, ambiguous: false };
  }
  const { canonical, rightType, rule } = best;
  const candidates = all.map(applicationId);
  const number: NumberAsWritten = {
    text,
    canonical,
    applicationId: applicationId(best),
    ...(candidates.length > 1 ? { candidates } : {}),
    rule,
  };
  const ambiguous = all.filter((candidate) => candidate.rightType === rightType).length > 1;
  return { identity: { office: best.office, rightType, number }, findings, ambiguous };
}

function applicationId({ office, rightType, canonical }: NumberCandidate): string {
  return formatApplicationId({ office, rightType, number: canonical });
}
