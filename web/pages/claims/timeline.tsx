/** Earlier filing, last day of the period and later filing on one line; the same in words below, for who cannot see it. */
import { formatDate, t } from '../../language/text.ts';
import type { CheckedClaim } from './claim-form.ts';

const WIDTH = 640;
const MARGIN = 20;
const DAY_MS = 86_400_000;

interface Moment {
  readonly date: string;
  readonly label: string;
  readonly kind: 'filing' | 'limit' | 'later';
  /** What ends on the day. */
  readonly span?: 'period' | 'extension' | 'restoration';
}

export function Timeline({
  later,
  claim,
  findings,
}: {
  readonly later: string;
  readonly claim: string;
  readonly findings: CheckedClaim['findingBag'];
}) {
  const moments = momentsOf(later, claim, findings);
  const days = moments.map(({ date }) => Date.parse(date) / DAY_MS);
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  if (!Number.isFinite(span) || span === 0) return null;
  const rightToLeft = document.documentElement.dir === 'rtl';
  const at = (date: string) => {
    const share = (Date.parse(date) / DAY_MS - first) / span;
    return MARGIN + (rightToLeft ? 1 - share : share) * (WIDTH - 2 * MARGIN);
  };
  const limits = moments.filter(({ kind }) => kind === 'limit');
  return (
    <figure class="timeline">
      <svg viewBox={`0 0 ${WIDTH} 60`} aria-hidden="true">
        <path class="axis" d={`M${MARGIN} 30H${WIDTH - MARGIN}`} />
        {limits.map(({ date, label, span }, index) => (
          <path key={label} class={span} d={`M${at(limits[index - 1]?.date ?? claim)} 30H${at(date)}`} />
        ))}
        {moments.map(({ date, kind, label }) => (
          <g key={label} class={kind}>
            {kind === 'limit' ? (
              <path d={`M${at(date)} 16V44`} />
            ) : (
              <circle cx={at(date)} cy={30} r={kind === 'later' ? 9 : 7} />
            )}
          </g>
        ))}
      </svg>
      <figcaption>
        <ol>
          {moments.map(({ date, label, kind }) => (
            <li key={label} class={kind}>
              <time dateTime={date}>{formatDate(date)}</time> {label}
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}

function momentsOf(later: string, claim: string, findings: CheckedClaim['findingBag']): Moment[] {
  return [
    { date: claim, label: t('timeline.earlier'), kind: 'filing' as const },
    ...limitsOf(findings),
    { date: later, label: t('timeline.later'), kind: 'later' as const },
  ].sort((one, other) => one.date.localeCompare(other.date));
}

/** The end of the period, of what extended it, and of the time in which the right can be restored. */
function limitsOf(findings: CheckedClaim['findingBag']): Moment[] {
  // The last day to correct a claim is none of the period.
  const compared = findings.find(
    (finding) => finding.code !== 'CLAIM_CORRECTABLE_UNTIL' && finding.compared?.lastDay !== undefined,
  )?.compared;
  const { lastDay, periodEnd = lastDay, restorableUntil } = compared ?? {};
  const ends = [
    [periodEnd, t('timeline.lastDay'), 'period'],
    [lastDay === periodEnd ? undefined : lastDay, t('timeline.extension'), 'extension'],
    [restorableUntil, t('timeline.restoration'), 'restoration'],
  ] as const;
  return ends.flatMap(([date, label, span]) =>
    date === undefined ? [] : { date, label, kind: 'limit' as const, span },
  );
}
