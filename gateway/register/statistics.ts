/** GET /api/v1/statistics: how much is in the register, by office and right type. */
import { z } from 'zod';
import type { RegisterReader } from '#node/register/reader.ts';
import { RIGHT_TYPES } from '#protocol/application-id.ts';
import { type Sources, stated } from '../freshness.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';

const count = z.int().min(0);
const byRightType = z.partialRecord(z.enum(Object.keys(RIGHT_TYPES)), count).meta({
  id: 'CountByRightType',
  description: 'right type → number of records; types without any are left out',
});

const counts = {
  openApplicationCounts: byRightType.describe('published applications'),
  sealedApplicationCounts: byRightType.describe('unpublished applications: how many, nothing else'),
  priorityClaimCount: count.describe('claims that the office declared, sealed and open'),
};

export const statisticsAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  applicationCount: count.describe('records of all offices, sealed and open'),
  priorityClaimCount: count,
  officeBag: z.array(z.strictObject({ office: schema.office, ...counts })),
});

export function statisticsOperations(sources: Sources): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/statistics',
      id: 'getStatistics',
      tag: 'register',
      summary: 'How much is in the register, by office and right type?',
      access: 'anyone',
      problems: ['REGISTER_UNAVAILABLE'],
      answer: statisticsAnswer,
      handle: async () => {
        const offices = (await sources.reader.offices()).map(({ code }) => code);
        return stated(sources, offices, async () => {
          const { applications, claims } = await sources.reader.counts();
          return {
            applicationCount: applications,
            priorityClaimCount: claims,
            officeBag: await Promise.all(offices.map((office) => countsOf(sources.reader, office))),
          };
        });
      },
    }),
  ];
}

async function countsOf(reader: RegisterReader, office: string) {
  const { open, sealed, claims } = await reader.countsOf(office);
  return {
    office,
    openApplicationCounts: open,
    sealedApplicationCounts: sealed,
    priorityClaimCount: claims,
  };
}
