import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { isOfficeCode, isRightType, RIGHT_TYPES, type RightType } from '#protocol/application-id.ts';
import { isDate } from '#protocol/dates.ts';
import { type Finding, finding } from '#standards/finding.ts';
import { officeInText } from '#standards/numbers/office-prefix.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberCandidate, NumberReading } from '#standards/numbers/reading.ts';
import { officeFinding } from '#standards/reading/office-finding.ts';
import { type Command, EXIT, type Exit } from './command.ts';
import { CliError, wrongValue } from './errors.ts';

/** From the best to the worst; of many numbers the worst gives the exit code. */
const EXITS: readonly Exit[] = [EXIT.done, EXIT.notKnown, EXIT.no];
const SHOWN = 8;

interface Asked {
  readonly office: string | undefined;
  readonly rightType: RightType | undefined;
  readonly date: string | undefined;
}

interface Candidate {
  readonly office: string;
  readonly right: RightType;
  readonly canonical: string;
  readonly rule: string;
  readonly reason: string;
}

/** One line of `--json`. */
interface NumberLine {
  readonly input: string;
  readonly office: string | null;
  readonly right: RightType | null;
  readonly canonical: string | null;
  /** All readings, the most likely first; one where the number is canonical, none where it is refused. */
  readonly candidates: readonly Candidate[];
  readonly findings: readonly Finding[];
}

export const command: Command = {
  name: 'number',
  summary:
    'Says what application numbers as written mean, and which rule says so. Without TEXT: each line of standard input.',
  arguments: { usage: '[TEXT…]', least: 0, most: Number.POSITIVE_INFINITY },
  options: {
    office: {
      type: 'string',
      value: 'CODE',
      help: 'office as an ST.3 code; else the one that the text names, as in JP 2007-290922',
    },
    right: { type: 'string', value: 'LETTER', help: `right type: ${Object.keys(RIGHT_TYPES).join(', ')}` },
    date: { type: 'string', value: 'yyyy-mm-dd', help: 'filing date, where the number alone is ambiguous' },
  },
  example: "ipanchor number 'JP 特願2007-290922' --right P\nipanchor number --json < numbers.txt",
  async run(call) {
    const asked = checked(call.text('office'), call.text('right'), call.text('date'));
    let worst = 0;
    for await (const input of texts(call.arguments)) {
      const { line, exit } = lineOf(input, asked);
      worst = Math.max(worst, EXITS.indexOf(exit));
      const output = call.json ? JSON.stringify(line) : forPeople(line);
      if (!process.stdout.write(`${output}\n`)) await once(process.stdout, 'drain');
    }
    return { exit: EXITS[worst] ?? EXIT.no };
  },
};

async function* texts(given: readonly string[]): AsyncGenerator<string> {
  if (given.length > 0) {
    yield* given;
    return;
  }
  if (process.stdin.isTTY) {
    const fields = [{ field: 'TEXT…', message: 'missing; or give one number a line on standard input' }];
    throw new CliError('WRONG_USE', 'TEXT…: missing', { fields });
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

function checked(office?: string, rightType?: string, date?: string): Asked {
  if (office !== undefined && !isOfficeCode(office)) {
    throw wrongValue('--office', office, 'an ST.3 code of two capital letters');
  }
  if (rightType !== undefined && !isRightType(rightType)) {
    throw wrongValue('--right', rightType, `one of ${Object.keys(RIGHT_TYPES).join(', ')}`);
  }
  if (date !== undefined && !isDate(date)) throw wrongValue('--date', date, 'a date yyyy-mm-dd');
  return { office, rightType, date };
}

function lineOf(input: string, asked: Asked): { line: NumberLine; exit: Exit } {
  const office = asked.office ?? officeInText(input);
  if (office === undefined) {
    const missing = finding('OFFICE_MISSING', 'error', 'the text names no office, and --office gives none');
    const line = { input, office: null, right: null, canonical: null, candidates: [], findings: [missing] };
    return { line, exit: EXIT.no };
  }
  const doubt = officeFinding(office, 'warning', {}, asked.date);
  if (doubt?.code === 'OFFICE_UNKNOWN') {
    const findings = [{ ...doubt, severity: 'error' } as const];
    return {
      line: { input, office, right: null, canonical: null, candidates: [], findings },
      exit: EXIT.no,
    };
  }
  const reading = parseNumber({ office, text: input, rightType: asked.rightType, date: asked.date });
  const findings = doubt === undefined ? reading.findings : [doubt, ...reading.findings];
  const common = { input, office, right: null, canonical: null, findings };
  switch (reading.outcome) {
    case 'canonical': {
      const { canonical, rightType: right } = reading;
      const line = { ...common, office: reading.office, right, canonical, candidates: [candidate(reading)] };
      return { line: inOrder(line), exit: EXIT.done };
    }
    case 'candidates':
      return {
        line: inOrder({ ...common, candidates: reading.candidates.map(candidate) }),
        exit: EXIT.notKnown,
      };
    case 'refused':
      return {
        line: inOrder({ ...common, candidates: [], findings: refusal(reading, findings) }),
        exit: EXIT.no,
      };
  }
}

function refusal(
  { code, message }: NumberReading & { outcome: 'refused' },
  findings: readonly Finding[],
): readonly Finding[] {
  return [finding(code, 'error', message), ...findings];
}

/** The keys in one order, whatever was added last. */
function inOrder({ input, office, right, canonical, candidates, findings }: NumberLine): NumberLine {
  return { input, office, right, canonical, candidates, findings };
}

function candidate({ office, rightType: right, canonical, rule, reason }: NumberCandidate): Candidate {
  return { office, right, canonical, rule, reason };
}

function forPeople({ input, candidates, findings }: NumberLine): string {
  const more = candidates.length - SHOWN;
  return [
    // A terminal obeys control characters.
    input.replace(/\p{Cc}/gu, '\ufffd'),
    ...candidates
      .slice(0, SHOWN)
      .map(({ office, right, canonical, reason }) => `  ${office}.${right}.${canonical}  ${reason}`),
    ...(more > 0 ? [`  and ${more} more; --json lists them all`] : []),
    ...findings.map(({ code, message }) => `  ${code}: ${message}`),
  ].join('\n');
}
