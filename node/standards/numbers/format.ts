/** A canonical number in the way its office writes it. */

import type { RightType } from '#protocol/application-id.ts';
import { CHECK_DIGITS } from './check-digits.ts';
import { compileMask } from './mask.ts';
import { officeNumbers } from './offices.ts';

/** As written by the office, without its code; the canonical number itself where no style is known. */
export function formatNumber(office: string, rightType: RightType, canonical: string): string {
  for (const style of officeNumbers(office)?.styles ?? []) {
    if (!style.rightTypes.includes(rightType)) continue;
    const groups = new RegExp(style.pattern).exec(canonical)?.groups;
    if (groups === undefined) continue;
    const check = style.checkDigit === undefined ? undefined : CHECK_DIGITS[style.checkDigit](canonical);
    return compileMask(style.mask)({ ...groups, check }) ?? canonical;
  }
  return canonical;
}
