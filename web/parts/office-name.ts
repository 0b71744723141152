/** What an office is called in the language of the page. */
import { CURRENT_CODES } from '#standards/st3-codes.ts';
import { currentLanguage } from '../language/text.ts';

/** The name of a state as the language has it, of an organisation as the table of codes has it. */
export function officeName(code: string): string {
  const name = CURRENT_CODES.get(code) ?? code;
  if (ORGANISATIONS.has(code)) return name;
  try {
    return new Intl.DisplayNames([currentLanguage()], { type: 'region', fallback: 'none' }).of(code) ?? name;
  } catch {
    return name;
  }
}

/** Codes that ISO 3166 gives to nobody or to someone else. */
const ORGANISATIONS = new Set([
  'AP',
  'BX',
  'EA',
  'EM',
  'EP',
  'GC',
  'IB',
  'OA',
  'QZ',
  'WO',
  'XN',
  'XU',
  'XV',
  'XX',
]);

/** `JP (Japan)`: for who knows the code, and for who does not. */
export function officeWithCode(code: string): string {
  const name = officeName(code);
  return name === code ? code : `${code} (${name})`;
}
