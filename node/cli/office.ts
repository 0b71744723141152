import { z } from 'zod';
import { isOfficeCode } from '#protocol/application-id.ts';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { wrongValue } from './errors.ts';
import { perform } from './node-access.ts';

const OFFICES = z.looseObject({
  offices: z.array(
    z.looseObject({
      code: z.string(),
      status: z.string(),
      since: z.string(),
      admin: z.string(),
      lastWriteAt: z.string().optional(),
      keys: z.array(
        z.looseObject({
          key: z.string(),
          role: z.string(),
          from: z.int(),
          until: z.int().optional(),
          compromisedSince: z.int().optional(),
        }),
      ),
    }),
  ),
});

export const command: Command = {
  name: 'office',
  summary: 'Lists the member offices, or shows one with its keys, as the followed chain has them.',
  arguments: { usage: '[CODE]', least: 0, most: 1 },
  options: NODE_OPTIONS,
  example: 'ipanchor office JP --data .ipanchor/offices/EP',
  async run(call) {
    const [code] = call.arguments;
    if (code !== undefined && !isOfficeCode(code))
      throw wrongValue('CODE', code, 'an ST.3 code of two letters');
    const value = OFFICES.parse(await perform(call, 'offices', code === undefined ? {} : { code }));
    for (const { code: office, status, since, admin, lastWriteAt, keys } of value.offices) {
      call.print(`${office}  ${status} since ${since}, last wrote ${lastWriteAt ?? 'never'}`);
      if (code === undefined) continue;
      call.print(`    admin      0x${admin}`);
      for (const { key, role, from, until, compromisedSince } of keys) {
        const end = until === undefined ? '' : `, until block ${until}`;
        const mark = compromisedSince === undefined ? '' : `, COMPROMISED since block ${compromisedSince}`;
        call.print(`    ${role.padEnd(10)} 0x${key} from block ${from}${end}${mark}`);
      }
    }
    return { exit: value.offices.length > 0 ? EXIT.done : EXIT.notKnown, value };
  },
};
