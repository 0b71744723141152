/** The chain as this gateway sees it, and what happens on it while one looks. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { events, type StreamEvent } from '#gateway/client/events.ts';
import { gateway } from '../../api.ts';
import { formatNumber, formatTime, t, tCode } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { Ask } from '../../parts/ask.tsx';
import { officeName } from '../../parts/office-name.ts';
import { Empty } from '../../parts/states.tsx';
import { Values } from '../../parts/values.tsx';
import { Governance } from './governance.tsx';

const MOST_EVENTS = 50;

function askNetwork(signal: AbortSignal) {
  const client = gateway();
  return Promise.all([
    client.call('getStatistics', {}, { signal }),
    client.call('getNetwork', {}, { signal }),
  ] as const);
}

export function NetworkView() {
  const round = useSignal(0);
  return (
    <>
      <h1>{t('register.network')}</h1>
      <Ask of={String(round.value)} ask={askNetwork}>
        {([answer, { governance }]) => (
          <>
            <Values
              rows={[
                [t('network.chain'), answer.asOf.chainId],
                [t('network.block'), formatNumber(answer.asOf.blockNumber)],
                [
                  t('network.behind'),
                  answer.freshness.blocksBehind === null
                    ? t('result.unknown')
                    : formatNumber(answer.freshness.blocksBehind),
                ],
                [t('network.applications'), formatNumber(answer.applicationCount)],
                [t('office.claims'), formatNumber(answer.priorityClaimCount)],
              ]}
            />
            <h2>{t('register.offices')}</h2>
            <ul class="cards">
              {answer.freshness.officeBag.map(({ office, participation, lastWriteAt }) => (
                <li key={office}>
                  <a href={addressOf(`/offices/${office}`)}>{officeName(office)}</a>
                  {participation !== 'none' && <p>{t(`office.${participation}`)}</p>}
                  {lastWriteAt !== undefined && (
                    <p>
                      {t('office.lastWrite')}: {formatTime(lastWriteAt)}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            <Governance
              governance={governance}
              again={() => {
                round.value += 1;
              }}
            />
            <AsOf {...answer} />
          </>
        )}
      </Ask>
      <h2>{t('network.events')}</h2>
      <Events />
    </>
  );
}

function Events() {
  const seen = useSignal<readonly StreamEvent[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    const follow = async () => {
      for await (const event of events(gateway(), { signal: controller.signal }))
        seen.value = [event, ...seen.value].slice(0, MOST_EVENTS);
    };
    // A gateway that takes no more streams leaves the list as it is.
    follow().catch(() => undefined);
    return () => controller.abort();
  }, [seen]);
  if (seen.value.length === 0) return <Empty>{t('network.events.none')}</Empty>;
  return (
    <ol class="history" aria-live="polite">
      {seen.value.map(({ id, type, data }) => (
        <li key={id}>{eventText(type, data as Partial<Record<string, string>>)}</li>
      ))}
    </ol>
  );
}

function eventText(
  type: string,
  { office = '', applicationId = '', at }: Partial<Record<string, string>>,
): string {
  const time = at === undefined ? '' : `${formatTime(at)} `;
  return `${time}${office} ${tCode('event', type) ?? type} ${applicationId}`.trim();
}
