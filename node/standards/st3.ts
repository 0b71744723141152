/** WIPO ST.3: two-letter codes of states, organisations and their offices. */

import { CURRENT_CODES, FORMER_CODES, UNKNOWN_CODE } from './st3-codes.ts';

export interface OfficeCode {
  readonly code: string;
  /** Short English name; empty when the code is not in the table. */
  readonly name: string;
  /** `unknown`: not in the table, or XX, which stands for an unknown office. */
  readonly status: 'current' | 'former' | 'unknown';
  /** Of a former code: those that came after it. */
  readonly successors?: readonly string[];
  /** Of a former code: the years of its use as far as they are known. */
  readonly years?: { readonly from?: number; readonly to: number };
}

/** What a code stands for. Codes are matched exactly: two capital letters. */
export function officeCode(code: string): OfficeCode {
  const name = CURRENT_CODES.get(code);
  if (name !== undefined) return { code, name, status: 'current' };
  const former = FORMER_CODES.get(code);
  if (former !== undefined) return { code, status: 'former', ...former };
  return { code, name: code === UNKNOWN_CODE ? 'unknown office' : '', status: 'unknown' };
}
