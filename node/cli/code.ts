import { z } from 'zod';
import { parseApplicationId } from '#protocol/application-id.ts';
import { readAccessCode } from './access-code-file.ts';
import { type Answer, type Call, type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { CliError } from './errors.ts';
import { perform } from './node-access.ts';

const CODE = z.looseObject({ accessCode: z.string() });

export const command: Command = {
  name: 'code',
  summary:
    'Shows the access code that the office made for an application. With --earlier and --access-code it takes the code of an earlier application from the applicant, and declares the claims on it under that code.',
  arguments: { usage: 'APPLICATION', least: 1, most: 1 },
  options: {
    earlier: { type: 'string', value: 'ID', help: 'application that the code is of' },
    'access-code': { type: 'string', value: 'FILE', help: 'file that holds its code' },
    ...NODE_OPTIONS,
  },
  example:
    'ipanchor code US.P.19400111 --office US --earlier JP.P.2025020101 --access-code JP.access-code.json',
  async run(call) {
    const [applicationId = ''] = call.arguments;
    parseApplicationId(applicationId);
    const [earlier, file] = [call.text('earlier'), call.text('access-code')];
    if (earlier !== undefined && file !== undefined) return receive(call, applicationId, earlier, file);
    if (earlier !== undefined || file !== undefined) {
      throw new CliError('WRONG_USE', '--earlier and --access-code go together');
    }
    const value = CODE.parse(await perform(call, 'accessCode', { applicationId }));
    call.print(value.accessCode);
    return { exit: EXIT.done, value };
  },
};

async function receive(call: Call, applicationId: string, earlier: string, file: string): Promise<Answer> {
  parseApplicationId(earlier);
  const code = await readAccessCode(file);
  const value = await perform(call, 'receiveCode', { applicationId, earlier, code });
  call.print(`${applicationId}: its claims on ${earlier} are declared under the code`);
  return { exit: EXIT.done, value };
}
