import { parseApplicationId } from '#protocol/application-id.ts';
import { isDate } from '#protocol/dates.ts';
import { ENTRY_KINDS } from '#protocol/entry.ts';
import { SIDECAR } from '../intake/sidecar.ts';
import { type Call, type Command, NODE_OPTIONS } from './command.ts';
import { CliError, wrongValue } from './errors.ts';
import { takeDocuments } from './take-documents.ts';

export const command: Command = {
  name: 'record',
  summary: 'Takes one file and says what it belongs to, as a sidecar file would.',
  arguments: { usage: 'FILE', least: 1, most: 1 },
  options: {
    application: { type: 'string', value: 'ID', help: 'application id, such as JP.P.2007290922' },
    kind: { type: 'string', value: 'KIND', help: `one of ${ENTRY_KINDS.join(', ')}` },
    date: { type: 'string', value: 'yyyy-mm-dd', help: 'filing date, when the application is new' },
    correct: { type: 'boolean', help: 'the document takes the place of the earlier one of first filing' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor record drawing.pdf --application JP.P.2007290922 --kind application --date 2007-11-08',
  run: (call) => takeDocuments(call, call.arguments, statementOf(call)),
};

function statementOf(call: Call) {
  const [applicationId, kind, filingDate] = [call.text('application'), call.text('kind'), call.text('date')];
  if (applicationId !== undefined) parseApplicationId(applicationId);
  if (filingDate !== undefined && !isDate(filingDate))
    throw wrongValue('--date', filingDate, 'a date yyyy-mm-dd');
  const statement = SIDECAR.safeParse({
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(kind === undefined ? {} : { kind }),
    ...(filingDate === undefined ? {} : { filingDate }),
    ...(call.flag('correct') ? { correction: true } : {}),
  });
  if (statement.success) return statement.data;
  throw new CliError('WRONG_USE', `--kind: expected one of ${ENTRY_KINDS.join(', ')}`);
}
