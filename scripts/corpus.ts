import { readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { XmllintOracle } from './corpus/oracle.ts';
import type { Outcome } from './corpus/outcome.ts';
import { Shares } from './corpus/shares.ts';
import { Supervised } from './corpus/supervised.ts';

const USAGE = `npm run corpus -- DIR [--oracle xmllint] [--json]

Every file below DIR through reading and digesting, each under its limits: one second and 200 MB for a small file. Of
offices' documents (all but those in folders named after c14n or attacks) also how much was found of what they have.
  --oracle xmllint  compare each digest with the commands that anyone can run
  --json            one object a file on standard output
Exit code 3 on any crash, time-out or mismatch.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { oracle: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined || positionals.length > 1 || (values.oracle ?? 'xmllint') !== 'xmllint') {
  console.error(USAGE);
  process.exit(2);
}

type Check = 'same' | 'mismatch' | 'oracle gave none' | 'not compared';

/** How one file ended, in the words of the table. */
function row({ result, profile, code }: Outcome): string {
  return result === 'digested' ? `digested ${profile}` : result === 'refused' ? `refused ${code}` : result;
}

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
if (files.length === 0) {
  console.error(`corpus: no file below ${folder}`);
  process.exit(2);
}

const supervised = new Supervised();
const shares = new Shares();
const oracle = values.oracle ? new XmllintOracle() : undefined;
const counts = new Map<string, Map<string, number>>();
const exceptions: string[] = [];
let slowest = { file: '', milliseconds: 0 };
let largest = { file: '', megabytes: 0 };

function count(table: string, name: string): void {
  const rows = counts.get(table) ?? new Map<string, number>();
  counts.set(table, rows.set(name, (rows.get(name) ?? 0) + 1));
}

for (const file of files) {
  const name = relative(folder, file);
  const outcome = await supervised.run(file);
  let check: Check = 'not compared';
  if (oracle && outcome.digest !== undefined && outcome.profile !== undefined) {
    const expected = await oracle.digest(file, outcome.profile);
    check = expected === undefined ? 'oracle gave none' : expected === outcome.digest ? 'same' : 'mismatch';
  }
  count(`files ${extname(file) || '(no ending)'}`, row(outcome));
  if (outcome.reading !== undefined) count('reading', outcome.reading);
  shares.add(name, outcome);
  if (oracle) count('oracle', check);
  if (outcome.milliseconds > slowest.milliseconds)
    slowest = { file: name, milliseconds: outcome.milliseconds };
  if (outcome.megabytes > largest.megabytes) largest = { file: name, megabytes: outcome.megabytes };
  if (outcome.result === 'crash' || outcome.result === 'limit' || check === 'mismatch') {
    exceptions.push(
      `${name}: ${check === 'mismatch' ? 'mismatch' : `${outcome.result}: ${outcome.message}`}`,
    );
  }
  if (values.json) console.log(JSON.stringify({ file: name, ...outcome, check }));
}
supervised.close();
oracle?.close();

const print = values.json ? console.error : console.log;
for (const [table, rows] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  print(`\n${table}`);
  for (const [name, number] of [...rows].sort(([, a], [, b]) => b - a))
    print(`${String(number).padStart(6)}  ${name}`);
}
for (const line of ['', ...shares.lines()]) print(line);
print(
  `\n${files.length} files; slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.file}); peak ${largest.megabytes.toFixed(0)} MB`,
);
print(
  exceptions.length === 0 ? 'no crash, no time-out, no mismatch' : `\nexceptions\n${exceptions.join('\n')}`,
);
if (exceptions.length > 0) process.exitCode = 3;
