/** Everything that is wrong or worth knowing about one document, each with its place and what stands there. */

import type { DocumentDigest } from '#protocol/digest-document.ts';
import type { EntryKind } from '#protocol/entry.ts';
import type { DateReading, FiledDocument, PriorityClaim, Reader, ReadResult } from '../filed-document.ts';
import type { Finding, Severity } from '../finding.ts';
import { linesOf } from './lines.ts';
import { masked } from './masked.ts';

export interface Defect {
  /** Of any layer's catalogue. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** In the document as it came, from 1. */
  readonly line?: number;
  /** As local names: `/PatentPublication/BibliographicData[1]`. */
  readonly path?: string;
  /** What stands there, masked. */
  readonly value?: string;
}

/** What a reader made of a document, and what is wrong with it. */
export interface QualityReport {
  /** This and the next two are missing where no reader read it. */
  readonly reader?: Reader;
  readonly dialect?: string;
  readonly kind?: EntryKind;
  /** As written, such as `V6_0`. */
  readonly version?: string;
  readonly records: number;
  readonly defects: readonly Defect[];
}

/** The report on a document that was digested from `bytes` and read, where a reader could. */
export function qualityOf(
  document: DocumentDigest,
  bytes: Uint8Array,
  result: ReadResult | undefined,
): QualityReport {
  const notes: Defect[] = document.notes.map(({ code, severity, message, line }) => ({
    ...{ code, severity, message },
    ...(line === undefined ? {} : { line }),
  }));
  if (result === undefined) return { records: 0, defects: notes };
  const { reader, dialect, kind, version, documents } = result;
  const found = [
    ...withoutReader(result.findings).map((finding) => defectOf(finding, undefined)),
    ...documents.flatMap(defectsIn),
  ];
  return {
    ...{ reader, dialect, kind },
    ...(version === undefined ? {} : { version: masked(version.replace(DTD_NAME, '')) }),
    records: documents.length,
    defects: [...notes, ...withLines(found, result, document.canonical, bytes)],
  };
}

/** What stands before the version in `ep-patent-document-v1-5`. */
const DTD_NAME = /^[a-z-]+-(?=v\d)/;

/** Which reader read the document is no defect: the report says it in fields of its own. */
function withoutReader(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ code }) => code !== 'READ_AS');
}

function defectsIn(record: FiledDocument): Defect[] {
  const { applicationNumber, filingDate, publication, grant, office, priorityClaims } = record;
  const written: Written = {
    office,
    number: applicationNumber?.text,
    dates: [filingDate, publication?.date, grant?.date],
  };
  return [
    ...record.findings.map((finding) => defectOf(finding, written)),
    ...priorityClaims.flatMap((claim) => claim.findings.map((finding) => defectOf(finding, inClaim(claim)))),
  ];
}

function inClaim({ office, number, date }: PriorityClaim): Written {
  return { office, number: number?.text, dates: [date] };
}

interface Written {
  readonly office: string | undefined;
  readonly number: string | undefined;
  readonly dates: readonly (DateReading | undefined)[];
}

function defectOf({ code, severity, message, path }: Finding, written: Written | undefined): Defect {
  const value = written && textFor(code, written);
  return {
    ...{ code, severity, message },
    ...(path === undefined ? {} : { path }),
    ...(value === undefined ? {} : { value: masked(value) }),
  };
}

/** What a finding with such a code is about. */
function textFor(code: string, { office, number, dates }: Written): string | undefined {
  if (code.startsWith('NUMBER_')) return number;
  if (code.startsWith('OFFICE_')) return office;
  if (code === 'DATE_IMPOSSIBLE') return dates.find((date) => date?.precision === 'none')?.text;
  if (code === 'DATE_OFFSET') return dates.find((date) => date?.offset !== undefined)?.text;
  if (code === 'DATE_PARTIAL') return dates.findLast((date) => isPartial(date))?.text;
  return code === 'FILING_DATE_PARTIAL' || code === 'DATE_SEVERAL' ? dates[0]?.text : undefined;
}

function isPartial(date: DateReading | undefined): boolean {
  return date?.precision === 'month' || date?.precision === 'year';
}

function withLines(
  defects: readonly Defect[],
  result: ReadResult,
  canonical: Uint8Array | undefined,
  bytes: Uint8Array,
): readonly Defect[] {
  if (canonical === undefined || defects.every(({ path }) => path === undefined)) return defects;
  const { offsets } = result;
  const offsetOf = ({ path }: Defect): number | undefined =>
    path === undefined ? undefined : offsets.get(path);
  const wanted = defects.map(offsetOf).filter((offset) => offset !== undefined);
  const lines = linesOf(wanted, canonical, bytes);
  return defects.map((defect) => {
    const offset = offsetOf(defect);
    const line = offset === undefined ? undefined : lines.get(offset);
    return line === undefined ? defect : { ...defect, line };
  });
}
