/** Where a claim is looked up: in which offices, under which keys, and which record is the one that is meant. */
import { parseApplicationId } from '#protocol/application-id.ts';
import { openKey } from '#protocol/keys.ts';
import { officeCode } from '#standards/st3.ts';
import type { RegisterRow } from '../store/register.ts';
import { finding, type PriorityFinding } from './priority-findings.ts';
import { likelyReadings, type NumberToRead, type ReadNumber } from './priority-number.ts';
import type { RegisterReader } from './reader.ts';
import { recordAt } from './record.ts';

export interface OfficesAsked {
  readonly known: boolean; // whether there is an office to be asked at all
  readonly participating: readonly string[]; // those that the register has
  readonly findings: readonly PriorityFinding[];
}

/** The offices that the number says it is of; the one stated where the number says nothing. */
export async function checkOffices(
  reader: RegisterReader,
  stated: string,
  readings: readonly string[],
): Promise<OfficesAsked> {
  const findings: PriorityFinding[] = [];
  const { status, successors = [] } = officeCode(stated);
  if (status === 'unknown') findings.push(finding('OFFICE_UNKNOWN', `${stated} is no office code of ST.3`));
  if (status === 'former') {
    const message = `${stated} is a former code; successors: ${successors.join(', ') || 'none'}`;
    findings.push(finding('OFFICE_FORMER', message));
  }
  const named = readings.length === 0 ? [stated] : readings.map((id) => parseApplicationId(id).office);
  const codes = new Set(named.filter((code) => status !== 'unknown' || code !== stated));
  const participating: string[] = [];
  for (const code of codes) {
    const office = await reader.office(code);
    if (office !== undefined) participating.push(code);
    if (office === undefined)
      findings.push(finding('OFFICE_NOT_PARTICIPATING', `${code} takes no part in the register`));
    else if (office.status !== 'active')
      findings.push(finding('OFFICE_NOT_ACTIVE', `${code} is ${office.status}: its records may be behind`));
  }
  return { known: codes.size > 0, participating, findings };
}

export interface FoundRecord {
  readonly row: RegisterRow;
  readonly finding: PriorityFinding; // how it was found
}

export interface RecordSought {
  readonly filingDate: string;
  readonly keys?: { readonly sealedKey: string };
}

/** Records of every reading of the number, then the record whose key the client brought. */
export async function findRecord(
  reader: RegisterReader,
  claim: RecordSought,
  { likely, others }: ReadNumber,
  offices: readonly string[],
): Promise<FoundRecord | undefined> {
  const records = await Promise.all(
    [...likely, ...others].map((id) => recordAt(reader, parseApplicationId(id).office, openKey(id))),
  );
  const { keys } = claim;
  const keyed =
    keys && (await Promise.all(offices.map((office) => recordAt(reader, office, keys.sealedKey))));
  const byKey = keyed?.find((row) => row !== undefined);
  const open = records.filter((row) => row !== undefined);
  // Of several readings that are recorded, the one with the claimed date is meant; the verdict stays a review.
  const row = open.find(({ filingDate }) => filingDate === claim.filingDate) ?? open[0];
  if (row !== undefined) {
    const certain = likely.length === 1 && row === records[0];
    const message = `the register has ${row.applicationId ?? 'the application'}, published`;
    return { row, finding: finding(certain ? 'RECORD_FOUND' : 'RECORD_FOUND_BY_OTHER_READING', message) };
  }
  if (byKey === undefined) return undefined;
  if (byKey.state === 'sealed') {
    const message =
      'the register has an unpublished record under the key; who derived the key knows its number';
    return { row: byKey, finding: finding('SEALED_RECORD_FOUND', message) };
  }
  const message = `the key is of ${byKey.applicationId ?? 'a published application'}, not of the number as written`;
  return { row: byKey, finding: finding('SEALED_KEY_OF_ANOTHER', message) };
}

/**
 * Published records of other offices under the number as each of them would read it, with the very date of the claim:
 * one of them may be meant, and the office of the claim wrong. Told only; many offices number alike. With
 * 233 offices it takes 2 ms (measured): not for long lists of claims.
 * @param asked codes of the offices that were asked already
 */
export async function wrongOfficeCandidates(
  reader: RegisterReader,
  claim: NumberToRead,
  asked: readonly string[],
): Promise<PriorityFinding[]> {
  const others = (await reader.offices()).filter(({ code }) => !asked.includes(code));
  const ids = new Set(others.flatMap(({ code }) => likelyReadings({ ...claim, office: code })));
  const rows = await Promise.all(
    [...ids].map((id) => reader.record(parseApplicationId(id).office, openKey(id))),
  );
  return rows.flatMap((row) => {
    if (row?.state !== 'open' || row.filingDate !== claim.filingDate) return [];
    const compared = { claim: claim.office, register: row.applicationId ?? row.office };
    return [finding('WRONG_OFFICE_CANDIDATE', `${row.office} has this number with this date`, { compared })];
  });
}
