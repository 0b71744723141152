/** What the audit trail is told of who asked. */
import type { Response } from 'express';
import type { Actor, AuditTrail } from '#node/audit-trail.ts';
import { correlationId } from '../correlation.ts';
import type { Caller } from '../operation.ts';

export interface Asking {
  readonly caller?: Caller;
  readonly response: Response;
}

export function actorOf({ caller, response }: Asking): Actor {
  return { by: caller?.name ?? 'anonymous', channel: 'http', correlationId: correlationId(response) };
}

/** A gateway that writes down who showed keys. */
export interface Audited {
  readonly audit: AuditTrail;
}

/**
 * Writes down that keys of unpublished applications were shown, before anything is looked up with them: whether they
 * open anything is in neither the trail nor the time that it takes. The keys themselves are not kept.
 * @param offices of the applications with keys; none: nothing is written
 */
export async function recordKeyUse(
  { audit }: Audited,
  operation: string,
  asking: Asking,
  offices: readonly string[],
): Promise<void> {
  if (offices.length === 0) return;
  const subject = [...new Set(offices)].sort().join(' ');
  await audit.add({ ...actorOf(asking), operation, outcome: 'used', subject });
}
