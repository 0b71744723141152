/**
 * POST /api/v1/log-entry-lookups and GET /api/v1/offices/{code}/consistency-proofs: the log of the office that is
 * served. Its entries are the office's own; of other logs the chain has the heads only.
 */
import { z } from 'zod';
import type { PublishedEntry, PublishedLog } from '#node/published-log.ts';
import { subjectOffice } from '#protocol/entry.ts';
import { type Audited, recordKeyUse } from '../access/actor.ts';
import { GatewayError } from '../errors.ts';
import { type Sources, stated } from '../freshness.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';

const logEntryRequest = z
  .strictObject({
    documentDigestBag: schema.digestBag.exactOptional().describe('digests of one document'),
    applicationId: schema.applicationId
      .exactOptional()
      .describe('for what the office made public with it: application, publication and grant'),
    sealedKey: schema.hash
      .exactOptional()
      .describe('of an unpublished application, derived from its access code by the client itself'),
  })
  .refine((body) => body.documentDigestBag !== undefined || body.applicationId !== undefined, {
    error: 'expected documentDigestBag or applicationId, or both',
  })
  .meta({
    id: 'LogEntryRequest',
    anyOf: [{ required: ['documentDigestBag'] }, { required: ['applicationId'] }],
  });

export const logEntryAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  logEntryBag: z
    .array(
      z.strictObject({
        leafIndex: z.int().min(0),
        leafHash: schema.hash.describe('SHA-256(00 ‖ entry)'),
        entry: z.string().describe('the exact text that was hashed'),
        receipt: z
          .string()
          .optional()
          .describe('its text, once it is issued: verify it, and need no gateway'),
      }),
    )
    .describe('entries that may be shown, oldest first; may be empty'),
});

const size = (words: string) =>
  z
    .string()
    .regex(/^[1-9][0-9]{0,15}$/, { error: 'expected a number from 1 on' })
    .describe(words);

export const consistencyProofAnswer = z.strictObject({
  logNumber: z.int().min(1),
  firstTreeSize: z.int().min(1),
  secondTreeSize: z.int().min(1),
  consistencyPath: z.array(schema.hash).describe('RFC 9162 §2.1.4; verify it with the roots of both heads'),
});

export function logEntryOperations(sources: Sources & Audited, log: PublishedLog | undefined): Operation[] {
  return [
    operation({
      method: 'post',
      path: '/api/v1/log-entry-lookups',
      id: 'lookUpLogEntries',
      tag: 'register',
      summary: "Which entries of the office's log are about this document or this application?",
      access: 'anyone',
      attempts: true,
      problems: ['LOG_NOT_HERE', 'REGISTER_UNAVAILABLE'],
      body: logEntryRequest,
      answer: logEntryAnswer,
      handle: async ({ body: { documentDigestBag = [], applicationId, sealedKey }, ...asking }) => {
        if (log === undefined) throw notHere();
        if (applicationId !== undefined && subjectOffice(applicationId) !== log.office) throw notHere();
        const keyed = sealedKey === undefined ? [] : [log.office];
        await recordKeyUse(sources, 'log-entry-lookups', asking, keyed);
        return stated(sources, [log.office], async () => {
          const found = new Map<number, PublishedEntry>();
          for (const digest of documentDigestBag)
            for (const entry of await log.entriesOf(digest, sealedKey)) found.set(entry.leafIndex, entry);
          if (applicationId !== undefined)
            for (const entry of await log.entriesOfApplication(applicationId, sealedKey))
              found.set(entry.leafIndex, entry);
          return { logEntryBag: [...found.values()].sort((a, b) => a.leafIndex - b.leafIndex) };
        });
      },
    }),
    operation({
      method: 'get',
      path: '/api/v1/offices/:code/consistency-proofs',
      id: 'getConsistencyProof',
      tag: 'register',
      summary: 'Proves that a later head of the log extends an earlier one',
      access: 'anyone',
      problems: ['LOG_NOT_HERE'],
      params: z.object({ code: schema.office }),
      query: z.strictObject({
        firstTreeSize: size('size of the earlier head'),
        secondTreeSize: size('size of the later head'),
      }),
      answer: consistencyProofAnswer,
      handle: async ({ params: { code }, query }) => {
        if (log?.office !== code) throw notHere();
        const [first, second] = [Number(query.firstTreeSize), Number(query.secondTreeSize)];
        const path = first <= second ? await log.consistencyProof(first, second) : undefined;
        if (path === undefined) {
          const message = 'expected the sizes of two heads of this log, the earlier one first';
          throw new GatewayError('QUERY_INVALID', 'a parameter of the query is wrong', {
            fields: [{ field: 'secondTreeSize', message }],
          });
        }
        return {
          logNumber: log.logNumber,
          firstTreeSize: first,
          secondTreeSize: second,
          consistencyPath: path,
        };
      },
    }),
  ];
}

function notHere(): GatewayError {
  return new GatewayError('LOG_NOT_HERE', 'this gateway keeps no entries of that log');
}
