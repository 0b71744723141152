import { resolve } from 'node:path';
import { z } from 'zod';
import type { Sidecar } from '../intake/sidecar.ts';
import { visible } from '../quality/report-format.ts';
import { type Answer, type Call, EXIT, type Exit } from './command.ts';
import { exitOfCode } from './exit.ts';
import { perform } from './node-access.ts';

const REFUSAL = z.object({ code: z.string(), message: z.string(), where: z.string().optional() });
const NOT_TAKEN = z.object({
  path: z.string(),
  number: z.string().optional(),
  refusals: z.array(REFUSAL),
});
const TAKEN = z.object({
  documents: z.array(
    z.union([
      z.object({
        path: z.string(),
        status: z.enum(['accepted', 'known']),
        index: z.int(),
        applications: z.array(z.string()),
        notTaken: z.array(NOT_TAKEN),
      }),
      z.object({ path: z.string(), refusals: z.array(REFUSAL) }),
      z.object({ path: z.string(), later: REFUSAL }),
    ]),
  ),
});

/**
 * Files documents and tells what became of each: 0 all taken, 3 some refused, or records of a package were, 1 some
 * could not be read now.
 */
export async function takeDocuments(
  call: Call,
  paths: readonly string[],
  statement?: Sidecar,
): Promise<Answer> {
  const parameters = {
    paths: paths.map((path) => resolve(path)),
    ...(statement === undefined ? {} : { statement }),
  };
  const value = TAKEN.parse(await perform(call, 'ingest', parameters));
  let exit: Exit = EXIT.done;
  for (const outcome of value.documents) {
    if ('index' in outcome) {
      const { status, path, index, applications, notTaken } = outcome;
      const records = applications.length + notTaken.length;
      const taken = notTaken.length === 0 ? '' : `, ${applications.length} of ${records} records`;
      call.print(`${status.padEnd(8)} ${path}  entry ${index}${taken}`);
      for (const { path: place, number = '', refusals } of notTaken) {
        for (const { code, message } of refusals) {
          call.print(`refused  ${path}  record ${place} ${visible(number)}  ${code}: ${message}`);
          exit = worse(exit, exitOfCode(code));
        }
      }
      continue;
    }
    const reasons = 'later' in outcome ? [outcome.later] : outcome.refusals;
    for (const { code, message } of reasons) {
      call.print(`refused  ${outcome.path}  ${code}: ${message}`);
      exit = worse(exit, exitOfCode(code));
    }
  }
  return { exit, value };
}

/** That a file could not be read says nothing about it: it outweighs a refusal. */
function worse(one: Exit, other: Exit): Exit {
  return one === EXIT.unable || other === EXIT.unable ? EXIT.unable : EXIT.no;
}
