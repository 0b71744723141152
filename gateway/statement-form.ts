/** What an extract states of the register, as a client takes it out of the extract in hand. */
import { z } from 'zod';
import { PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import * as schema from './schema.ts';

/** A register has as many claims; the office's own node compares longer lists. */
const MOST_CLAIMS = 1000;

const fate = {
  office: schema.office,
  status: z.enum(PRIORITY_STATUSES),
  declaredAt: schema.time,
  decidedAt: schema.time.nullable(),
  withdrawnAt: schema.time.nullable(),
};
const claim = z.strictObject({
  claimId: schema.hash,
  earlierKey: schema.hash,
  laterKey: schema.hash,
  claimedDate: schema.date.nullable(),
  ...fate,
});
const sealedClaim = z.strictObject({ claimKey: schema.hash, ...fate });

export const statementSchema = z
  .strictObject({
    asOf: schema.asOf,
    office: schema.office,
    openKey: schema.hash,
    sealedKey: schema.hash.nullable(),
    state: z.enum(['sealed', 'open']),
    rightType: schema.rightType,
    profile: z.enum(['raw', 'c14n', 'none']),
    digest: schema.hash.describe('of the document; the seal while it is sealed; zeros for none'),
    filingDate: schema.date,
    recordedAt: schema.time,
    revision: z.int().min(0),
    revisedAt: schema.time.nullable(),
    withdrawn: z.boolean(),
    withdrawnAt: schema.time.nullable(),
    claimsOnBag: z.array(claim).max(MOST_CLAIMS),
    claimsByBag: z.array(claim).max(MOST_CLAIMS),
    sealedClaimsOnBag: z.array(sealedClaim).max(MOST_CLAIMS),
    sealedClaimsByBag: z.array(sealedClaim).max(MOST_CLAIMS),
    nextClaimKey: schema.hash.nullable(),
  })
  .describe(
    'the member `statement` of the extract in hand, unchanged: is it what the register says now? It holds keys, no numbers',
  )
  .meta({ id: 'RegisterStatement' });
