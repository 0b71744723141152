/** All numbering rules, ready to run. */

import { CompiledOffice } from './compile.ts';
import { AP } from './offices/ap.ts';
import { AR } from './offices/ar.ts';
import { AT } from './offices/at.ts';
import { AU } from './offices/au.ts';
import { BE } from './offices/be.ts';
import { BG } from './offices/bg.ts';
import { BR } from './offices/br.ts';
import { BX } from './offices/bx.ts';
import { BY } from './offices/by.ts';
import { CA } from './offices/ca.ts';
import { CH } from './offices/ch.ts';
import { CL } from './offices/cl.ts';
import { CN } from './offices/cn.ts';
import { CO } from './offices/co.ts';
import { CR } from './offices/cr.ts';
import { CS } from './offices/cs.ts';
import { CU } from './offices/cu.ts';
import { CZ } from './offices/cz.ts';
import { DE } from './offices/de.ts';
import { DK } from './offices/dk.ts';
import { EA } from './offices/ea.ts';
import { EE } from './offices/ee.ts';
import { EG } from './offices/eg.ts';
import { EM } from './offices/em.ts';
import { EP, EP_NAMED, EP_PLACEHOLDERS, EP_TRANSLATION } from './offices/ep.ts';
import { ES } from './offices/es.ts';
import { FI } from './offices/fi.ts';
import { FR } from './offices/fr.ts';
import { GB } from './offices/gb.ts';
import { GC } from './offices/gc.ts';
import { GR } from './offices/gr.ts';
import { HK } from './offices/hk.ts';
import { HR } from './offices/hr.ts';
import { HU } from './offices/hu.ts';
import { ID } from './offices/id.ts';
import { IE } from './offices/ie.ts';
import { IL } from './offices/il.ts';
import { IN } from './offices/in.ts';
import { IR } from './offices/ir.ts';
import { IS } from './offices/is.ts';
import { IT } from './offices/it.ts';
import { JP } from './offices/jp.ts';
import { KR } from './offices/kr.ts';
import { KZ } from './offices/kz.ts';
import { LT } from './offices/lt.ts';
import { LU } from './offices/lu.ts';
import { LV } from './offices/lv.ts';
import { MA } from './offices/ma.ts';
import { MD } from './offices/md.ts';
import { MX } from './offices/mx.ts';
import { MY } from './offices/my.ts';
import { NL } from './offices/nl.ts';
import { NO } from './offices/no.ts';
import { NZ } from './offices/nz.ts';
import { OA } from './offices/oa.ts';
import { PE } from './offices/pe.ts';
import { PH } from './offices/ph.ts';
import { PL } from './offices/pl.ts';
import { PT } from './offices/pt.ts';
import { QZ } from './offices/qz.ts';
import { RO } from './offices/ro.ts';
import { RS } from './offices/rs.ts';
import { RU } from './offices/ru.ts';
import { SE } from './offices/se.ts';
import { SG } from './offices/sg.ts';
import { SI } from './offices/si.ts';
import { SK } from './offices/sk.ts';
import { SU } from './offices/su.ts';
import { TH } from './offices/th.ts';
import { TR } from './offices/tr.ts';
import { TW } from './offices/tw.ts';
import { UA } from './offices/ua.ts';
import { US } from './offices/us.ts';
import { VN } from './offices/vn.ts';
import { PCT, PCT_KIND_W, PCT_KIND_W_SHORT, PCT_SHORT_YEAR, PCT_SHORT_YEAR_2004, WO } from './offices/wo.ts';
import { YU } from './offices/yu.ts';
import { ZA } from './offices/za.ts';
import { compileRule, type OfficeNumbers } from './rule.ts';

export const OFFICE_NUMBERS: readonly OfficeNumbers[] = [
  AP,
  AR,
  AT,
  AU,
  BE,
  BG,
  BR,
  BX,
  BY,
  CA,
  CH,
  CL,
  CN,
  CO,
  CR,
  CS,
  CU,
  CZ,
  DE,
  DK,
  EA,
  EE,
  EG,
  EM,
  EP,
  ES,
  FI,
  FR,
  GB,
  GC,
  GR,
  HK,
  HR,
  HU,
  ID,
  IE,
  IL,
  IN,
  IR,
  IS,
  IT,
  JP,
  KR,
  KZ,
  LT,
  LU,
  LV,
  MA,
  MD,
  MX,
  MY,
  NL,
  NO,
  NZ,
  OA,
  PE,
  PH,
  PL,
  PT,
  QZ,
  RO,
  RS,
  RU,
  SE,
  SG,
  SI,
  SK,
  SU,
  TH,
  TR,
  TW,
  UA,
  US,
  VN,
  WO,
  YU,
  ZA,
];

/** WIPO's International Bureau acts under two codes; its numbers are kept under one. */
export const OFFICE_ALIASES: ReadonlyMap<string, string> = new Map([['IB', 'WO']]);

/** Rules for numbers that stand under the code of another office than the one they belong to. */
const RULES_OF_ANY_OFFICE = [
  PCT,
  PCT_SHORT_YEAR,
  PCT_SHORT_YEAR_2004,
  PCT_KIND_W,
  PCT_KIND_W_SHORT,
  EP_NAMED,
  EP_TRANSLATION,
  ...EP_PLACEHOLDERS,
].map(compileRule);

/** For an office that has no rules of its own. */
export const WITHOUT_RULES = new CompiledOffice({}, RULES_OF_ANY_OFFICE);

const OFFICES = new Map(
  OFFICE_NUMBERS.map((numbers) => [numbers.office, new CompiledOffice(numbers, RULES_OF_ANY_OFFICE)]),
);

export function officeNumbers(office: string): CompiledOffice | undefined {
  return OFFICES.get(office);
}
