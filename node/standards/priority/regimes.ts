/** Which regime judges a claim: by the later application's office, right type and route. */
import type { RightType } from '#protocol/application-id.ts';
import type { Regime, RegimeId, Relation } from './regime.ts';
import { CN } from './regimes/cn.ts';
import { EPC } from './regimes/epc.ts';
import { EUTM } from './regimes/eutm.ts';
import { HAGUE } from './regimes/hague.ts';
import { JP } from './regimes/jp.ts';
import { KR } from './regimes/kr.ts';
import { MADRID } from './regimes/madrid.ts';
import { PARIS } from './regimes/paris.ts';
import { PCT } from './regimes/pct.ts';
import { RCD } from './regimes/rcd.ts';
import { US } from './regimes/us.ts';

export const REGIMES: Readonly<Record<RegimeId, Regime>> = {
  paris: PARIS,
  pct: PCT,
  epc: EPC,
  us: US,
  cn: CN,
  jp: JP,
  kr: KR,
  eutm: EUTM,
  rcd: RCD,
  hague: HAGUE,
  madrid: MADRID,
};

/** By which door the later application came. */
export const ROUTES = ['national', 'PCT', 'Hague', 'Madrid'] as const;
export type Route = (typeof ROUTES)[number];

const BY_ROUTE: Readonly<Record<Exclude<Route, 'national'>, Regime>> = { PCT, Hague: HAGUE, Madrid: MADRID };

/** The table of an office, for the right types that it has periods for. */
const BY_OFFICE: Readonly<Record<string, readonly Regime[]>> = {
  WO: [PCT, HAGUE, MADRID],
  IB: [PCT, HAGUE, MADRID],
  EP: [EPC],
  EM: [EUTM, RCD],
  US: [US],
  CN: [CN],
  JP: [JP],
  KR: [KR],
};

export interface Filing {
  readonly office: string;
  readonly rightType: RightType;
  readonly route?: Route;
  readonly relation?: Relation;
}

/** `general`: there is no table for this office and right type, so the treaty alone is applied. */
export function regimeOf({ office, rightType, route, relation }: Filing): {
  regime: Regime;
  general: boolean;
} {
  const covers = ({ periods }: Regime): boolean => periods.some(({ later }) => later.includes(rightType));
  if (route !== undefined && route !== 'national' && covers(BY_ROUTE[route]))
    return { regime: BY_ROUTE[route], general: false };
  // The national phase has the international filing date, and the claim was made in the international application.
  if (relation === 'national-phase' && covers(PCT)) return { regime: PCT, general: false };
  const regime = BY_OFFICE[office]?.find(covers);
  return regime === undefined ? { regime: PARIS, general: true } : { regime, general: false };
}
