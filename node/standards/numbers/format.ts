/** A canonical number in the way its office writes it, or as EPO data and WIPO ST.13 do. */

import type { RightType } from '#protocol/application-id.ts';
import { CHECK_DIGITS } from './check-digits.ts';
import { officeNumbers } from './offices.ts';
import { covers, type NumberForm } from './rule.ts';

export type WrittenNumber =
  | { readonly outcome: 'written'; readonly text: string }
  | { readonly outcome: 'refused'; readonly reason: string };

export interface NumberToWrite {
  readonly office: string;
  readonly rightType: RightType;
  readonly canonical: string;
  /** Filing date, ISO: some forms state its year beside the number, or changed with time. */
  readonly date?: string | undefined;
}

/** Without the office's code. In the office's own form the canonical number itself where no style is known. */
export function formatNumber(number: NumberToWrite, form: NumberForm = 'office'): WrittenNumber {
  const { office, rightType, canonical, date } = number;
  const numbers = officeNumbers(office);
  const filed = date?.slice(0, 4);
  let lacksDate = false;
  for (const style of numbers?.styles ?? []) {
    if (style.form !== form || !style.rightTypes.includes(rightType)) continue;
    const groups = style.pattern.exec(canonical)?.groups;
    if (groups === undefined) continue;
    if (date === undefined && style.needsDate) lacksDate = true;
    if (date !== undefined && style.filed !== undefined && !covers(style.filed, date)) continue;
    if (date === undefined && style.needsDate) continue;
    const check = style.checkDigit === undefined ? undefined : CHECK_DIGITS[style.checkDigit](canonical);
    const text = style.write({ ...groups, check, filed });
    if (text !== undefined) return { outcome: 'written', text };
  }
  if (form === 'office') return { outcome: 'written', text: canonical };
  if (lacksDate) return { outcome: 'refused', reason: `the ${form} form needs the filing date` };
  const reason = numbers?.unwritten[form] ?? `no ${form} form of such a number of ${office} is known`;
  return { outcome: 'refused', reason };
}
