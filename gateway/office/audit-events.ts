/** GET /api/v1/audit-events: who wrote what, and when keys of unpublished applications were used. */
import { z } from 'zod';
import type { AuditRow, AuditTrail } from '#node/audit-trail.ts';
import { chosen, listPart, listQuery, pageOf, pagePart } from '../list.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';

const row = z.strictObject({
  sequenceNumber: z.int().min(1).describe('from 1, without gaps'),
  at: schema.time,
  by: z.string().describe('name of the caller, `oidc:` and a subject, `os:` and an account, or `anonymous`'),
  channel: z.enum(['http', 'command']),
  operation: z.string(),
  outcome: z
    .enum(['begun', 'refused', 'used'])
    .describe(
      'begun: written before the work; refused: it came to nothing; used: a key of a sealed application',
    ),
  refusedSequenceNumber: z.int().min(1).optional().describe('the event that is refused'),
  code: z.string().optional().describe('why it was refused'),
  subject: z.string().optional().describe('application id, entry, API key, or of sealed keys the offices'),
  correlationId: z.string().optional(),
  previousHash: schema.hash.describe('of the event before; 64 zeros for the first'),
  hash: schema.hash.describe('SHA-256 of the row as the store has it, without its hash, in RFC 8785'),
});

const query = listQuery(row, ['sequenceNumber']);

export function auditEventOperations(audit: AuditTrail): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/audit-events',
      id: 'listAuditEvents',
      tag: 'office',
      summary: 'Every write by HTTP or command, and every use of the key of a sealed application',
      access: ['auditor'],
      problems: ['REGISTER_UNAVAILABLE'],
      query,
      answer: z.strictObject({ ...listPart, auditEventBag: z.array(row.partial()) }),
      handle: async (given) => {
        const page = pageOf(given.query);
        const { total, rows } = await audit.list(page);
        return {
          ...pagePart(page, total),
          auditEventBag: rows.map((event) => chosen(shown(event), given.query)),
        };
      },
    }),
  ];
}

function shown({ seq, of, previous, ...rest }: AuditRow): z.input<typeof row> {
  const refused = of === undefined ? {} : { refusedSequenceNumber: of };
  return { sequenceNumber: seq, ...refused, previousHash: previous, ...rest };
}
