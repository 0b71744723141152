/** The priority claims that the documents of the main job make, as questions to a gateway. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAccessCode } from '#node/cli/access-code-file.ts';
import { deriveKeys } from '#node/cli/claim-keys.ts';
import { codeFileName } from '#node/intake/code-files.ts';
import { APPLICATIONS } from '#node/store/office.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import type { FiledDocument, PriorityClaim } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';
import type { Taken } from './intake.ts';
import type { Offices } from './office-nodes.ts';

/** A claim of a later application, as one line and as the request that asks a gateway about it. */
export interface ClaimToCheck {
  readonly claim: string;
  readonly withCode: boolean;
  readonly request: object;
}

/** The claims of the applications among these documents, in their order. */
export async function* claimsOf(offices: Offices, taken: readonly Taken[]): AsyncGenerator<ClaimToCheck> {
  for (const { path } of taken) {
    for (const later of await applicationsIn(path)) {
      for (const claim of later.priorityClaims) {
        const question = await claimToCheck(offices, later, claim);
        if (question !== undefined) yield question;
      }
    }
  }
}

/** Only application documents: publications and grants repeat the claims. */
async function applicationsIn(path: string): Promise<readonly FiledDocument[]> {
  try {
    const { canonical } = digestDocument(await readFile(path));
    if (canonical === undefined) return [];
    return readDocument(canonical).documents.filter(({ kind }) => kind === 'application');
  } catch (error) {
    if (error instanceof CodedError) return []; // not a document that a reader knows: taken by its sidecar
    throw error;
  }
}

/** Undefined where the document does not give enough to ask. */
async function claimToCheck(
  offices: Offices,
  { applicationId, filingDate, rightType, office }: FiledDocument,
  claim: PriorityClaim,
): Promise<ClaimToCheck | undefined> {
  const [number, date] = [claim.number?.text, claim.date?.text];
  if (filingDate?.date === undefined || claim.office === undefined) return undefined;
  if (number === undefined || date === undefined) return undefined;
  const code = await codeFor(offices, claim);
  return {
    claim: `${applicationId} claims ${claim.office} ${number} of ${date}`,
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

/** The code from the file that the office of the earlier application gave out, while that is unpublished. */
async function codeFor(offices: Offices, { number }: PriorityClaim) {
  if (number?.applicationId === undefined) return undefined;
  for (const applicationId of number.candidates ?? [number.applicationId]) {
    const { office } = parseApplicationId(applicationId);
    const running = (await offices.all()).find((candidate) => candidate.config.office === office);
    const application = await running?.node.store.get(APPLICATIONS, applicationId);
    if (running === undefined || application?.visibility !== 'sealed') continue;
    const file = join(running.receipts, codeFileName(application.firstDocument, applicationId));
    return { applicationId, text: await readAccessCode(file) };
  }
  return undefined;
}
