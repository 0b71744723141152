/** POST /api/v1/family-lookups: which claims are on this application and by it, and who decided what? */
import { z } from 'zod';
import { type Family, familyOf } from '#node/register/family.ts';
import type { RegisterReader } from '#node/register/reader.ts';
import type { ClaimRow, SealedClaimRow } from '#node/store/register.ts';
import { openKey } from '#protocol/keys.ts';
import { PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import { type Audited, recordKeyUse } from '../access/actor.ts';
import { type Sources, stated } from '../freshness.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';
import { applicationNamed, applicationRecord, findApplications, shownRecord } from './application.ts';

/** The largest families that are known have some hundreds of members. */
const MAX_MEMBERS = 500;

const status = z
  .enum(PRIORITY_STATUSES)
  .meta({ id: 'PriorityStatus', description: 'ST.96 PriorityStatusCategory, as its office decided' });

const claim = z
  .strictObject({
    claimId: schema.hash.describe('names the claim in the contract'),
    earlierKey: schema.hash.describe('open key of the earlier application'),
    laterKey: schema.hash.describe('open key of the later application'),
    office: schema.office.describe('office of second filing: it declares the claim and decides on it'),
    claimedDate: schema.date.optional().describe('filing date of the earlier application as claimed'),
    status,
    declaredAt: schema.time,
    sealedSince: schema.time.optional().describe('when it was declared under the access code, if it was'),
    decidedAt: schema.time.optional(),
    withdrawnAt: schema.time.optional(),
  })
  .meta({ id: 'PriorityClaimRecord', description: 'a priority claim as the register has it' });

const sealedClaim = z.strictObject({
  claimKey: schema.hash.describe('as in the request'),
  office: schema.office.describe('that declared it'),
  status,
  declaredAt: schema.time,
  decidedAt: schema.time.optional(),
  withdrawnAt: schema.time.optional(),
  opened: z.boolean().describe('then it stands among the claims of the family too'),
});

const familyLookupRequest = z.strictObject({
  ...applicationNamed.shape,
  claimKeyBag: z
    .array(schema.hash, { error: 'expected a list of claim keys' })
    .max(32, { error: 'expected at most 32 claim keys' })
    .exactOptional()
    .describe('of claims declared under the access code, derived by the client itself'),
});

export const familyLookupAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  applicationIdBag: z.array(z.string()).describe('what the number can mean, the most likely first'),
  familyBag: z
    .array(
      z.strictObject({
        memberBag: z
          .array(
            z.strictObject({
              key: schema.hash,
              distance: z.int().min(0).describe('claims on the way from the application asked about'),
              application: applicationRecord
                .optional()
                .describe('absent: not published, or not recorded at all; the key alone does not tell which'),
            }),
          )
          .describe('the application asked about first'),
        priorityClaimBag: z.array(claim),
        whole: z.boolean().describe(`false: there are more than ${MAX_MEMBERS} members`),
      }),
    )
    .describe('one for each application that the register has, or has claims on'),
  sealedClaimBag: z.array(sealedClaim).describe('of the claim keys given, those that the register has'),
});

export function familyLookupOperations(sources: Sources & Audited): Operation[] {
  return [
    operation({
      method: 'post',
      path: '/api/v1/family-lookups',
      id: 'lookUpFamily',
      tag: 'register',
      summary: 'Which claims are on this application and by it, and who decided what?',
      access: 'anyone',
      attempts: true,
      problems: ['REGISTER_UNAVAILABLE'],
      body: familyLookupRequest,
      answer: familyLookupAnswer,
      handle: async ({ body: { claimKeyBag = [], ...named }, ...asking }) => {
        const isKeyed = named.sealedKey !== undefined || claimKeyBag.length > 0;
        await recordKeyUse(sources, 'family-lookups', asking, isKeyed ? [named.office] : []);
        return stated(sources, [named.office], async () => {
          const { reader } = sources;
          const { ids, records } = await findApplications(reader, named);
          const sealed = await Promise.all(claimKeyBag.map((key) => reader.sealedClaim(key)));
          return {
            applicationIdBag: [...ids],
            familyBag: (
              await familiesOf(reader, [...ids.map(openKey), ...records.map(({ key }) => key)])
            ).map(shownFamily),
            sealedClaimBag: sealed.filter((row) => row !== undefined).map(shownSealed),
          };
        });
      },
    }),
  ];
}

/** Families of what is recorded, and of what is claimed though nobody recorded it. */
async function familiesOf(reader: RegisterReader, keys: readonly string[]): Promise<Family[]> {
  const families = await Promise.all([...new Set(keys)].map((key) => familyOf(reader, key, MAX_MEMBERS)));
  return families.filter(({ members: [asked], claims }) => asked?.record !== undefined || claims.length > 0);
}

function shownFamily({ members, claims, whole }: Family) {
  return {
    memberBag: members.map((member) => ({
      key: member.key,
      distance: member.distance,
      ...(member.record !== undefined && { application: shownRecord(member.record) }),
    })),
    priorityClaimBag: claims.map(shownClaim),
    whole,
  };
}

function shownClaim(row: ClaimRow): z.input<typeof claim> {
  const { earlierKey, laterKey, claimId, osf: office, claimedDate, sealedSince, declaredAt } = row;
  return {
    ...{ claimId, earlierKey, laterKey, office, declaredAt },
    ...(claimedDate !== undefined && { claimedDate }),
    ...(sealedSince !== undefined && { sealedSince }),
    ...decision(row),
  };
}

function shownSealed(row: SealedClaimRow): z.input<typeof sealedClaim> {
  const { claimKey, osf: office, declaredAt } = row;
  return { claimKey, office, declaredAt, opened: row.opened !== undefined, ...decision(row) };
}

function decision({
  status,
  decidedAt,
  withdrawnAt,
}: Pick<ClaimRow, 'status' | 'decidedAt' | 'withdrawnAt'>) {
  return {
    status,
    ...(decidedAt !== undefined && { decidedAt }),
    ...(withdrawnAt !== undefined && { withdrawnAt }),
  };
}
