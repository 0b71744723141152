/** The commands that change one priority claim of an application of the office. */
import { z } from 'zod';
import { parseApplicationId } from '#protocol/application-id.ts';
import { isDate } from '#protocol/dates.ts';
import { isPriorityStatus, PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import type { OperationName } from '../control-operations.ts';
import { type Call, type Command, EXIT, NODE_OPTIONS, type Option } from './command.ts';
import { wrongValue } from './errors.ts';
import { perform } from './node-access.ts';

const CHANGED = z.looseObject({
  claims: z.array(
    z.looseObject({ earlier: z.string(), status: z.string().nullable(), withdrawn: z.boolean() }),
  ),
});

interface Action extends Pick<Command, 'name' | 'summary' | 'example'> {
  readonly operation: OperationName;
  readonly options: Readonly<Record<string, Option>>;
  parameters(call: Call): object;
}

function commandFor({ name, summary, example, operation, options, parameters }: Action): Command {
  return {
    ...{ name, summary, example },
    arguments: { usage: 'APPLICATION EARLIER', least: 2, most: 2 },
    options: {
      ...options,
      claimed: {
        type: 'string',
        value: 'yyyy-mm-dd',
        help: 'claimed date, where the same application is claimed twice',
      },
      ...NODE_OPTIONS,
    },
    async run(call) {
      const [applicationId = '', earlier = ''] = call.arguments;
      for (const id of [applicationId, earlier]) parseApplicationId(id);
      const claimedDate = call.text('claimed');
      if (claimedDate !== undefined && !isDate(claimedDate))
        throw wrongValue('--claimed', claimedDate, 'a date yyyy-mm-dd');
      const place = { applicationId, earlier, ...(claimedDate !== undefined && { claimedDate }) };
      const value = CHANGED.parse(await perform(call, operation, { ...place, ...parameters(call) }));
      for (const claim of value.claims.filter((candidate) => candidate.earlier === earlier))
        call.print(
          `${applicationId} on ${earlier}: ${claim.status ?? 'not decided'}${claim.withdrawn ? ', withdrawn' : ''}`,
        );
      return { exit: EXIT.done, value };
    },
  };
}

export const decide = commandFor({
  name: 'decide',
  summary: 'Records what the office decided on a priority claim of one of its applications.',
  example: 'ipanchor decide US.P.19400111 JP.P.2025020101 --status Accepted',
  operation: 'decideClaim',
  options: { status: { type: 'string', value: 'STATUS', help: `one of ${PRIORITY_STATUSES.join(', ')}` } },
  parameters(call) {
    const status = call.text('status') ?? '';
    if (!isPriorityStatus(status))
      throw wrongValue('--status', status, `one of ${PRIORITY_STATUSES.join(', ')}`);
    return { status };
  },
});

export const withdrawClaim = commandFor({
  name: 'withdraw-claim',
  summary: 'Marks a priority claim of one of its applications as withdrawn, or takes the mark back.',
  example: 'ipanchor withdraw-claim US.P.19400111 JP.P.2025020101',
  operation: 'withdrawClaim',
  options: { undo: { type: 'boolean', help: 'the claim is not withdrawn after all' } },
  parameters: (call) => ({ undo: call.flag('undo') }),
});
