/**
 * What two-letter codes meant before ST.3 took over the codes of ISO 3166 in 1978, and codes that ended later
 * and are not in the list of former codes of ST.96. Many were given again to other states: a code in an old
 * record has its old meaning only where nobody has rewritten it, which EPO data do.
 */

export interface EarlierUse {
  /** Codes of today; the names are theirs. Empty when the territory has none of its own. */
  readonly successors: readonly string[];
  readonly years: { readonly from?: number; readonly to: number };
}

/** Old code and successor, used until the end of 1977. */
const UNTIL_1977 = `
BH BT | BT BW | BU MM | CD KH | CE CL | CL LK | CV VA | DA BJ | DR DO | EA ET | EI IE | EN GB | ET EG
FL LI | GE GM | GI GN | GU GT | HI HT | HO HN | IB EP | JA JP | KA CM | KN KP | KS KR | KU KW | MD MG
MJ ML | ML MT | MO MN | MS MU | MT MR | MU OM | NA NI | NI NE | PG PY | PM PA | PO PL | PP PG | RC CN
RU RO | SF FI | SL SV | SR SY | SW SE | SY YE | TA TZ | TD TT | TI TO | TO TG | TP TL | TS TD | UK GB
UV BF | WL SL | WN NG | ZB ZM | ZR CF
`;

/** Later ends, and second meanings of one code. */
const OTHERS: readonly (readonly [code: string, use: EarlierUse])[] = [
  ['HV', { successors: ['BF'], years: { from: 1978, to: 1984 } }],
  ['NC', { successors: [], years: { from: 1978, to: 2016 } }],
  ['NF', { successors: [], years: { from: 1978, to: 2016 } }],
  ['ZR', { successors: ['CD'], years: { from: 1971, to: 1997 } }],
];

export const EARLIER_USES: ReadonlyMap<string, readonly EarlierUse[]> = (() => {
  const uses = new Map<string, EarlierUse[]>();
  const until1977 = UNTIL_1977.split(/[|\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item): readonly [string, EarlierUse] => [
      item.slice(0, 2),
      { successors: [item.slice(3)], years: { to: 1977 } },
    ]);
  for (const [code, use] of [...until1977, ...OTHERS]) uses.set(code, [...(uses.get(code) ?? []), use]);
  return uses;
})();
