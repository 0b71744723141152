import { formatApplicationId, isOfficeCode, isRightType, RIGHT_TYPES } from '#protocol/application-id.ts';
import { isDate } from '#protocol/dates.ts';
import { openKey } from '#protocol/keys.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberCandidate, NumberReading } from '#standards/numbers/reading.ts';
import { type Command, EXIT, type Exit } from './command.ts';
import { wrongValue } from './errors.ts';

const EXITS: Readonly<Record<NumberReading['outcome'], Exit>> = {
  canonical: EXIT.done,
  candidates: EXIT.notKnown,
  refused: EXIT.no,
};

export const command: Command = {
  name: 'number',
  summary: 'Says what an application number as written means: its application id, and the rule that gave it.',
  arguments: { usage: 'OFFICE NUMBER', least: 2, most: 2 },
  options: {
    type: { type: 'string', value: 'LETTER', help: `right type: ${Object.keys(RIGHT_TYPES).join(', ')}` },
    date: { type: 'string', value: 'yyyy-mm-dd', help: 'filing date, where the number alone is ambiguous' },
  },
  example: 'ipanchor number JP 特願2007-290922',
  async run(call) {
    const [office = '', text = ''] = call.arguments;
    const rightType = call.text('type');
    const date = call.text('date');
    if (!isOfficeCode(office)) throw wrongValue('OFFICE', office, 'an ST.3 code of two capital letters');
    if (rightType !== undefined && !isRightType(rightType)) {
      throw wrongValue('--type', rightType, `one of ${Object.keys(RIGHT_TYPES).join(', ')}`);
    }
    if (date !== undefined && !isDate(date)) throw wrongValue('--date', date, 'a date yyyy-mm-dd');
    const reading = parseNumber({ office, text, rightType, date });
    const candidates =
      reading.outcome === 'refused' ? [] : 'candidates' in reading ? reading.candidates : [reading];
    const meanings = candidates.map(meaning);
    for (const { applicationId, rule } of meanings) call.print(`${applicationId}  ${rule}`);
    if (reading.outcome === 'refused') call.print(`${reading.code}: ${reading.message}`);
    for (const { code, message } of reading.findings) call.print(`  ${code}: ${message}`);
    return { exit: EXITS[reading.outcome], value: { ...reading, meanings } };
  },
};

function meaning({ office, rightType, canonical, rule }: NumberCandidate) {
  const applicationId = formatApplicationId({ office, rightType, number: canonical });
  return { applicationId, openKey: openKey(applicationId), rule };
}
