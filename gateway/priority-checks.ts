/** POST /api/v1/priority-checks: are these priority claims what the register says? */
import { z } from 'zod';
import { type Asking, type Audited, recordKeyUse } from './access/actor.ts';
import { withKeys } from './checks/access-codes.ts';
import { checksOf, laterOf, laterRecordOf } from './checks/claim-checks.ts';
import { checkSetOf, documentCheckAnswer, shownDocument } from './checks/document-sets.ts';
import { PriorityCheckJobs } from './checks/jobs.ts';
import { jobOperations, jobState, shownState } from './checks/jobs-form.ts';
import { keyOperations } from './checks/keys.ts';
import {
  CLAIMS_AT_ONCE,
  type ClaimForm,
  type PriorityCheck,
  type PriorityCheckRequest,
  priorityCheckAnswer,
  priorityCheckRequest,
  priorityCheckRequestWithoutCodes,
} from './checks/priority-form.ts';
import type { CheckServices } from './checks/services.ts';
import type { ResultSigner } from './checks/signing.ts';
import type { GatewayDeps } from './deps.ts';
import { GatewayError } from './errors.ts';
import { type Sources, stated, statedStill } from './freshness.ts';
import { IdempotentAnswers } from './idempotency.ts';
import { type Operation, operation, Reply } from './operation.ts';

type Given = Sources & Audited & Pick<GatewayDeps, 'checks' | 'closing' | 'onFault'>;

interface Checking {
  readonly sources: Sources & Audited;
  readonly services: Partial<CheckServices>;
  readonly jobs: PriorityCheckJobs;
}

/** 20,000 claims of 200 bytes; a document of an application without its drawings. */
const MAX_BYTES = 4 * 2 ** 20;

const XML_TYPES = ['application/xml', 'text/xml'];

const query = z.strictObject({
  signed: z
    .enum(['true', 'false'], { error: 'expected true or false' })
    .optional()
    .describe('as the member `signed` of a request in JSON'),
});

export function priorityCheckOperations(given: Given): Operation[] {
  const { checks, now, closing, onFault } = given;
  const jobs = new PriorityCheckJobs({ now, closing, onFault });
  const checking: Checking = { sources: given, services: checks ?? {}, jobs };
  const repeated = new IdempotentAnswers();
  return [
    operation({
      method: 'post',
      path: '/api/v1/priority-checks',
      id: 'checkPriorityClaims',
      tag: 'checks',
      summary: 'Are these priority claims what the register says?',
      description: `Takes the question in JSON, or the later application itself as a document of ST.96, ST.36, ST.66 or ST.86, which is read and not kept. More than ${CLAIMS_AT_ONCE} claims are taken from an examiner and answered with 202: the header Location names a resource that has the answer later. There an Idempotency-Key keeps a list that is sent again from being checked twice.`,
      access: 'anyone',
      attempts: true,
      problems: [
        'REGISTER_UNAVAILABLE',
        'CREDENTIALS_MISSING',
        'ROLE_MISSING',
        'IDEMPOTENCY_KEY_INVALID',
        'IDEMPOTENCY_CONFLICT',
        'DOCUMENT_UNREADABLE',
        'DOCUMENT_NOT_READ',
        'SIGNING_UNAVAILABLE',
        'BUSY',
      ],
      maxBytes: MAX_BYTES,
      binary: XML_TYPES,
      query,
      body: checks?.takesAccessCodes === true ? priorityCheckRequest : priorityCheckRequestWithoutCodes,
      answer: z.union([priorityCheckAnswer, documentCheckAnswer]),
      accepted: jobState,
      handle: async ({ body, bytes, query: { signed }, ...asking }) => {
        if (bytes !== undefined) return documentCheck(checking, bytes, signed === 'true');
        const claims = withKeys(body.priorityClaimBag);
        await recordKeys(given, asking, claims);
        const asked = { ...body, priorityClaimBag: [...claims], signed: body.signed ?? signed === 'true' };
        if (claims.length <= CLAIMS_AT_ONCE) return checkNow(checking, asked);
        return repeated.answer(
          {
            key: asking.request.get('Idempotency-Key'),
            caller: asking.caller?.name ?? '',
            operation: 'checkPriorityClaims',
            body: asking.request.body,
          },
          async () => beginJob(checking, asking, asked),
        ) as Promise<Reply<z.input<typeof jobState>>>;
      },
    }),
    ...jobOperations(jobs),
    ...keyOperations(checks?.signer),
  ];
}

async function recordKeys(audited: Audited, asking: Asking, claims: readonly ClaimForm[]): Promise<void> {
  const keyed = claims.filter(({ keys }) => keys !== undefined);
  await recordKeyUse(
    audited,
    'priority-checks',
    asking,
    keyed.map(({ office }) => office),
  );
}

async function checkNow(
  checking: Checking,
  { laterApplication, priorityClaimBag, signed }: PriorityCheckRequest,
) {
  const signer = signed === true ? signerOf(checking) : undefined;
  const answer = await stated(checking.sources, officesOf(priorityClaimBag), async () => {
    const later = laterOf(laterApplication);
    const record = await laterRecordOf(checking.sources.reader, laterApplication, later);
    const priorityCheckBag: PriorityCheck[] = [];
    for await (const some of checksOf(checking.sources.reader, later, priorityClaimBag))
      priorityCheckBag.push(...some);
    return { ...(record !== undefined && { laterApplication: record }), priorityCheckBag };
  });
  const question = {
    laterApplication,
    priorityClaimBag: priorityClaimBag.map(({ keys: _shown, ...claim }) => claim),
  };
  return withSignature(signer, checking.sources, answer, question);
}

function beginJob(
  checking: Checking,
  { caller }: Pick<Asking, 'caller'>,
  { laterApplication, priorityClaimBag: claims, signed }: PriorityCheckRequest,
) {
  if (caller === undefined)
    throw new GatewayError('CREDENTIALS_MISSING', `more than ${CLAIMS_AT_ONCE} claims need credentials`, {
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  if (!caller.roles.has('examiner'))
    throw new GatewayError('ROLE_MISSING', `more than ${CLAIMS_AT_ONCE} claims need the role examiner`);
  if (signed === true || laterApplication.documentDigestBag !== undefined)
    throw new GatewayError('BODY_INVALID', 'a long list is only checked', {
      fields: [
        {
          field: signed === true ? 'signed' : 'laterApplication.documentDigestBag',
          message: `for at most ${CLAIMS_AT_ONCE} claims`,
        },
      ],
    });
  const later = laterOf(laterApplication);
  const job = checking.jobs.begin(caller.name, claims.length, (emit) =>
    statedStill(checking.sources, officesOf(claims), async (reader) => {
      for await (const some of checksOf(reader, later, claims)) await emit(some);
      return {};
    }),
  );
  return new Reply(shownState(job), 202, { Location: `/api/v1/priority-check-jobs/${job.id}` });
}

async function documentCheck(checking: Checking, bytes: Uint8Array, signed: boolean) {
  const signer = signed ? signerOf(checking) : undefined;
  const { documents } = checking.services;
  if (documents === undefined)
    throw new GatewayError('CONTENT_TYPE_UNSUPPORTED', 'this gateway reads no documents; send JSON');
  const document = await documents.read(bytes);
  const { records } = document;
  const claims = records.flatMap((record) => record.claims);
  if (Math.max(claims.length, records.length) > CLAIMS_AT_ONCE) {
    const message = `at most ${CLAIMS_AT_ONCE} records and ${CLAIMS_AT_ONCE} claims are taken in a document`;
    throw new GatewayError('BODY_TOO_LARGE', message);
  }
  const offices = claims.flatMap(({ office }) => office ?? []);
  const answer = await stated(checking.sources, offices, async () => {
    const checkSetBag = [];
    // A digest is of the document: where it holds several records, it is that of none of them alone.
    const digests = records.length === 1 ? document.digests : undefined;
    for (const record of records)
      checkSetBag.push(await checkSetOf(checking.sources.reader, record, digests));
    return { document: shownDocument(document), checkSetBag };
  });
  return withSignature(signer, checking.sources, answer, { documentDigestBag: document.digests });
}

/** Before anything is looked up: who cannot have what he asks for is told at once. */
function signerOf({ services: { signer } }: Checking): ResultSigner {
  if (signer === undefined)
    throw new GatewayError('SIGNING_UNAVAILABLE', 'this gateway has no key to sign with');
  return signer;
}

/** The signature is over the answer and the question together: neither means much without the other. */
async function withSignature<Answer extends object>(
  signer: ResultSigner | undefined,
  { now }: Pick<Sources, 'now'>,
  answer: Answer,
  question: object,
): Promise<Answer & { signedResult?: string }> {
  if (signer === undefined) return answer;
  const iat = Math.floor(now().getTime() / 1000);
  return { ...answer, signedResult: await signer.sign({ iat, question, ...answer }) };
}

function officesOf(claims: readonly ClaimForm[]): string[] {
  return [...new Set(claims.map(({ office }) => office))];
}
