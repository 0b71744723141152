/** What operators do to the priority claims that applications of their office make. */
import { z } from 'zod';
import type { OfficePort } from '#node/office-port.ts';
import { PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import type { Operation } from '../operation.ts';
import * as schema from '../schema.ts';
import { act } from './act.ts';
import { accessCode } from './application.ts';

const claim = {
  laterApplicationId: schema.applicationId.describe('of this office; it makes the claim'),
  earlierApplicationId: schema.applicationId.describe('the application that is claimed'),
  claimedDate: schema.date
    .exactOptional()
    .describe('filing date of the earlier one as claimed; needed where it is claimed twice'),
};
const declaration = z.strictObject({ ...claim, accessCode: accessCode.exactOptional() });
const opening = z.strictObject({ laterApplicationId: claim.laterApplicationId });
const decision = z.strictObject({
  ...claim,
  status: z
    .enum(PRIORITY_STATUSES, { error: `expected one of ${PRIORITY_STATUSES.join(', ')}` })
    .describe('ST.96 PriorityStatusCategory'),
});
const withdrawal = z.strictObject({
  ...claim,
  undo: z.boolean({ error: 'expected true or false' }).exactOptional().describe('the mark is taken back'),
});

/** As the node names the parts of a claim. */
function claimOf<Rest extends object>({
  laterApplicationId,
  earlierApplicationId,
  ...rest
}: { laterApplicationId: string; earlierApplicationId: string } & Rest): object {
  return { applicationId: laterApplicationId, earlier: earlierApplicationId, ...rest };
}

export function priorityClaimOperations(office: OfficePort): Operation[] {
  const problems = ['CLAIM_NOT_KNOWN'] as const;
  return [
    act(office, {
      ...{ path: 'priority-claims', id: 'declarePriorityClaim', does: 'declareClaim', body: declaration },
      summary: 'Adds a priority claim, or brings the access code that a claim waits for',
      parameters: ({ accessCode: code, ...rest }) =>
        claimOf({ ...rest, ...(code !== undefined && { code }) }),
    }),
    act(office, {
      ...{ path: 'priority-claim-openings', id: 'openPriorityClaims', does: 'openClaims', body: opening },
      summary: 'Opens every claim of a published application that is not open yet',
      parameters: ({ laterApplicationId }) => ({ applicationId: laterApplicationId }),
    }),
    act(office, {
      ...{ path: 'priority-claim-decisions', id: 'decidePriorityClaim', does: 'decideClaim', body: decision },
      summary: 'Records what the office decided on a claim',
      problems,
      parameters: (body) => claimOf(body),
    }),
    act(office, {
      ...{ path: 'priority-claim-withdrawals', id: 'withdrawPriorityClaim', does: 'withdrawClaim' },
      ...{ body: withdrawal, summary: 'Marks a claim as withdrawn, or takes the mark back', problems },
      parameters: (body) => claimOf(body),
    }),
  ];
}
