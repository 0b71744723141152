/** POST /api/v1/verifications: is this document what its office says, and does that still hold? */
import { z } from 'zod';
import { type DocumentVerification, verifyDocument } from '#node/register/verification.ts';
import { VERIFICATION_STEPS, type VerificationStep } from '#node/register/verification-findings.ts';
import { ENTRY_KINDS, subjectOffice } from '#protocol/entry.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { type ReadReceipt, receiptOf } from '#protocol/receipt.ts';
import { type Audited, recordKeyUse } from './access/actor.ts';
import { GatewayError } from './errors.ts';
import { type Sources, stated } from './freshness.ts';
import { type Operation, operation } from './operation.ts';
import { receiptSchema } from './receipt-form.ts';
import * as schema from './schema.ts';
import { statementSchema } from './statement-form.ts';

const applicationSchema = z
  .strictObject({
    office: schema.office,
    rightType: schema.rightType.exactOptional(),
    applicationNumber: schema.numberAsWritten,
    keys: z
      .strictObject({
        sealedKey: schema.hash.describe('key of the unpublished application'),
        blinding: schema.hash.exactOptional().describe('opens the seal, so that the digest can be compared'),
      })
      .exactOptional()
      .describe('derived from the access code by the client itself; the code is never sent'),
  })
  .describe('the application that the document is thought to belong to');

export const verificationRequest = z
  .strictObject({
    receipt: receiptSchema.exactOptional(),
    documentDigestBag: schema.digestBag
      .exactOptional()
      .describe('digests of the document in hand; never the document'),
    application: applicationSchema.exactOptional(),
    statement: statementSchema.exactOptional(),
  })
  .refine(({ receipt, statement }) => receipt !== undefined || statement === undefined, {
    error: 'a statement needs the receipt of its extract',
    path: ['statement'],
  })
  .refine(
    ({ receipt, documentDigestBag, application }) =>
      receipt !== undefined || (documentDigestBag && application),
    {
      error: 'expected a receipt, or documentDigestBag and application',
    },
  )
  .meta({
    id: 'VerificationRequest',
    anyOf: [{ required: ['receipt'] }, { required: ['documentDigestBag', 'application'] }],
    dependentRequired: { statement: ['receipt'] },
  });

const verificationFinding = z.strictObject({
  code: z.enum(Object.keys(VERIFICATION_STEPS) as VerificationStep[]), // the keys of a const object
  result: z
    .enum(['holds', 'note', 'unknown', 'absent', 'fails'])
    .describe('note: decides nothing; unknown: could not be found out; absent: looked for and not there'),
  message: z.string().describe('for people; may change'),
  reason: z.string().optional().describe('code of the protocol error behind it'),
  evidence: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const entrySchema = z
  .strictObject({
    log: z.string().describe('<chain id>/<DocumentLog address>/<office>/<log number>'),
    kind: z.enum(ENTRY_KINDS),
    subject: z.string().describe('application id, or the office of a data package'),
    digest: schema.digest,
    mediaType: z.string(),
    issuedAt: schema.time.describe('when the office wrote the entry: its word'),
  })
  .describe('what the receipt says; believe it when the verdict is verified');

const headSchema = z
  .strictObject({
    office: schema.office,
    logNumber: z.int().min(1),
    treeSize: z.int().min(1),
    root: schema.hash,
    recordedAt: schema.time.describe('time of the block: what the chain proves'),
    key: z.string().describe('address of the key that recorded it, 40 hexadecimal digits'),
    blockNumber: schema.blockNumber,
    blockHash: schema.hash,
    transactionHash: schema.hash,
  })
  .describe('the anchored tree head that the receipt was checked against');

export const verificationAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  verdict: z.enum(['verified', 'contradicted', 'not-recorded', 'incomplete']),
  findingBag: z.array(verificationFinding).describe('one for each step taken, in order'),
  entry: entrySchema.optional(),
  head: headSchema.optional(),
});

/** A statement with as many claims as one may have takes 1.7 MB. */
const MAX_BYTES = 2 * 2 ** 20;

type VerificationRequest = z.infer<typeof verificationRequest>;

/** @param documentLog address of the contract that this gateway trusts, `0x` and 40 hexadecimal digits */
export function verificationOperations(sources: Sources & Audited, documentLog: string): Operation[] {
  return [
    operation({
      method: 'post',
      path: '/api/v1/verifications',
      id: 'verifyDocument',
      tag: 'checks',
      summary: 'Is this document what its office says, and does that still hold?',
      access: 'anyone',
      attempts: true,
      problems: ['RECEIPT_INVALID', 'REGISTER_UNAVAILABLE'],
      maxBytes: MAX_BYTES,
      body: verificationRequest,
      answer: verificationAnswer,
      handle: async ({ body, ...asking }) => {
        const { application, statement } = body;
        const keyed = [
          ...(application?.keys === undefined ? [] : [application.office]),
          ...(statement === undefined || statement.sealedKey === null ? [] : [statement.office]),
        ];
        await recordKeyUse(sources, 'verifications', asking, keyed);
        return verification(sources, documentLog, body);
      },
    }),
  ];
}

async function verification(
  sources: Sources,
  documentLog: string,
  body: VerificationRequest,
): Promise<z.input<typeof verificationAnswer>> {
  const receipt = body.receipt === undefined ? undefined : readReceipt(body.receipt);
  const asked = {
    ...(receipt !== undefined && { receipt }),
    ...(body.documentDigestBag !== undefined && { digests: body.documentDigestBag }),
    ...(body.application !== undefined && { application: soughtOf(body.application) }),
    ...(body.statement !== undefined && { statement: body.statement }),
  };
  const { office } = body.application ?? {};
  const offices = receipt !== undefined ? officesOf(receipt) : office === undefined ? [] : [office];
  return stated(sources, offices, async ({ chainId }, chain) => {
    const { reader } = sources;
    const trusted = { reader, chainId, documentLog, finalized: chain?.finalized };
    return answerOf(await verifyDocument(trusted, asked));
  });
}

function readReceipt(given: object): ReadReceipt {
  try {
    return receiptOf(given);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const fields = error.fields.map(({ field, message }) => ({ field: `receipt.${field}`, message }));
    throw new GatewayError('RECEIPT_INVALID', error.message, { fields, cause: error });
  }
}

/** That an answer rests on. */
function officesOf({ entry, log }: ReadReceipt): string[] {
  return [log.office, subjectOffice(entry.subject)];
}

function soughtOf({ applicationNumber, ...rest }: NonNullable<VerificationRequest['application']>) {
  return { ...rest, number: applicationNumber };
}

function answerOf({ verdict, findings, entry, head }: DocumentVerification) {
  return {
    verdict,
    findingBag: [...findings],
    ...(entry !== undefined && {
      entry: {
        log: entry.log,
        kind: entry.kind,
        subject: entry.subject,
        digest: entry.digest,
        mediaType: entry.mediaType,
        issuedAt: entry.issuedAt,
      },
    }),
    ...(head !== undefined && {
      head: {
        office: head.office,
        logNumber: head.logNumber,
        treeSize: head.size,
        root: head.root,
        recordedAt: head.recordedAt,
        key: head.key,
        blockNumber: head.blockNumber,
        blockHash: head.blockHash,
        transactionHash: head.transactionHash,
      },
    }),
  };
}
