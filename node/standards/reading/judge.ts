/** From what was collected to the filed document, with what is wrong about it. */

import type { RightType } from '#protocol/application-id.ts';
import type { EntryKind } from '#protocol/entry.ts';
import { readDate } from '../dates.ts';
import type { DateReading, FiledDocument, PriorityClaim, Publication } from '../filed-document.ts';
import { type Finding, type FindingCode, finding, type Severity, warning } from '../finding.ts';
import { officeOfName } from '../st3-names.ts';
import { isGranted, kindCodeOf, rightTypeOf } from './document-kind.ts';
import type { DraftClaim, DraftRecord, Family, Texts } from './draft.ts';
import { identify } from './identify.ts';
import { officeInside } from './number-form.ts';
import { officeFinding } from './office-finding.ts';

/** Right types that a number of each family can have, the most likely first. */
const RIGHTS: Readonly<Record<Family, readonly RightType[]>> = {
  patent: ['P', 'U', 'D', 'S'],
  trademark: ['T'],
  design: ['D'],
  indication: ['G'],
};

/** Earlier applications that a priority can be claimed from: a design also from a utility model (Paris 4E). */
const CLAIMED_RIGHTS: Readonly<Record<Family, readonly RightType[]>> = {
  patent: ['P', 'U'],
  trademark: ['T'],
  design: ['D', 'U', 'P'],
  indication: ['G'],
};

/** `home`: the office of every document of this dialect, where there is one. */
export function judgeRecord(record: DraftRecord, home: string | undefined): FiledDocument {
  const { path, texts } = record;
  const findings: Finding[] = [];
  const filingDate = filingDateOf(record, findings);
  const shown = shownBy(record, path, findings);
  const stated =
    officeIn(record.numbers) ??
    texts.first('office') ??
    texts.first('registrationOffice') ??
    texts.first('receivingOffice') ??
    shown.publication?.office ??
    texts.first('publishingOffice') ??
    shown.grant?.office ??
    home;
  checkOffice(stated, 'error', path, findings);
  const rights = rightsOf(record, shown.kindCode);
  const identity = identify(stated, rights, record.numbers, filingDate?.date, {
    severity: 'error',
    path,
    findings,
  });
  if (DELETIONS.has(texts.first('operation') ?? '')) {
    findings.push(finding('RECORD_DELETED', 'error', 'the sender asks to delete the record', { path }));
  }
  const office = identity?.office ?? stated;
  const status = texts.first('status');
  const { publication, grant } = shown;
  return {
    ...(office === undefined ? {} : { office }),
    rightType: identity?.rightType ?? rights[0] ?? 'P',
    kind: record.kind ?? kindOf(publication, grant),
    ...(identity === undefined ? {} : { applicationNumber: identity.number }),
    ...(identity?.number.applicationId === undefined ? {} : { applicationId: identity.number.applicationId }),
    ...(filingDate === undefined ? {} : { filingDate }),
    ...(publication === undefined ? {} : { publication }),
    ...(grant === undefined ? {} : { grant }),
    priorityClaims: claimsOf(record, claimedRights(record, identity?.rightType ?? rights[0]), findings),
    languages: [...new Set(texts.all('language'))],
    ...(status === undefined ? {} : { status }),
    path,
    findings,
  };
}

/** DOCDB and EUIPO send deletions of records in the same form as the records. */
const DELETIONS: ReadonlySet<string> = new Set(['D', 'Delete']);

function officeIn(numbers: readonly Texts[]): string | undefined {
  const named = numbers.find((number) => number.first('office') !== undefined)?.first('office');
  if (named !== undefined) return named;
  for (const number of numbers) {
    const inside = officeInside(number.first('form'), number.first('text') ?? '');
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** Each claim once: a register lists what it had before, an application of several designs each with its claims. */
function claimsOf(
  { claims, path }: DraftRecord,
  rights: readonly RightType[],
  findings: Finding[],
): PriorityClaim[] {
  const distinct = new Map<string, PriorityClaim>();
  for (const draft of claims) {
    const claim = judgeClaim(draft, rights);
    const key = [claim.office, claim.number?.text, claim.date?.text].join(' ');
    if (!distinct.has(key)) distinct.set(key, claim);
  }
  if (distinct.size < claims.length) {
    findings.push(finding('CLAIM_REPEATED', 'info', 'a claim stands several times', { path }));
  }
  return [...distinct.values()];
}

interface Shown {
  readonly publication: Publication | undefined;
  readonly grant: Publication | undefined;
  readonly kindCode: string | undefined;
}

/** What publication and grant the record shows; its own identity counts as the one that its kind code says. */
function shownBy(record: DraftRecord, path: string, findings: Finding[]): Shown {
  const publication = identityOf(record.publication, path, findings);
  const grant = identityOf(record.grant, path, findings);
  const coded = record.issues.filter((issue) => issue.first('kindCode') !== undefined);
  const issues = coded.length > 0 ? coded : record.issues.slice(0, 1);
  const office = record.texts.first('publishingOffice');
  const granted = issues.find((issue) => isGranted(issue.first('office') ?? office, issue.first('kindCode')));
  const published = issues.find((issue) => issue !== granted);
  const [ownGrant, own] = [granted, published].map((issue) => issue && identityOf(issue, path, findings));
  const [first] = issues;
  const kindCode =
    first?.first('kindCode') ?? record.publication.first('kindCode') ?? record.grant.first('kindCode');
  // ST.32 gives publication and grant no number of their own.
  const date = publication?.date;
  const before =
    publication === undefined || ownGrant === undefined
      ? publication
      : {
          ...(ownGrant.office && { office: ownGrant.office }),
          ...(ownGrant.number && { number: ownGrant.number }),
          ...publication,
        };
  return {
    publication: own === undefined ? before : { ...(date === undefined ? {} : { date }), ...own },
    grant: ownGrant === undefined ? grant : { ...ownGrant, ...grant },
    kindCode,
  };
}

function judgeClaim(claim: DraftClaim, rights: readonly RightType[]): PriorityClaim {
  const { path, texts } = claim;
  const findings: Finding[] = [];
  const name = texts.first('officeName');
  const stated = texts.first('office') ?? (name && officeOfName(name)) ?? officeIn(claim.numbers);
  const written = texts.first('date');
  const date = written === undefined ? undefined : readDate(written);
  if (date === undefined) findings.push(warning('DATE_MISSING', 'the claim gives no date', { path }));
  else checkDate(date, 'DATE_PARTIAL', 'warning', path, findings);
  if (stated === undefined && name !== undefined) {
    findings.push(warning('OFFICE_UNKNOWN', 'the name of the office is none that is known', { path }));
  } else checkOffice(stated, 'warning', path, findings);
  const place = { severity: 'warning', path, findings } as const;
  const identity = identify(stated, rights, claim.numbers, date?.date, place);
  const office = identity?.office ?? stated;
  const [sequence, kind, status] = [texts.first('sequence'), texts.first('kind'), texts.first('status')];
  return {
    ...(sequence === undefined ? {} : { sequence }),
    ...(office === undefined ? {} : { office }),
    ...(identity?.rightType === undefined ? {} : { rightType: identity.rightType }),
    ...(identity === undefined ? {} : { number: identity.number }),
    ...(date === undefined ? {} : { date }),
    ...(kind === undefined ? {} : { kind }),
    ...(status === undefined ? {} : { status }),
    path,
    findings,
  };
}

/** US patents are also given for designs, and for plants, whose priority can be that of a plant variety. */
function claimedRights({ family, texts }: DraftRecord, right: RightType | undefined): readonly RightType[] {
  if (family === 'patent' && right === 'D') return CLAIMED_RIGHTS.design;
  const isPlant = texts.first('subjectMatter')?.toLowerCase() === 'plant';
  return isPlant ? [...CLAIMED_RIGHTS[family], 'V'] : CLAIMED_RIGHTS[family];
}

function rightsOf(record: DraftRecord, kindCode: string | undefined): readonly RightType[] {
  const { family, rightType, texts } = record;
  if (family !== 'patent') return RIGHTS[family];
  if (rightType !== undefined) return [rightType];
  const right = rightTypeOf(texts.first('subjectMatter'), kindCode);
  return right === undefined ? RIGHTS.patent : [right, 'P'];
}

function kindOf(publication: Publication | undefined, grant: Publication | undefined): EntryKind {
  if (grant !== undefined) return 'grant';
  return publication === undefined ? 'application' : 'publication';
}

function filingDateOf(record: DraftRecord, findings: Finding[]): DateReading | undefined {
  const { path, kind } = record;
  const written = record.texts.all('date');
  const [first, ...others] = written;
  if (first === undefined) {
    // Parts of a file and notices name an application that is recorded already: most have no element for its date.
    const severity = kind === 'status-event' ? 'info' : 'error';
    findings.push(finding('FILING_DATE_MISSING', severity, 'no filing date', { path }));
    return undefined;
  }
  const date = readDate(first);
  if (others.some((other) => readDate(other).date !== date.date))
    findings.push(warning('DATE_SEVERAL', 'several filing dates, the first is used', { path }));
  checkDate(date, 'FILING_DATE_PARTIAL', 'error', path, findings);
  return date;
}

function checkDate(
  date: DateReading,
  partial: FindingCode,
  severity: Severity,
  path: string,
  findings: Finding[],
): void {
  if (date.precision === 'none')
    findings.push(finding('DATE_IMPOSSIBLE', severity, 'not a calendar date', { path }));
  else if (date.precision !== 'day')
    findings.push(finding(partial, severity, `a date of ${date.precision} only`, { path }));
  else if (date.offset !== undefined && !findings.some(({ code }) => code === 'DATE_OFFSET'))
    findings.push(finding('DATE_OFFSET', 'info', 'the day counts as it is written', { path }));
}

function checkOffice(code: string | undefined, severity: Severity, path: string, findings: Finding[]): void {
  const noticed = officeFinding(code, severity, { path });
  if (noticed !== undefined) findings.push(noticed);
}

function identityOf(texts: Texts, path: string, findings: Finding[]): Publication | undefined {
  const [office, number] = [texts.first('office'), texts.first('number')];
  const kindCode = kindCodeOf(texts.first('kindCode'));
  const written = texts.first('date');
  if (number === undefined && written === undefined) return undefined;
  const date = written === undefined ? undefined : readDate(written);
  if (date !== undefined) checkDate(date, 'DATE_PARTIAL', 'warning', path, findings);
  return {
    ...(office === undefined ? {} : { office }),
    ...(number === undefined ? {} : { number }),
    ...(kindCode === undefined ? {} : { kindCode }),
    ...(date === undefined ? {} : { date }),
  };
}
