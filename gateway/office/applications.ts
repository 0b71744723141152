/**
 * What operators do to an application of their office. Application ids hold any character and may be secret, so they
 * stand in bodies, never in a path.
 */
import { z } from 'zod';
import type { OfficePort } from '#node/office-port.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';
import { act } from './act.ts';
import { ownApplication, shownApplication } from './application.ts';
import { APPLICATION_PROBLEMS, ask } from './ask.ts';

const codeGiven = z.strictObject({
  applicationId: schema.applicationId,
  accessCode: z.string().describe('for the applicant alone'),
  givenOutAt: schema.time.describe('when it was first given out'),
});

/** No control or format character: it is printed, and stands in the log of the office. */
const ON_ONE_LINE = /^[ -~\u00a0-\u200a\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\uffee]{0,64}$/u;

const publication = z.strictObject({
  applicationId: schema.applicationId,
  publicationNumber: z
    .string()
    .regex(ON_ONE_LINE, { error: 'expected at most 64 characters on one line' })
    .exactOptional(),
});
const correction = z.strictObject({
  applicationId: schema.applicationId,
  filingDate: schema.date.describe('the right one'),
});
const withdrawal = z.strictObject({
  applicationId: schema.applicationId,
  undo: z.boolean({ error: 'expected true or false' }).exactOptional().describe('the mark is taken back'),
});
const named = z.strictObject({ applicationId: schema.applicationId });

export function applicationOperations(office: OfficePort): Operation[] {
  return [
    operation({
      method: 'post',
      path: '/api/v1/own-application-lookups',
      id: 'lookUpOwnApplication',
      tag: 'office',
      summary: 'An application as its office knows it, published or not',
      access: ['operator'],
      problems: ['APPLICATION_NOT_KNOWN', 'REGISTER_UNAVAILABLE'],
      body: named,
      answer: ownApplication,
      handle: (given) => ask(office, 'application', given.body, given, shownApplication),
    }),
    act(office, {
      ...{ path: 'publications', id: 'publish', does: 'publish', body: publication },
      summary: 'Publishes a sealed application: opens its record and its priority claims',
      parameters: ({ publicationNumber, ...which }) => ({
        ...which,
        ...(publicationNumber !== undefined && { publication: publicationNumber }),
      }),
    }),
    act(office, {
      ...{ path: 'corrections', id: 'correct', does: 'correct', body: correction },
      summary: 'Corrects the filing date; a document is corrected by handing in the right one',
      parameters: (body) => body,
    }),
    act(office, {
      ...{ path: 'withdrawals', id: 'withdraw', does: 'withdraw', body: withdrawal },
      summary: 'Marks an application as withdrawn, or takes the mark back',
      parameters: (body) => body,
    }),
    operation({
      method: 'post',
      path: '/api/v1/access-codes',
      id: 'giveOutAccessCode',
      tag: 'office',
      summary: 'The access code of an application, for its applicant',
      description: 'Each time is in the audit trail. The code stands in this answer only.',
      access: ['operator'],
      problems: APPLICATION_PROBLEMS,
      body: named,
      answer: codeGiven,
      handle: (given) => ask(office, 'accessCode', given.body, given, codeGiven),
    }),
  ];
}
