import type { FiledDocument } from '#standards/filed-document.ts';

/** What the records of one file have, and what they lack with the reason. */
export interface Found {
  readonly records: number;
  readonly office: number;
  readonly number: number;
  readonly canonical: number;
  readonly filingDate: number;
  /** Elements of the document that are priority claims by their names. */
  readonly claimsWritten: number;
  readonly claims: number;
  readonly claimsParsed: number;
  readonly lacks: readonly string[];
}

/** Elements that would hold what was not found, in all standards. */
const HOLDERS = {
  office: 'IPOfficeCode|RegistrationOfficeCode|ReceivingOfficeCode|country|WIPOST3Code|B190|country-code',
  number:
    'ApplicationNumber|ApplicationNumberText|ST13ApplicationNumber|DesignApplicationNumber|SerialNumber|application-reference|application-number|ApplicationReference|B210',
  'filing date':
    'FilingDate|ApplicationDate|ApplicationDateTime|DesignApplicationDate|application-reference|filing-date|ApplicationReference|B220',
} as const;

const CLAIM =
  /<(?:[^\s<>/:]+:)?(?:Priority|PriorityClaim|priority-claim|B310|foreign-priority-data|GIPriority)[\s>]/g;

/** `canonical`: the document in canonical XML. */
export function foundIn(documents: readonly FiledDocument[], canonical: string): Found {
  const count = (has: (record: FiledDocument) => unknown) => documents.filter(has).length;
  const claims = documents.flatMap(({ priorityClaims }) => priorityClaims);
  const lacks = documents.flatMap(
    ({ path, office, applicationNumber, applicationId, filingDate, findings }) => {
      const place = documents.length > 1 ? `${path}: ` : '';
      const codes = (pattern: RegExp) =>
        findings.filter(({ code }) => pattern.test(code)).map(({ code }) => code);
      return [
        ...(office === undefined ? [lack('office')] : []),
        ...(applicationNumber === undefined ? [lack('number')] : []),
        ...(applicationNumber !== undefined && applicationId === undefined
          ? [`no canonical number: ${codes(/^(?:OFFICE|NUMBER)_/).join(', ')}`]
          : []),
        ...(filingDate === undefined ? [lack('filing date')] : []),
        ...(filingDate !== undefined && filingDate.date === undefined
          ? [`no full filing date: ${codes(/DATE/).join(', ')}`]
          : []),
      ].map((text) => `${place}${text}`);
    },
  );
  const unparsed = claims
    .filter(({ number }) => number?.applicationId === undefined)
    .map(({ path, findings }) => `${path}: claim not parsed: ${findings.map(({ code }) => code).join(', ')}`);

  function lack(what: keyof typeof HOLDERS): string {
    const names = new RegExp(`<(?:[^\\s<>/:]+:)?(${HOLDERS[what]})[\\s>]`, 'g');
    const seen = new Set([...canonical.matchAll(names)].map(([, name]) => name));
    return `no ${what}: ${seen.size === 0 ? 'the document has no element for one' : `there is ${[...seen].join(', ')}`}`;
  }

  return {
    records: documents.length,
    office: count(({ office }) => office),
    number: count(({ applicationNumber }) => applicationNumber),
    canonical: count(({ applicationId }) => applicationId),
    filingDate: count(({ filingDate }) => filingDate?.date),
    claimsWritten: canonical.match(CLAIM)?.length ?? 0,
    claims: claims.length,
    claimsParsed: claims.length - unparsed.length,
    lacks: [...lacks, ...unparsed],
  };
}
