/**
 * Numbers that the rules of today read as another application than the one on record. A published rule never changes
 * what it gives, but a corrected one takes its place: look-ups try both, and the office ought to know of the record.
 */
import { formatApplicationId, parseApplicationId } from '#protocol/application-id.ts';
import { StandardsError } from '#standards/errors.ts';
import type { FiledDocument } from '#standards/filed-document.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberCandidate } from '#standards/numbers/reading.ts';
import { readDocument } from '#standards/read.ts';
import type { Check } from './fsck-check.ts';
import { APPLICATIONS, type ApplicationRecord, type LogRecord } from './store/office.ts';

type Reading = Pick<NumberCandidate, 'rule'> & { readonly id: string };

/**
 * Reads the numbers of one document again, as they are written in it.
 * @param canonical canonical XML of the document; missing when it is not read
 */
export async function checkNumbersOf(
  check: Check,
  record: LogRecord,
  canonical: Uint8Array | undefined,
): Promise<void> {
  const documents = canonical === undefined ? undefined : documentsIn(canonical);
  if (documents === undefined) return;
  const today = new Set(documents.map(({ applicationId }) => applicationId));
  for (const id of record.applications) {
    if (today.has(id)) continue;
    const application = await check.store.get(APPLICATIONS, id);
    if (application === undefined) continue; // told by the check of the log
    const reading = documents.length === 1 ? readingOf(documents[0]) : readingInstead(id, documents);
    await tell(check, application, `entry ${record.index}`, reading);
  }
}

/** Of applications that no document is read for the canonical number is all that there is. */
export async function checkNumbersWithoutDocument(check: Check): Promise<void> {
  for await (const [, application] of check.store.scan(APPLICATIONS)) {
    if (application.firstDocument !== undefined) continue;
    const readings = readingsOf(application);
    if (readings.length === 0 || readings.some(({ id }) => id === application.id)) continue;
    await tell(check, application, 'imported', readings[0]);
  }
}

/** `undefined` for what no reader reads: its application was stated, not read. */
function documentsIn(canonical: Uint8Array): readonly FiledDocument[] | undefined {
  try {
    return readDocument(canonical).documents;
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}

function readingOf(document: FiledDocument | undefined): Reading | undefined {
  const { applicationId: id, applicationNumber } = document ?? {};
  return id === undefined ? undefined : { id, rule: applicationNumber?.rule ?? 'none' };
}

/** The reading of that record of a package which the superseded rules give the id for. */
function readingInstead(id: string, documents: readonly FiledDocument[]): Reading | undefined {
  const record = documents.find(({ office, rightType, applicationNumber, filingDate }) => {
    if (office === undefined || applicationNumber === undefined) return false;
    const { text } = applicationNumber;
    const reading = parseNumber({ office, rightType, text, date: filingDate?.date });
    return reading.outcome === 'canonical' && reading.former.some((former) => idOf(former) === id);
  });
  return readingOf(record);
}

/** Empty where the rules refuse it: a canonical number need not be written as its office writes one. */
function readingsOf({ id, filingDate: date }: ApplicationRecord): Reading[] {
  const { office, rightType, number: text } = parseApplicationId(id);
  const reading = parseNumber({ office, rightType, text, date });
  if (reading.outcome === 'refused') return [];
  const candidates = reading.outcome === 'canonical' ? [reading] : reading.candidates;
  return candidates.map((candidate) => ({ id: idOf(candidate), rule: candidate.rule }));
}

function idOf({ office, rightType, canonical: number }: NumberCandidate): string {
  return formatApplicationId({ office, rightType, number });
}

/** What is sealed may not be public: its number is not told. */
function tell(
  { report }: Check,
  { id, visibility }: ApplicationRecord,
  where: string,
  reading: Reading | undefined,
): Promise<void> {
  const isOpen = visibility === 'open';
  const place = isOpen ? `${id} (${where})` : `sealed application (${where})`;
  const instead = isOpen ? reading?.id : 'another number';
  const message = reading === undefined ? 'gives no number' : `reads as ${instead} by rule ${reading.rule}`;
  return report('NUMBER_DIFFERS', place, `${message} today`);
}
