/**
 * Checks one priority claim against the register, as it is at the reader's block.
 *
 * Reads chain data only. Without its key an unpublished application is looked up under its open key, where no record
 * is before publication: it gives what a never filed one gives, by the same reads.
 */
import type { RightType } from '#protocol/application-id.ts';
import { openKey } from '#protocol/keys.ts';
import type { Context, LaterFiling } from '#standards/priority/context.ts';
import { contextOf } from '#standards/priority/judge.ts';
import type { ClaimRow, RegisterRow } from '../store/register.ts';
import { compareDate, compareDigest, isSurelyBefore, timing } from './priority-compare.ts';
import {
  finding,
  PRIORITY_FINDINGS,
  type PriorityFinding,
  type PriorityVerdict,
  priorityVerdict,
} from './priority-findings.ts';
import { checkOffices, findRecord, wrongOfficeCandidates } from './priority-lookup.ts';
import { readNumber } from './priority-number.ts';
import { judgePeriod } from './priority-period.ts';
import type { RegisterReader } from './reader.ts';
import { matchDigest, notRecorded } from './record.ts';

/** The application that claims. */
export interface LaterApplication extends LaterFiling {
  readonly applicationId?: string; // when it is public: its claim is then looked for in the register
}

/** What the client derived from the access code, itself: the code never comes here. */
export interface ClaimKeys {
  readonly sealedKey: string;
  readonly blinding?: string; // proves digest and number against the seal
  readonly claimKeys?: readonly string[]; // of the sealed claims on the earlier application
}

/** One claim, as the applicant wrote it. */
export interface PriorityClaimInput {
  readonly office: string;
  readonly rightType?: RightType;
  readonly number: string; // as written
  readonly filingDate: string; // yyyy-mm-dd, or as much of it as was given
  readonly digests?: readonly string[]; // `<profile>:<hash>` of the earlier application's document, one per profile
  readonly keys?: ClaimKeys;
}

/** Where the register has what the findings are about. */
export interface RecordEvidence {
  readonly office: string;
  readonly key: string;
  readonly state: 'sealed' | 'open';
  readonly applicationId?: string; // open records only
  readonly rightType: RightType;
  readonly filingDate: string;
  readonly recordedAt: string;
  readonly revision: number;
  readonly revisedAt?: string;
  readonly blockNumber: number; // of the last change
  readonly transactionHash: string;
}

export interface PriorityResult {
  readonly verdict: PriorityVerdict;
  /** Set when a record was found: what the chain proves by itself, and what it takes from the office. */
  readonly basis?: 'proven since' | 'stated by the office';
  readonly readings: readonly string[]; // application ids the number can mean, the most likely first
  readonly findings: readonly PriorityFinding[];
  readonly record?: RecordEvidence;
}

/** Of a later application with more claims than this, what other offices have is not looked for. */
const MOST_SEARCHED = 50;

/** `context`: of all claims of the later application, where there are several. */
export async function checkPriorityClaim(
  reader: RegisterReader,
  later: LaterApplication,
  claim: PriorityClaimInput,
  context: Context = contextOf(later, [claim]),
): Promise<PriorityResult> {
  const number = readNumber(claim);
  const readings = [...number.likely, ...number.others];
  const offices = await checkOffices(reader, claim.office, readings);
  const findings = [...offices.findings, ...number.findings];
  const found = await findRecord(reader, claim, number, offices.participating);
  if (found === undefined) {
    const lookedUp = readings.length > 0 || claim.keys !== undefined;
    if (lookedUp && offices.known)
      findings.push(finding('NOT_RECORDED', notRecorded(claim.keys !== undefined)));
    if (context.claims.length <= MOST_SEARCHED)
      findings.push(...(await wrongOfficeCandidates(reader, claim, offices.participating)));
    findings.push(...(await judgePeriod(reader, context, claim, undefined, speaksAgainst(findings))));
    return { verdict: priorityVerdict(findings), readings: number.likely, findings };
  }
  const { row } = found;
  const time = timing(row, later.filingDate);
  findings.push(found.finding, time.finding, compareDate(claim.filingDate, row.filingDate));
  const certain = PRIORITY_FINDINGS[found.finding.code].effect === 'none';
  findings.push(
    ...(await judgePeriod(reader, context, claim, certain ? row : undefined, speaksAgainst(findings))),
    ...rightTypeCorrected(claim, row),
    ...digestFindings(claim, row, readings),
    ...history(row, later.filingDate),
    ...(await declaredClaims(reader, row, later, claim)),
  );
  return {
    verdict: priorityVerdict(findings),
    basis: time.basis,
    readings: number.likely,
    findings,
    record: recordEvidence(row),
  };
}

function speaksAgainst(findings: readonly PriorityFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function rightTypeCorrected({ rightType }: PriorityClaimInput, row: RegisterRow): PriorityFinding[] {
  if (rightType === undefined || rightType === row.rightType) return [];
  const compared = { claim: rightType, register: row.rightType };
  return [finding('RIGHT_TYPE_CORRECTED', 'the office has recorded another right type since', { compared })];
}

function digestFindings(
  { digests, keys }: PriorityClaimInput,
  row: RegisterRow,
  readings: readonly string[],
): PriorityFinding[] {
  if (digests === undefined) return [];
  return [
    compareDigest(matchDigest(digests, row, { openKeys: readings.map(openKey), blinding: keys?.blinding })),
  ];
}

/** What happened to the record since it was made. */
function history(row: RegisterRow, laterFilingDate: string): PriorityFinding[] {
  const findings: PriorityFinding[] = [];
  if (row.withdrawn) {
    const before = row.withdrawnAt === undefined || isSurelyBefore(row.withdrawnAt, laterFilingDate);
    const compared = { laterApplication: laterFilingDate, register: row.withdrawnAt ?? 'time unknown' };
    findings.push(
      before
        ? finding(
            'WITHDRAWN',
            'the application was withdrawn; whether before the later filing, its office knows',
            { compared },
          )
        : finding(
            'WITHDRAWN_AFTER_FILING',
            'the withdrawal was recorded on or after the day of the later filing',
            {
              compared,
            },
          ),
    );
  }
  if (row.revision > 0) {
    const before = row.revisedAt !== undefined && isSurelyBefore(row.revisedAt, laterFilingDate);
    const compared = { laterApplication: laterFilingDate, register: row.revisedAt ?? 'time unknown' };
    findings.push(
      before
        ? finding('CORRECTED_BEFORE_FILING', 'last corrected before the later filing', { compared })
        : finding('CORRECTED_AFTER_FILING', 'corrected on or after the day of the later filing', {
            compared,
          }),
    );
  }
  return findings;
}

/** Whether the claim itself stands in the register, and what was decided. */
async function declaredClaims(
  reader: RegisterReader,
  row: RegisterRow,
  later: LaterApplication,
  claim: PriorityClaimInput,
): Promise<PriorityFinding[]> {
  const findings: PriorityFinding[] = [];
  if (row.state === 'open' && later.applicationId !== undefined) {
    const laterKey = openKey(later.applicationId);
    const declared = (await reader.claimsOn(row.key)).filter((one) => one.laterKey === laterKey);
    for (const one of declared)
      findings.push(
        finding('CLAIM_DECLARED', `${one.osf} declared this claim at ${one.declaredAt}; ${stateOf(one)}`, {
          compared: { claim: claim.filingDate, register: one.claimedDate ?? 'not stated' },
        }),
      );
  }
  for (const key of claim.keys?.claimKeys ?? []) {
    const sealed = await reader.sealedClaim(key);
    if (sealed === undefined) continue;
    // Once opened, a sealed claim stays as it was then: what is decided later stands at the open one.
    const { opened: place } = sealed;
    const list = place === undefined ? [] : await reader.claimsOn(place.earlierKey);
    const opened = list.find(({ index }) => index === place?.index);
    const message = `${sealed.osf} declared a claim at ${sealed.declaredAt}; ${stateOf(opened ?? sealed)}`;
    findings.push(finding('CLAIM_DECLARED_SEALED', message));
  }
  return findings;
}

function stateOf({ status, withdrawnAt }: Pick<ClaimRow, 'status' | 'withdrawnAt'>): string {
  return withdrawnAt === undefined ? `status ${status}` : `withdrawn at ${withdrawnAt}`;
}

export function recordEvidence(row: RegisterRow): RecordEvidence {
  const { office, key, state, rightType, filingDate, recordedAt, revision, blockNumber, transactionHash } =
    row;
  return {
    office,
    key,
    state: state === 'sealed' ? 'sealed' : 'open',
    ...(row.applicationId !== undefined && { applicationId: row.applicationId }),
    rightType,
    filingDate,
    recordedAt,
    revision,
    ...(row.revisedAt !== undefined && { revisedAt: row.revisedAt }),
    blockNumber,
    transactionHash,
  };
}
