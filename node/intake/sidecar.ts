/** The sidecar `<file>.json`, or the same said by a command: what a file does not say itself. */
import { z } from 'zod';
import { parseAccessCode } from '#protocol/access-code.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import { isDate } from '#protocol/dates.ts';
import { ENTRY_KINDS } from '#protocol/entry.ts';
import { CodedError, ProtocolError } from '#protocol/errors.ts';
import { type JsonLimits, readJson } from '#protocol/json.ts';
import { NodeError } from '../errors.ts';

function accepts(parse: (text: string) => unknown): (text: string) => boolean {
  return (text) => {
    try {
      parse(text);
      return true;
    } catch (error) {
      if (error instanceof CodedError) return false;
      throw error;
    }
  };
}

const applicationId = z.string().refine(accepts(parseApplicationId), { error: 'not an application id' });
/** The message never repeats the code. */
const accessCode = z.string().refine(accepts(parseAccessCode), { error: 'not an access code' });

export const SIDECAR = z.strictObject({
  /** What the file belongs to; needed for a file that is not read. */
  applicationId: applicationId.optional(),
  kind: z.enum(ENTRY_KINDS).exclude(['data-package']).optional(),
  /** Needed when the file is not read and the application is new. */
  filingDate: z.string().refine(isDate, { error: 'not a date yyyy-mm-dd' }).optional(),
  /** The document takes the place of an earlier one of first filing. */
  correction: z.boolean().optional(),
  /** Access codes of earlier applications, given by the applicant: application id → code. */
  accessCodes: z.record(applicationId, accessCode).optional(),
});

/** The longest that is taken, in bytes: an application id, and codes of earlier applications. */
export const SIDECAR_BYTES = 64 * 1024;
const LIMITS: JsonLimits = { length: SIDECAR_BYTES, depth: 4 };

export type Sidecar = z.infer<typeof SIDECAR>;

/**
 * Reads the text of a sidecar.
 * @throws NodeError SIDECAR_INVALID with every wrong field
 */
export function parseSidecar(text: string): Sidecar {
  let value: unknown;
  try {
    value = readJson(text, LIMITS);
  } catch (cause) {
    const why = cause instanceof ProtocolError ? cause.message : 'not JSON';
    throw new NodeError('SIDECAR_INVALID', `the sidecar cannot be read: ${why}`, { cause });
  }
  const result = SIDECAR.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => ({
    field:
      path.filter((part) => part !== 'accessCodes').length === path.length ? path.join('.') : 'accessCodes',
    message,
  }));
  const list = fields.map(({ field, message }) => `${field || 'sidecar'}: ${message}`).join('; ');
  throw new NodeError('SIDECAR_INVALID', list, { fields });
}
