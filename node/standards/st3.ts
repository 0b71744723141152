/** WIPO ST.3: two-letter codes of states, organisations and their offices. */

import { CURRENT_CODES, FORMER_CODES, UNKNOWN_CODE } from './st3-codes.ts';
import { EARLIER_USES, type EarlierUse } from './st3-history.ts';

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
  /** What else the code meant on that date, should the record have kept its old code. */
  readonly earlier?: readonly EarlierUse[];
}

/**
 * What a code stands for. Codes are matched exactly: two capital letters. `date`: of the record that states
 * it, ISO; a code that ended before ST.96 listed former ones is known for records of its time only.
 */
export function officeCode(code: string, date?: string): OfficeCode {
  const year = date === undefined ? undefined : Number(date.slice(0, 4));
  const earlier = year === undefined ? [] : earlierUses(code, year);
  const name = CURRENT_CODES.get(code);
  if (name !== undefined) {
    return earlier.length === 0
      ? { code, name, status: 'current' }
      : { code, name, status: 'current', earlier };
  }
  const former = FORMER_CODES.get(code);
  if (former !== undefined) return { code, status: 'former', ...former };
  const [use, ...others] = earlier;
  if (use !== undefined) {
    const names = use.successors.map((successor) => CURRENT_CODES.get(successor) ?? '');
    return {
      code,
      name: names.join(', '),
      status: 'former',
      ...use,
      ...(others.length > 0 && { earlier: others }),
    };
  }
  return { code, name: code === UNKNOWN_CODE ? 'unknown office' : '', status: 'unknown' };
}

function earlierUses(code: string, year: number): readonly EarlierUse[] {
  const uses = EARLIER_USES.get(code) ?? [];
  return uses.filter(({ years }) => (years.from ?? 0) <= year && year <= years.to);
}
