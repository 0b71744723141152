/** From what a reader or a sidecar says to what can be filed. Pure. */
import { isRightType, parseApplicationId } from '#protocol/application-id.ts';
import type { DocumentDigest } from '#protocol/digest-document.ts';
import { StandardsError } from '#standards/errors.ts';
import {
  type FiledDocument,
  obstacles,
  type PriorityClaim,
  type ReadResult,
} from '#standards/filed-document.ts';
import { otherText } from '#standards/other-files.ts';
import { type QualityReport, qualityOf } from '#standards/quality/defect.ts';
import { masked } from '#standards/quality/masked.ts';
import { readDocument } from '#standards/read.ts';
import { NodeError } from '../errors.ts';
import type { ClaimReading, Filing, NotTaken, Reading, RecordPlace, Refusal } from './reading.ts';
import { reportOnRefusals } from './report.ts';
import type { Sidecar } from './sidecar.ts';

/**
 * Kind and applications of a document; `refusals` instead when nothing of it can be taken, with every reason. Of a
 * package the records that name an application are taken, whatever the others are.
 */
export type Summary =
  | Pick<Reading, 'kind' | 'filings' | 'notTaken' | 'quality'>
  | { readonly refusals: readonly Refusal[]; readonly quality: QualityReport };

/**
 * What a document speaks of: its own words where a reader knows them, the statement where not.
 * @throws NodeError SIDECAR_MISSING, SIDECAR_INVALID where the document says nothing; StandardsError
 */
export function summarise(document: DocumentDigest, bytes: Uint8Array, statement: Sidecar): Summary {
  const result = readOwnWords(document, bytes, statement);
  const quality = qualityOf(document, bytes, result);
  if (result === undefined) return { ...fromStatement(statement), notTaken: [], quality };
  const { kind, documents } = result;
  const filings: Filing[] = [];
  const notTaken: NotTaken[] = [];
  for (const record of documents) {
    const filing = filingOf(record);
    if (filing === undefined) notTaken.push({ ...placeOf(record), refusals: whyUnnamed(record) });
    else filings.push(documents.length === 1 ? filing : { ...filing, record: placeOf(record) });
  }
  if (filings.length === 0) return { refusals: notTaken.flatMap(({ refusals }) => refusals), quality };
  const contradiction = contradictionOf(statement, filings, documents.length);
  if (contradiction === undefined) return { kind, filings, notTaken, quality };
  // What the reader found stays in the report: the one who mends the sidecar mends that too.
  const defects = [...quality.defects, ...reportOnRefusals([contradiction]).defects];
  return { refusals: [contradiction], quality: { ...quality, defects } };
}

function placeOf({ path, applicationNumber }: FiledDocument): RecordPlace {
  return { path, ...(applicationNumber === undefined ? {} : { number: masked(applicationNumber.text) }) };
}

/** Never empty: a record is not left out without a reason. */
function whyUnnamed(record: FiledDocument): readonly Refusal[] {
  const refusals = refusalsOf(record);
  if (refusals.length > 0) return refusals;
  return [{ code: 'NUMBER_MISSING', message: 'the record names no application', where: record.path }];
}

/** What a reader makes of it; `undefined` when none can, and there is a statement to go by. */
function readOwnWords(
  document: DocumentDigest,
  bytes: Uint8Array,
  statement: Sidecar,
): ReadResult | undefined {
  const stated = statement.applicationId !== undefined;
  if (document.canonical === undefined) {
    if (stated) return undefined;
    const other = otherText(bytes);
    if (other !== undefined) throw other;
    const why = document.notes.map(({ message }) => `; ${message}`).join('');
    const message = `a file of type ${document.mediaType} does not say what it belongs to${why}`;
    throw new NodeError('SIDECAR_MISSING', message);
  }
  try {
    return readDocument(document.canonical);
  } catch (error) {
    if (stated && error instanceof StandardsError) return undefined;
    throw error;
  }
}

function fromStatement({ applicationId, kind, filingDate }: Sidecar): Pick<Reading, 'kind' | 'filings'> {
  if (applicationId === undefined || kind === undefined) {
    throw new NodeError('SIDECAR_INVALID', 'applicationId and kind are needed', {
      fields: [{ field: applicationId === undefined ? 'applicationId' : 'kind', message: 'missing' }],
    });
  }
  const { office, rightType } = parseApplicationId(applicationId);
  const missing: Refusal = { code: 'FILING_DATE_MISSING', message: 'the sidecar gives no filingDate' };
  const filing: Filing = {
    office,
    rightType,
    applicationId,
    kind,
    ...(filingDate === undefined ? {} : { filingDate }),
    ...(kind === 'publication' || kind === 'grant' ? { published: '' } : {}),
    claims: [],
    obstacles: filingDate === undefined ? [missing] : [],
  };
  return { kind, filings: [filing] };
}

function filingOf(record: FiledDocument): Filing | undefined {
  const { office, rightType, kind, applicationId, filingDate, publication, grant } = record;
  if (office === undefined || applicationId === undefined || !isRightType(rightType)) return undefined;
  const shown = grant ?? publication;
  const published =
    shown === undefined && kind !== 'publication' && kind !== 'grant' ? undefined : (shown?.number ?? '');
  return {
    office,
    rightType,
    applicationId,
    kind,
    ...(filingDate?.date === undefined ? {} : { filingDate: filingDate.date }),
    ...(published === undefined ? {} : { published }),
    claims: record.priorityClaims.flatMap(claimOf),
    obstacles: refusalsOf(record),
  };
}

/** Only a claim whose number can be read can be declared; the others stand in the document. */
function claimOf({ number, date }: PriorityClaim): ClaimReading[] {
  const likeliest = number?.applicationId;
  if (likeliest === undefined) return [];
  const candidates = [...new Set([likeliest, ...(number?.candidates ?? [])])];
  return [{ candidates, ...(date?.date === undefined ? {} : { date: date.date }) }];
}

function refusalsOf(record: FiledDocument): Refusal[] {
  return obstacles(record).map(({ code, message, path }) => ({
    code,
    message,
    ...(path === undefined ? {} : { where: path }),
  }));
}

/** What the statement says otherwise than the document. */
function contradictionOf(
  { applicationId, kind }: Sidecar,
  filings: readonly Filing[],
  records: number,
): Refusal | undefined {
  const [filing] = filings;
  if (filing === undefined || (applicationId === undefined && kind === undefined)) return undefined;
  const said = [
    ...(records === 1 ? [] : ['applicationId: the file holds several records']),
    ...(applicationId === undefined || applicationId === filing.applicationId
      ? []
      : ['applicationId: not what the document says']),
    ...(kind === undefined || kind === filing.kind ? [] : [`kind: the document is of kind ${filing.kind}`]),
  ];
  return said.length === 0 ? undefined : { code: 'SIDECAR_INVALID', message: said.join('; ') };
}
