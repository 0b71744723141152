/** Asks the office's node, and tells its refusals in the gateway's words. */
import type { z } from 'zod';
import type { OfficeOperation, OfficePort } from '#node/office-port.ts';
import { CodedError } from '#protocol/errors.ts';
import { type Asking, actorOf } from '../access/actor.ts';
import { GatewayError, type GatewayErrorCode } from '../errors.ts';

/** The codes of the node that say something to its operators; any other is a fault, or an unreadable store. */
const TOLD: Readonly<Record<string, GatewayErrorCode>> = {
  APPLICATION_NOT_KNOWN: 'APPLICATION_NOT_KNOWN',
  ENTRY_NOT_KNOWN: 'ENTRY_NOT_KNOWN',
  CLAIM_NOT_KNOWN: 'CLAIM_NOT_KNOWN',
  ACTION_NOT_POSSIBLE: 'ACTION_NOT_POSSIBLE',
  ACCESS_CODE_MISSING: 'ACCESS_CODE_MISSING',
  DOCUMENT_REFUSED: 'DOCUMENT_REFUSED',
};

/** The problems that an operation on an application can answer. */
export const APPLICATION_PROBLEMS = [
  ...(['APPLICATION_NOT_KNOWN', 'ACTION_NOT_POSSIBLE', 'ACCESS_CODE_MISSING'] as const),
  'REGISTER_UNAVAILABLE' as const,
];

/** @throws GatewayError for what the node refuses */
export async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = error instanceof CodedError ? TOLD[error.code] : undefined;
    if (!(error instanceof CodedError) || code === undefined) throw error;
    throw new GatewayError(code, error.message, { fields: error.fields, cause: error });
  }
}

/** What the node answers, by its schema: a node that answers something else is a fault. */
export async function ask<Schema extends z.ZodType>(
  office: OfficePort,
  name: OfficeOperation,
  parameters: object,
  asking: Asking,
  schema: Schema,
): Promise<z.output<Schema>> {
  return schema.parse(await told(office.perform(name, parameters, actorOf(asking))));
}
