/** The commands that change one application; they differ in name, options and parameters only. */
import { z } from 'zod';
import { parseApplicationId } from '#protocol/application-id.ts';
import { isDate } from '#protocol/dates.ts';
import type { OperationName } from '../control-operations.ts';
import { type Call, type Command, EXIT, NODE_OPTIONS, type Option } from './command.ts';
import { wrongValue } from './errors.ts';
import { perform } from './node-access.ts';

const CHANGED = z.looseObject({
  applicationId: z.string(),
  visibility: z.string(),
  filingDate: z.string(),
  withdrawn: z.boolean(),
});

interface Action {
  readonly name: OperationName & string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly example: string;
  parameters(call: Call): object;
}

function commandFor({ name, summary, options, example, parameters }: Action): Command {
  return {
    ...{ name, summary, example },
    arguments: { usage: 'APPLICATION', least: 1, most: 1 },
    options: { ...options, ...NODE_OPTIONS },
    async run(call) {
      const [applicationId = ''] = call.arguments;
      parseApplicationId(applicationId);
      const value = CHANGED.parse(await perform(call, name, { applicationId, ...parameters(call) }));
      const { visibility, filingDate, withdrawn } = value;
      call.print(`${applicationId}: ${visibility}, filed ${filingDate}${withdrawn ? ', withdrawn' : ''}`);
      return { exit: EXIT.done, value };
    },
  };
}

export const publish = commandFor({
  name: 'publish',
  summary: 'Publishes a sealed application: opens its record in the register and its priority claims.',
  options: { number: { type: 'string', value: 'TEXT', help: 'number of the publication, if there is one' } },
  example: 'ipanchor publish JP.P.2025020101 --number JP2026-123456A',
  parameters(call) {
    const publication = call.text('number');
    return publication === undefined ? {} : { publication };
  },
});

export const correct = commandFor({
  name: 'correct',
  summary: 'Corrects the filing date of an application. A document is corrected with `record --correct`.',
  options: { date: { type: 'string', value: 'yyyy-mm-dd', help: 'the right filing date' } },
  example: 'ipanchor correct JP.P.2025020101 --date 2025-03-04',
  parameters(call) {
    const filingDate = call.text('date');
    if (!isDate(filingDate)) throw wrongValue('--date', filingDate ?? '', 'a date yyyy-mm-dd');
    return { filingDate };
  },
});

export const withdraw = commandFor({
  name: 'withdraw',
  summary: 'Marks an application as withdrawn in the register, or takes the mark back.',
  options: { undo: { type: 'boolean', help: 'the application is not withdrawn after all' } },
  example: 'ipanchor withdraw JP.P.2025020101',
  parameters: (call) => ({ undo: call.flag('undo') }),
});
