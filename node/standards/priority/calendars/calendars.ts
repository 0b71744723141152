/** The calendars that are known, by ST.3 code. An office that is not here is *not known*, not *always open*. */

import type { OfficeCalendar } from './calendar.ts';
import { AT } from './offices/at.ts';
import { AU } from './offices/au.ts';
import { BX } from './offices/bx.ts';
import { CA } from './offices/ca.ts';
import { CH } from './offices/ch.ts';
import { CN } from './offices/cn.ts';
import { DE } from './offices/de.ts';
import { EM } from './offices/em.ts';
import { EP } from './offices/ep.ts';
import { ES } from './offices/es.ts';
import { FR } from './offices/fr.ts';
import { GB } from './offices/gb.ts';
import { IL } from './offices/il.ts';
import { IT } from './offices/it.ts';
import { JP } from './offices/jp.ts';
import { KR } from './offices/kr.ts';
import { NL } from './offices/nl.ts';
import { SE } from './offices/se.ts';
import { US } from './offices/us.ts';
import { WO } from './offices/wo.ts';

/** In the order of their codes. */
export const CALENDARS: readonly OfficeCalendar[] = [
  AT,
  AU,
  BX,
  CA,
  CH,
  CN,
  DE,
  EM,
  EP,
  ES,
  FR,
  GB,
  IL,
  IT,
  JP,
  KR,
  NL,
  SE,
  US,
  WO,
];

/** Codes under which an office is met beside its own. */
const ALIASES: readonly (readonly [code: string, office: string])[] = [['IB', 'WO']];

const byOffice = new Map(CALENDARS.map((calendar) => [calendar.office, calendar]));
for (const [code, office] of ALIASES) {
  const calendar = byOffice.get(office);
  if (calendar !== undefined) byOffice.set(code, calendar);
}

/** The calendar of an office by its ST.3 code, or undefined when none is known. */
export function calendarOf(office: string): OfficeCalendar | undefined {
  return byOffice.get(office);
}
