/** POST /api/v1/application-lookups: what does the register say of this application? */
import { z } from 'zod';
import { type Audited, recordKeyUse } from '../access/actor.ts';
import type { Sources } from '../freshness.ts';
import { stated } from '../freshness.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';
import { applicationNamed, applicationRecord, findApplications, shownRecord } from './application.ts';

export const applicationLookupAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  applicationIdBag: z.array(z.string()).describe('what the number can mean, the most likely first'),
  applicationBag: z.array(applicationRecord).describe('those of them that the register has; may be empty'),
});

export function applicationLookupOperations(sources: Sources & Audited): Operation[] {
  return [
    operation({
      method: 'post',
      path: '/api/v1/application-lookups',
      id: 'lookUpApplication',
      tag: 'register',
      summary: 'What does the register say of this application?',
      access: 'anyone',
      attempts: true,
      problems: ['REGISTER_UNAVAILABLE'],
      body: applicationNamed,
      answer: applicationLookupAnswer,
      handle: async ({ body, ...asking }) => {
        const keyed = body.sealedKey === undefined ? [] : [body.office];
        await recordKeyUse(sources, 'application-lookups', asking, keyed);
        return stated(sources, [body.office], async () => {
          const { ids, records } = await findApplications(sources.reader, body);
          return { applicationIdBag: [...ids], applicationBag: records.map(shownRecord) };
        });
      },
    }),
  ];
}
