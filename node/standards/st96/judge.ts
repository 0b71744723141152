/** From what was collected to the filed document, with what is wrong about it. */

import type { RightType } from '#protocol/application-id.ts';
import type { EntryKind } from '#protocol/entry.ts';
import { readDate } from '../dates.ts';
import type { DateReading, FiledDocument, PriorityClaim, Publication } from '../filed-document.ts';
import { type Finding, type FindingCode, finding, type Severity, warning } from '../finding.ts';
import { officeCode } from '../st3.ts';
import type { DraftClaim, DraftRecord, Family, Texts } from './draft.ts';
import { identify } from './identify.ts';

/** Right types that a number of each family can have, the most likely first. */
const RIGHTS: Readonly<Record<Family, readonly RightType[]>> = {
  patent: ['P', 'U', 'D', 'S'],
  trademark: ['T'],
  design: ['D'],
};

/** Earlier applications that a priority can be claimed from: a design also from a utility model (Paris 4E). */
const CLAIMED_RIGHTS: Readonly<Record<Family, readonly RightType[]>> = {
  patent: ['P', 'U'],
  trademark: ['T'],
  design: ['D', 'U', 'P'],
};

export function judgeRecord(record: DraftRecord): FiledDocument {
  const { path } = record;
  const findings: Finding[] = [];
  const filingDate = filingDateOf(record, findings);
  const { texts } = record;
  const stated =
    record.numbers.find((number) => number.first('office') !== undefined)?.first('office') ??
    texts.first('office') ??
    texts.first('registrationOffice') ??
    texts.first('receivingOffice') ??
    record.publication.first('office') ??
    texts.first('publishingOffice');
  checkOffice(stated, 'error', path, findings);
  const rights = rightsOf(record);
  const identity = identify(stated, rights, record.numbers, filingDate?.date, {
    severity: 'error',
    path,
    findings,
  });
  if (new Set(texts.all('version')).size > 1) {
    findings.push(
      finding('VERSION_MIXED', 'info', 'parts of the record follow different versions', { path }),
    );
  }
  const publication = identityOf(record.publication, path, findings);
  const grant = identityOf(record.grant, path, findings);
  const office = identity?.office ?? stated;
  const status = texts.first('status');
  return {
    ...(office === undefined ? {} : { office }),
    rightType: identity?.rightType ?? rights[0] ?? 'P',
    kind: kindOf(publication, grant),
    ...(identity === undefined ? {} : { applicationNumber: identity.number }),
    ...(identity?.number.applicationId === undefined ? {} : { applicationId: identity.number.applicationId }),
    ...(filingDate === undefined ? {} : { filingDate }),
    ...(publication === undefined ? {} : { publication }),
    ...(grant === undefined ? {} : { grant }),
    priorityClaims: record.claims.map((claim) => judgeClaim(claim, record.family)),
    languages: [...new Set(texts.all('language'))],
    ...(status === undefined ? {} : { status }),
    path,
    findings,
  };
}

function judgeClaim(claim: DraftClaim, family: Family): PriorityClaim {
  const { path, texts } = claim;
  const findings: Finding[] = [];
  const [stated, written] = [texts.first('office'), texts.first('date')];
  const date = written === undefined ? undefined : readDate(written);
  if (date === undefined) findings.push(warning('DATE_MISSING', 'the claim gives no date', { path }));
  else checkDate(date, 'DATE_PARTIAL', 'warning', path, findings);
  checkOffice(stated, 'warning', path, findings);
  const place = { severity: 'warning', path, findings } as const;
  const identity = identify(stated, CLAIMED_RIGHTS[family], claim.numbers, date?.date, place);
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

/** ST.16 kind codes U, Y and Z are utility models; in the US, S is a design. */
function rightsOf(record: DraftRecord): readonly RightType[] {
  const kindCode = record.publication.first('kindCode') ?? record.grant.first('kindCode') ?? '';
  if (record.family !== 'patent') return RIGHTS[record.family];
  if (record.texts.first('subjectMatter') === 'Design' || /^S\d?$/.test(kindCode)) return ['D', 'P'];
  if (/^[UYZ]\d?$/.test(kindCode)) return ['U', 'P'];
  return RIGHTS.patent;
}

function kindOf(publication: Publication | undefined, grant: Publication | undefined): EntryKind {
  if (grant !== undefined) return 'grant';
  return publication === undefined ? 'application' : 'publication';
}

function filingDateOf(record: DraftRecord, findings: Finding[]): DateReading | undefined {
  const { path } = record;
  const written = record.texts.all('date');
  const [first] = written;
  if (first === undefined) {
    findings.push(finding('FILING_DATE_MISSING', 'error', 'no filing date', { path }));
    return undefined;
  }
  const date = readDate(first);
  const others = written.map(readDate).filter((other) => other.date !== date.date);
  if (others.length > 0)
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
}

function checkOffice(code: string | undefined, severity: Severity, path: string, findings: Finding[]): void {
  if (code === undefined) {
    findings.push(finding('OFFICE_MISSING', severity, 'no office code', { path }));
    return;
  }
  const { status, successors = [] } = officeCode(code);
  if (status === 'unknown') {
    findings.push(
      finding('OFFICE_UNKNOWN', severity, 'the office code names no office of WIPO ST.3', { path }),
    );
  } else if (status === 'former') {
    const message = `${code} is a former code, followed by ${successors.join(', ')}`;
    findings.push(finding('OFFICE_FORMER', severity, message, { path }));
  }
}

function identityOf(texts: Texts, path: string, findings: Finding[]): Publication | undefined {
  const [office, number, kindCode] = [texts.first('office'), texts.first('number'), texts.first('kindCode')];
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
