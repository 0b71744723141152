/**
 * The audit trail: who asked this node to write something, and each use of the key of a sealed application. Rows are
 * only ever added, and each holds the hash of the one before, so that a row that was changed or removed shows.
 */
import { canonicalJson } from '#protocol/json.ts';
import { sha256Hex } from '#sha256';
import { integer, jsonTable } from './table.ts';

/** `channel`: by which way it was asked. */
export interface AuditEvent {
  /** A name of the configuration, `oidc:` and the subject of a token, `os:` and an account, or `anonymous`. */
  by: string;
  channel: 'http' | 'command';
  operation: string;
  /** begun: written before the work · refused: the work that row `of` began came to nothing · used: a sealed key */
  outcome: 'begun' | 'refused' | 'used';
  of?: number; // seq of the row that is refused
  code?: string; // why it was refused
  subject?: string; // application id, `entry <index>`, name of an API key; of a sealed key the offices. No key or code
  correlationId?: string; // of the request
}

export interface AuditRow extends AuditEvent {
  seq: number; // from 1, without gaps
  at: string; // UTC to the second
  previous: string; // hash of the row before; 64 zeros for the first
  hash: string; // SHA-256 of this row in RFC 8785, without this member
}

/** The end of the trail: moves with each row, so that rows missing there show too. */
export interface AuditEnd {
  seq: number;
  hash: string;
}

export const AUDIT = jsonTable<number, AuditRow>('audit', integer);
export const AUDIT_END = jsonTable<'end', AuditEnd>('audit-end', (key) => key);

export const NO_ROWS: AuditEnd = { seq: 0, hash: '0'.repeat(64) };

/** The row that follows `end`. */
export function auditRow(event: AuditEvent, at: string, end: AuditEnd): AuditRow {
  const row = { ...event, seq: end.seq + 1, at, previous: end.hash };
  return { ...row, hash: auditHash(row) };
}

export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  return sha256Hex(new TextEncoder().encode(canonicalJson({ ...row })));
}
