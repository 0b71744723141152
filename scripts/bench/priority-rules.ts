import { addDays } from '#standards/priority/calendars/calendar.ts';
import { judge } from '#standards/priority/judge.ts';
import type { RegimeId } from '#standards/priority/regime.ts';
import { atLeast, interleaved, type Measure, processorTimed } from './measure.ts';

const CLAIMS = 50_000;
/** Many short rounds: what disturbs one of them does not change the median. */
const ROUNDS = 15;

const OFFICES = [
  ['EP', 'P', 12],
  ['EM', 'T', 6],
  ['EM', 'D', 6],
  ['US', 'P', 12],
  ['JP', 'P', 12],
  ['CN', 'U', 12],
  ['KR', 'D', 6],
  ['DE', 'P', 12],
] as const;

/** Before, around and after the end of the period: around it the calendar is read. */
const DAYS_FROM_END = [-300, -200, -120, -60, -30, -10, 0, 1, 2, 20, 90] as const;

/** One claim to an application, as most have: nothing is shared between two judgements. */
export async function benchPriorityRules(): Promise<Measure[]> {
  const questions = Array.from({ length: CLAIMS }, (_, index) => {
    const [office, rightType, months] = OFFICES[index % OFFICES.length]!;
    const claimed = addDays('2005-01-01', (index * 7) % 7000);
    const away = DAYS_FROM_END[index % DAYS_FROM_END.length]!;
    const filingDate = addDays(claimed, Math.max(0, Math.round(months * 30.44) + away));
    return {
      later: { office, rightType, filingDate },
      claims: [{ office: 'GB', rightType, filingDate: claimed }],
    };
  });
  const codes: Record<string, number> = {};
  const regimes = new Set<RegimeId>();
  for (const { later, claims } of questions) {
    const judged = judge(later, claims);
    regimes.add(judged.regime);
    for (const { code } of judged.claims[0] ?? []) codes[code] = (codes[code] ?? 0) + 1;
  }
  const { rules } = await interleaved(
    {
      rules: () =>
        processorTimed(() => {
          for (const { later, claims } of questions) judge(later, claims);
        }),
    },
    ROUNDS,
  );
  return [
    atLeast(100_000, {
      id: 'priority-rules',
      what: `priority claims judged by the rules alone, ${regimes.size} regimes, one core`,
      value: (CLAIMS / rules) * 1000,
      unit: 'per second',
      detail: Object.entries(codes)
        .map(([code, count]) => `${count} ${code}`)
        .join(', '),
    }),
  ];
}
