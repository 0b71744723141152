/** The priority claims that the documents of the main job make, as questions to a gateway. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestOf } from '#gateway/client/client.ts';
import { readAccessCode } from '#node/cli/access-code-file.ts';
import { codeFileName } from '#node/intake/code-files.ts';
import { deriveKeys } from '#node/register/derived-keys.ts';
import { APPLICATIONS } from '#node/store/office.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import type { DateReading, FiledDocument, PriorityClaim } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';
import type { Taken } from './intake.ts';
import type { Offices } from './office-nodes.ts';

/** A claim of a later application, as one line and as the request that asks a gateway about it. */
export interface ClaimToCheck {
  readonly claim: string;
  readonly withCode: boolean;
  /** Missing where the document does not give enough to ask: a person has to look at it. */
  readonly request?: RequestOf<'checkPriorityClaims'>['body'];
}

/** The claims that these documents make, in their order; one that a publication or grant repeats stands once. */
export async function* claimsOf(offices: Offices, taken: readonly Taken[]): AsyncGenerator<ClaimToCheck> {
  const asked = new Set<string>();
  for (const { path } of taken) {
    for (const later of await applicationsIn(path)) {
      for (const claim of later.priorityClaims) {
        const question = await claimToCheck(offices, later, claim);
        if (asked.has(question.claim)) continue;
        asked.add(question.claim);
        yield question;
      }
    }
  }
}

async function applicationsIn(path: string): Promise<readonly FiledDocument[]> {
  try {
    const { canonical } = digestDocument(await readFile(path));
    if (canonical === undefined) return [];
    return readDocument(canonical).documents;
  } catch (error) {
    if (error instanceof CodedError) return []; // not a document that a reader knows: taken by its sidecar
    throw error;
  }
}

async function claimToCheck(
  offices: Offices,
  { applicationId, filingDate, rightType, office }: FiledDocument,
  claim: PriorityClaim,
): Promise<ClaimToCheck> {
  const [number, date] = [claim.number?.text, askedDate(claim.date)];
  const told = `${applicationId} claims ${claim.office ?? '(no office)'} ${number ?? '(no number)'}`;
  const question = { claim: `${told} of ${claim.date?.text ?? '(no date)'}`, withCode: false };
  if (filingDate?.date === undefined || office === undefined || claim.office === undefined) return question;
  if (number === undefined || date === undefined) return question;
  const code = await codeFor(offices, claim);
  return {
    ...question,
    withCode: code !== undefined,
    request: {
      laterApplication: { office, rightType, filingDate: filingDate.date },
      priorityClaimBag: [
        {
          office: claim.office,
          ...(claim.rightType === undefined ? {} : { rightType: claim.rightType }),
          applicationNumber: number,
          filingDate: date,
          ...(code === undefined ? {} : { keys: deriveKeys(code.text, code.applicationId) }),
        },
      ],
    },
  };
}

/** The day, or the month or year where no more was given. */
function askedDate(reading: DateReading | undefined): string | undefined {
  return reading?.date ?? /^\d{4}(?:-\d{2})?$/.exec(reading?.text ?? '')?.[0];
}

/** The code from the file that the office of the earlier application gave out, while that is unpublished. */
async function codeFor(offices: Offices, { number }: PriorityClaim) {
  if (number?.applicationId === undefined) return undefined;
  for (const applicationId of number.candidates ?? [number.applicationId]) {
    const { office } = parseApplicationId(applicationId);
    const running = (await offices.all()).find((candidate) => candidate.config.office === office);
    const application = await running?.node.store.get(APPLICATIONS, applicationId);
    if (running === undefined || application?.visibility !== 'sealed') continue;
    if (application.firstDocument === undefined) continue; // its code came with a list
    const file = join(running.receipts, codeFileName(application.firstDocument, applicationId));
    return { applicationId, text: await readAccessCode(file) };
  }
  return undefined;
}
