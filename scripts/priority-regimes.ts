import { RIGHT_TYPES, type RightType } from '#protocol/application-id.ts';
import { PERIOD_FINDINGS } from '#standards/priority/findings.ts';
import { OUTSIDE } from '#standards/priority/membership.ts';
import { type Dated, REGIME_IDS, type Regime } from '#standards/priority/regime.ts';
import { REGIMES } from '#standards/priority/regimes.ts';
import { generate } from './generated.ts';

type Row = readonly string[];

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function days({ from, to }: Dated): string {
  if (from === undefined && to === undefined) return 'always';
  if (from === undefined) return `until ${to}`;
  return to === undefined ? `from ${from}` : `${from} to ${to}`;
}

const rights = (types: readonly RightType[]): string => types.map((type) => RIGHT_TYPES[type]).join(', ');

function regimeSection(regime: Regime): string {
  const { periods, corrections, restorations, chains, foundations, closedDays } = regime;
  const rows: Row[] = [
    ...periods.map((rule) => [
      'period',
      `${rights(rule.later)} on ${rights(rule.earlier)}${rule.earlierOffices === undefined ? '' : ` of ${rule.earlierOffices.join(', ')}`}: ${rule.months} months`,
      days(rule),
      rule.source,
    ]),
    ['start', 'filing of the first application, its day not counted', 'always', regime.start],
    ['month end', 'the last day of a month that is shorter', 'always', regime.monthEnd],
    [
      'closed days',
      `of the ${closedDays.of === 'WO' ? 'International Bureau' : closedDays.of}`,
      'always',
      closedDays.source,
    ],
    ['same day', regime.sameDay.rule, days(regime.sameDay), regime.sameDay.source],
    ...corrections.map((rule) => [
      'correction',
      `${rights(rule.later)}: ${correctionOf(rule)}`,
      days(rule),
      rule.source,
    ]),
    ...restorations.map((rule) => [
      'restoration',
      `${rights(rule.later)}: filed within ${rule.months} months after the period; ${rule.criterion}`,
      `${days(rule)}${rule.datedBy === 'expiry' ? ' (end of the period)' : ''}`,
      rule.source,
    ]),
    ['no restoration', 'else', 'always', regime.noRestoration],
    ...chains.map((rule) => [
      'chain',
      `${rights(rule.later)}: ${rule.relations.join(', ')}`,
      days(rule),
      rule.source,
    ]),
    ['same office', 'a claim on an application at the same office', 'always', regime.domestic],
    ...foundations.map((rule) => [
      'what founds a claim',
      'filing in or for a member',
      days(rule),
      rule.source,
    ]),
  ];
  return `## ${regime.name} (\`${regime.id}\`)\n\n${table(['rule', 'says', 'in force', 'source'], rows)}`;
}

function correctionOf({ monthsFromPriority, monthsFromFiling }: Regime['corrections'][number]): string {
  const ends = [
    ...(monthsFromPriority === undefined
      ? []
      : [`${monthsFromPriority} months from the earliest priority date`]),
    ...(monthsFromFiling === undefined ? [] : [`${monthsFromFiling} months from filing`]),
  ];
  return ends.length === 0 ? 'with the application only' : ends.join(' or, if later, ');
}

const codes = table(
  ['code', 'severity', 'effect', 'measured by'],
  Object.entries(PERIOD_FINDINGS).map(([code, { severity, effect, legalBasis }]) => [
    `\`${code}\``,
    severity,
    effect,
    legalBasis,
  ]),
);

const outside = table(
  ['office', 'until', 'source'],
  OUTSIDE.map(({ office, until, source }) => [office, until ?? 'now, as far as known', source]),
);

await generate(
  'docs/priority-regimes.md',
  `# Regimes of priority

Generated from the tables in \`node/standards/priority\` by \`npm run generate\`; [priority-rules.md](priority-rules.md) says how
they are applied. A rule that could not be looked up says *unverified* in its source, here and in every finding that
cites it.

## Findings

\`none\` stands beside the verdict, \`review\` leaves it to a person.

${codes}

${REGIME_IDS.map((id) => regimeSection(REGIMES[id])).join('\n\n')}

## Outside of the Union

Filings at these offices found a right only by reciprocity, on the days given; of other offices nothing is said.

${outside}
`,
);
