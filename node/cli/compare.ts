import { resolve } from 'node:path';
import { z } from 'zod';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { perform } from './node-access.ts';

const COMPARED = z.object({
  office: z.string(),
  asOf: z.number().nullable(),
  entries: z.int(),
  matched: z.int(),
  withoutDocument: z.int(),
  missingInRegister: z.array(z.string()),
  notComparable: z.array(z.string()),
  missingInFile: z.array(z.string()),
});

export const command: Command = {
  name: 'compare',
  summary:
    "Compares the office's authority file (WIPO ST.37, in the XML of its DTD) with the register: what is missing on either side.\n" +
    'The file lists publications of patents and utility models, the register holds applications. An entry is compared by its application number where the file gives one, else by the publication number where the records of the office hold it; the others are listed as not comparable.\n' +
    'Exit code 0: equal; 3: differences; 4: none that was seen, but not all could be compared.',
  arguments: { usage: 'FILE', least: 1, most: 1 },
  options: NODE_OPTIONS,
  example: 'ipanchor compare --office JP authority-file.xml',
  async run(call) {
    const file = resolve(call.arguments[0] ?? '');
    const value = COMPARED.parse(await perform(call, 'compare', { file }));
    const { missingInRegister, missingInFile, notComparable } = value;
    const { entries, matched, withoutDocument, asOf } = value;
    call.print(`${entries} entries: ${matched} in the register, ${withoutDocument} without a document`);
    if (asOf !== null) call.print(`register as of block ${asOf}`);
    for (const [what, list] of [
      ['missing in the register', missingInRegister],
      ['not in the file', missingInFile],
      ['not comparable', notComparable],
    ] as const) {
      call.print(`${list.length} ${what}`);
      for (const name of list) call.print(`  ${name.replace(/\p{Cc}/gu, '\ufffd')}`);
    }
    if (missingInRegister.length + missingInFile.length > 0) return { exit: EXIT.no, value };
    return { exit: notComparable.length > 0 ? EXIT.notKnown : EXIT.done, value };
  },
};
