/** Extracts: an operator has the office state what the register has of one of its applications. */
import { z } from 'zod';
import type { OfficePort } from '#node/office-port.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';
import { APPLICATION_PROBLEMS, ask } from './ask.ts';

const file = {
  leafIndex: z
    .int()
    .min(0)
    .describe('its entry in the log of the office; there its receipt is, once it is final'),
  fileName: z.string(),
  digest: schema.digest,
};

const extractAnswer = z
  .strictObject({
    applicationId: z.string(),
    json: z.strictObject({
      ...file,
      text: z.string().describe('the machine-readable extract, as it is digested: keep it byte for byte'),
    }),
    pdf: z.strictObject({ ...file, base64: z.string().describe('the same for people, with a QR code') }),
  })
  .meta({ id: 'IssuedExtract', description: 'for who may know the application, if it is not published' });

const FILE = { index: z.int(), fileName: z.string(), digest: z.string() };
const ISSUED = z
  .object({
    applicationId: z.string(),
    json: z.object({ ...FILE, text: z.string() }),
    pdf: z.object({ ...FILE, base64: z.string() }),
  })
  .transform(({ json: { index, ...json }, pdf: { index: pdfIndex, ...pdf }, ...rest }) => ({
    ...rest,
    json: { leafIndex: index, ...json },
    pdf: { leafIndex: pdfIndex, ...pdf },
  }));

export function extractOperations(office: OfficePort): Operation[] {
  return [
    operation({
      ...{ method: 'post', path: '/api/v1/extracts', id: 'issueExtract', tag: 'office', status: 201 },
      summary: 'Issues an extract: what the register has of one application of the office',
      description:
        'As JSON and as PDF, both entries of the log of the office; receipts follow when they are anchored with finality.',
      ...{ access: ['operator'], idempotent: true, problems: APPLICATION_PROBLEMS },
      body: z.strictObject({ applicationId: schema.applicationId }),
      answer: extractAnswer,
      handle: (given) => ask(office, 'extract', given.body, given, ISSUED),
    }),
  ];
}
