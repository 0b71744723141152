/** The office that a number names itself, for texts that come without one. */

import { officeCode } from '../st3.ts';
import { cleanNumber } from './clean.ts';
import { LONGEST_NUMBER } from './reading.ts';

/** What stands in front of numbers in place of the code of the office. */
const MARKS: readonly (readonly [mark: RegExp, office: string])[] = [
  [/^PCT\/?[A-Z]{2}/, 'WO'],
  [/^(?:DM\/|WIPO\d)/, 'WO'],
  [/^[特実意商]願/, 'JP'],
  [/^ZL\d/, 'CN'],
  [/^(?:EUTM|CTM)\d/, 'EM'],
  [/^UK\d/, 'GB'],
];
const CODE = /^([A-Z]{2})[-:./]*(?:(?:[A-Z]{1,5}[-./]?){0,2}|[\u4e00-\u9fff]{1,4})\d/;

/** ST.3 code, or undefined where the text names no office: `JP 2007-290922`, `EP16000312.7`, `PCT/IB2010/001234`. */
export function officeInText(written: string): string | undefined {
  if (written.length > LONGEST_NUMBER) return undefined;
  const { text } = cleanNumber(written);
  const marked = MARKS.find(([mark]) => mark.test(text));
  if (marked !== undefined) return marked[1];
  const code = CODE.exec(text)?.[1];
  return code === undefined || officeCode(code).status === 'unknown' ? undefined : code;
}
