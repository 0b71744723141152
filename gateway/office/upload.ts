/** A document as it is handed in: alone, or in a form beside what is said about it. */
import type { Request } from 'express';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import { parseSidecar, SIDECAR } from '#node/intake/sidecar.ts';
import type { HandedIn } from '#node/office-port.ts';
import { GatewayError } from '../errors.ts';
import { FORM_TYPE } from '../operation.ts';
import * as schema from '../schema.ts';
import { accessCode } from './application.ts';

/** What a document may be sent as, and how its file is then called where no name is given. */
const TYPES: Readonly<Record<string, string>> = {
  'application/xml': 'document.xml',
  'text/xml': 'document.xml',
  'application/pdf': 'document.pdf',
  'image/tiff': 'document.tif',
  'application/zip': 'document.zip',
  'application/octet-stream': 'document.bin',
};

export const UPLOAD_TYPES: readonly string[] = [...Object.keys(TYPES), FORM_TYPE];

/** Boundaries, headers and the statement of a form. */
export const FORM_BYTES = 128 * 1024;

/** The form as the contract has it; `parseSidecar` holds a statement to the same as a sidecar of the drop folder. */
export const documentForm = z.strictObject({
  document: z.file().describe('the document; its file name is for the people of the office'),
  statement: SIDECAR.extend({
    applicationId: schema.applicationId.describe('what the document belongs to').optional(),
    filingDate: schema.date.describe('where the application is new and the document is not read').optional(),
    correction: z.boolean().describe('takes the place of an earlier document of first filing').optional(),
    accessCodes: z
      .record(schema.applicationId, accessCode)
      .describe('of earlier applications, as the applicant gave them')
      .optional(),
  })
    .meta({ id: 'DocumentStatement', description: 'what the document does not say itself' })
    .optional(),
});
const PARTS = new Set(Object.keys(documentForm.shape));

/** @throws GatewayError CONTENT_TYPE_UNSUPPORTED, FORM_MALFORMED, BODY_INVALID */
export async function documentIn(request: Request, bytes: Uint8Array | undefined): Promise<HandedIn> {
  if (bytes === undefined)
    throw new GatewayError('CONTENT_TYPE_UNSUPPORTED', `the body must be ${UPLOAD_TYPES.join(' or ')}`);
  const body = bytes instanceof Uint8Array ? bytes : new Uint8Array(); // a request without one
  if (request.is(FORM_TYPE) === false) {
    const type = request.is([...UPLOAD_TYPES]) || 'application/octet-stream';
    return { bytes: body, fileName: TYPES[type] ?? 'document.bin' };
  }
  const parts = await formIn(body, request.get('Content-Type') ?? '');
  const [unknown] = [...parts.keys()].filter((name) => !PARTS.has(name));
  if (unknown !== undefined || parts.getAll('document').length !== 1 || parts.getAll('statement').length > 1)
    throw wrongField('body', 'expected one part "document", one "statement" at most, and no other');
  const document = parts.get('document');
  if (!(document instanceof File)) throw wrongField('document', 'expected a file');
  const statement = parts.get('statement');
  return {
    bytes: await document.bytes(),
    fileName: fileNameOf(document),
    ...(statement !== null && { statement: statementOf(await textOf(statement)) }),
  };
}

async function formIn(bytes: Uint8Array, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType } }).formData();
  } catch (cause) {
    throw new GatewayError('FORM_MALFORMED', 'the form cannot be read', { cause });
  }
}

/** The name as it was given, for the people of the office; of its characters those that any file name may have. */
function fileNameOf({ name, type }: File): string {
  const usual = TYPES[type.split(';')[0]?.trim() ?? ''] ?? 'document.bin';
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const safe = base
    .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[._]+/, '')
    .slice(-100);
  return safe === '' || safe === 'blob' ? usual : safe;
}

function statementOf(text: string) {
  try {
    return parseSidecar(text);
  } catch (error) {
    if (!(error instanceof NodeError) || error.code !== 'SIDECAR_INVALID') throw error;
    const fields = error.fields.map(({ field, message }) => ({ field: `statement.${field}`, message }));
    throw new GatewayError('BODY_INVALID', 'the statement is wrong', {
      fields:
        fields.length > 0
          ? fields
          : [{ field: 'statement', message: 'expected a JSON object, each name once' }],
      cause: error,
    });
  }
}

async function textOf(part: File | string): Promise<string> {
  return typeof part === 'string' ? part : part.text();
}

function wrongField(field: string, message: string): GatewayError {
  return new GatewayError('BODY_INVALID', 'the form is wrong', { fields: [{ field, message }] });
}
