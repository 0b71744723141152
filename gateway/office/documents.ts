/** The documents of the office: handing them in, how far each is, its receipt, and revoking it. */
import { z } from 'zod';
import type { OfficePort, Taken } from '#node/office-port.ts';
import { receiptPdf } from '#node/receipt-pdf.ts';
import { ENTRY_KINDS } from '#protocol/entry.ts';
import { type Asking, actorOf } from '../access/actor.ts';
import { GatewayError } from '../errors.ts';
import { languageOf } from '../language.ts';
import { chosen, listPart, listQuery, pageOf, pagePart } from '../list.ts';
import { RECEIPT_WORDS } from '../messages/catalogue.ts';
import { type Operation, operation, Reply } from '../operation.ts';
import * as schema from '../schema.ts';
import { ask, told } from './ask.ts';
import { finding, findingPart, quality, shownFindings, shownQuality } from './findings.ts';
import { documentForm, documentIn, FORM_BYTES, UPLOAD_TYPES } from './upload.ts';

/** Of a package with many records the answer has the first of them and their number. */
const SHOWN = 100;
const leafIndex = z.int().min(0).describe('place of the entry in the log of the office');
const count = z.int().min(0);

const refusal = z.strictObject({ code: z.string(), message: z.string(), where: z.string().optional() });

const takenAnswer = z.strictObject({
  status: z.enum(['accepted', 'known']).describe('known: the same document was acknowledged before'),
  leafIndex,
  applicationCount: count,
  applicationIdBag: z.array(z.string()).describe(`the first ${SHOWN}`),
  notTakenCount: count.describe('records of a package that are not taken; given again they are tried again'),
  notTakenBag: z
    .array(
      z.strictObject({
        path: z.string().describe('in the document, as local names'),
        applicationNumber: z.string().optional().describe('as written, masked'),
        refusalBag: z.array(refusal),
      }),
    )
    .describe(`the first ${SHOWN}`),
  quality: quality.describe('what the quality report of the document has'),
});

const DOCUMENT = z.object({
  index: z.int(),
  state: z.enum(['logged', 'anchored', 'verified', 'erased']),
  revoked: z.boolean(),
  kind: z.enum(ENTRY_KINDS),
  ...{ subject: z.string(), digest: z.string().optional(), rawDigest: z.string(), mediaType: z.string() },
  ...{ fileName: z.string(), receivedAt: z.string(), applicationCount: z.int() },
  applications: z.array(z.string()),
  defectCounts: z.object({ info: count, warning: count, error: count }).optional(),
});

const documentRow = z.strictObject({
  leafIndex,
  state: z
    .enum(['logged', 'anchored', 'verified', 'erased'])
    .describe(
      'logged: durable; anchored: its receipt is issued; verified: by the office itself, from the chain; erased: on purpose, with its entry',
    ),
  revoked: z.boolean(),
  kind: z.enum(ENTRY_KINDS),
  subject: z.string().describe('application id, or the office of a package'),
  digest: schema.digest.optional().describe('missing once it is erased'),
  rawDigest: schema.digest,
  mediaType: z.string(),
  fileName: z.string(),
  receivedAt: schema.time,
  applicationCount: count,
  applicationIdBag: z.array(z.string()).describe(`the first ${SHOWN}`),
  quality: quality
    .optional()
    .describe('what the quality report has; missing where none was kept, as of what a command wrote'),
});
const wholeDocument = documentRow.extend(findingPart);

const shownRow = DOCUMENT.transform(rowOf);
const shownDocument = DOCUMENT.extend({ defects: z.array(finding) }).transform(({ defects, ...row }) => ({
  ...rowOf(row),
  ...shownFindings(defects),
}));

function rowOf({ index, applications, defectCounts, ...rest }: z.output<typeof DOCUMENT>) {
  return {
    leafIndex: index,
    ...rest,
    applicationIdBag: applications,
    ...(defectCounts !== undefined && { quality: shownQuality(defectCounts) }),
  };
}

const place = z.object({
  index: z
    .string()
    .regex(/^(0|[1-9][0-9]{0,14})$/)
    .describe('place of the entry in the log of the office'),
});
const query = listQuery(documentRow, ['leafIndex']);
const RECEIPTS = z.object({
  receipts: z.array(z.object({ text: z.string().nullable(), isErased: z.boolean() })),
});

/** Of no more than the code has room for, and nothing that a sheet could be made to say. */
const verifyingPage = z
  .string({ error: 'expected the address of the page that verifies' })
  .regex(
    /^https?:\/\/(?:[a-z0-9.-]{1,100}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?(?:\/[A-Za-z0-9/_.-]{0,100})?$/,
    {
      error: 'expected an http or https address of letters, digits and / . _ -, without query and fragment',
    },
  )
  .describe('address of the page that verifies, which the code opens: https://gateway.example/en/verify');

const receiptSheet = z
  .strictObject({ leafIndex, fileName: z.string(), base64: z.string().describe('the PDF') })
  .meta({ id: 'ReceiptSheet', description: 'a receipt for people' });

const revocation = z.strictObject({
  leafIndex,
  reason: z.enum(['Replaced', 'IssuedInError', 'Falsified', 'KeyCompromised', 'Other']),
  replacementLeafIndex: leafIndex.exactOptional().describe('the entry that takes its place'),
});

export function documentOperations(office: OfficePort): Operation[] {
  const shared = { tag: 'office', access: ['operator'] } as const;
  const known = ['ENTRY_NOT_KNOWN', 'REGISTER_UNAVAILABLE'] as const;
  return [
    operation({
      ...{ ...shared, method: 'post', path: '/api/v1/documents', id: 'handInDocument' },
      summary: 'Hands in a document; after the answer it is durable',
      description:
        'The body is the document, or a form with the parts `document` (a file) and `statement` (JSON), for a document that does not say itself what it belongs to. 201 when it is new, 200 when the same was acknowledged before.',
      ...{ status: 201, repeatedStatus: 200, idempotent: true, binary: UPLOAD_TYPES, form: documentForm },
      maxBytes: office.maxDocumentBytes + FORM_BYTES,
      problems: ['FORM_MALFORMED', 'BODY_INVALID', 'DOCUMENT_REFUSED', 'REGISTER_UNAVAILABLE'],
      answer: takenAnswer,
      handle: async (given) => {
        const document = await documentIn(given.request, given.bytes);
        const taken = await told(office.take(document, actorOf(given)));
        const Location = `/api/v1/documents/${taken.index}`;
        return new Reply(shownTaken(taken), taken.status === 'known' ? 200 : 201, { Location });
      },
    }),
    operation({
      ...{ ...shared, method: 'get', path: '/api/v1/documents', id: 'listDocuments' },
      summary: 'The documents of the office, and how far each is',
      problems: ['REGISTER_UNAVAILABLE'],
      query,
      answer: z.strictObject({ ...listPart, documentBag: z.array(documentRow.partial()) }),
      handle: async (given) => {
        const page = pageOf(given.query);
        const { limit, offset, descending } = page;
        const list = z.object({ total: z.int(), documents: z.array(shownRow) });
        const { total, documents } = await ask(
          ...([office, 'documents', { limit, offset, descending }, given, list] as const),
        );
        return { ...pagePart(page, total), documentBag: documents.map((row) => chosen(row, given.query)) };
      },
    }),
    operation({
      ...{ ...shared, method: 'get', path: '/api/v1/documents/:index', id: 'getDocument' },
      summary: 'One document of the office, how far it is, and what its quality report finds',
      ...{ problems: known, params: place },
      answer: wholeDocument,
      handle: (given) => ask(office, 'document', { index: Number(given.params.index) }, given, shownDocument),
    }),
    operation({
      ...{ ...shared, method: 'get', path: '/api/v1/documents/:index/receipt', id: 'getReceipt' },
      summary: 'The receipt of a document, as soon as it is issued',
      ...{ problems: [...known, 'RECEIPT_NOT_ISSUED', 'ACTION_NOT_POSSIBLE'], params: place },
      produces: ['application/vnd.ipanchor.receipt+json'],
      handle: async (given) => new Reply(await receiptText(office, given)),
    }),
    operation({
      ...{ ...shared, method: 'get', path: '/api/v1/documents/:index/receipt-sheet', id: 'getReceiptSheet' },
      summary: 'The receipt of a document for its applicant, as PDF with a QR code that opens it',
      description:
        'What the sheet says is in the receipt, and the code holds all of it. It is no entry of the log: the receipt proves. It is in the language of the answer, as `Content-Language` says.',
      ...{ problems: [...known, 'RECEIPT_NOT_ISSUED', 'ACTION_NOT_POSSIBLE'], params: place },
      query: z.strictObject({ page: verifyingPage }),
      answer: receiptSheet,
      handle: async (given) => {
        const words = RECEIPT_WORDS[languageOf(given.response)];
        const text = await receiptText(office, given);
        const pdf = await receiptPdf(text, given.query.page, words);
        const { index } = given.params;
        return {
          leafIndex: Number(index),
          fileName: `${office.office}-${index}.receipt.pdf`,
          base64: Buffer.from(pdf).toString('base64'),
        };
      },
    }),
    operation({
      ...{ ...shared, method: 'post', path: '/api/v1/revocations', id: 'revoke' },
      summary: 'Revokes an entry of the log: its receipt is contradicted from then on',
      ...{ idempotent: true, problems: [...known, 'ACTION_NOT_POSSIBLE'], body: revocation },
      answer: revocation.omit({ replacementLeafIndex: true }),
      handle: async (given) => {
        const { leafIndex: index, reason, replacementLeafIndex: replacement } = given.body;
        const parameters = { index, reason, ...(replacement !== undefined && { replacement }) };
        await ask(office, 'revoke', parameters, given, z.object({}));
        return { leafIndex: index, reason };
      },
    }),
  ];
}

/** @throws GatewayError RECEIPT_NOT_ISSUED, ACTION_NOT_POSSIBLE of what was erased, and what the node refuses */
async function receiptText(
  office: OfficePort,
  asking: Asking & { readonly params: z.output<typeof place> },
): Promise<string> {
  const index = Number(asking.params.index);
  const { receipts } = await ask(office, 'receipt', { index }, asking, RECEIPTS);
  const { text, isErased } = receipts[0] ?? {};
  if (isErased)
    throw new GatewayError('ACTION_NOT_POSSIBLE', 'the entry was erased, and its receipt with it');
  if (typeof text === 'string') return text;
  const headers = { 'Retry-After': '5' };
  throw new GatewayError('RECEIPT_NOT_ISSUED', 'the entry is not anchored with finality yet', { headers });
}

function shownTaken({ status, index, applications, notTaken, defects }: Taken): z.input<typeof takenAnswer> {
  return {
    status,
    leafIndex: index,
    applicationCount: applications.length,
    applicationIdBag: applications.slice(0, SHOWN),
    notTakenCount: notTaken.length,
    notTakenBag: notTaken.slice(0, SHOWN).map(({ path, number, refusals }) => ({
      path,
      ...(number !== undefined && { applicationNumber: number }),
      refusalBag: [...refusals],
    })),
    quality: shownQuality(defects),
  };
}
