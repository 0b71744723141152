/** How the node of the office is, and its own keys as the chain has them. */
import { t } from '../../language/text.ts';
import { Ask } from '../../parts/ask.tsx';
import { Values } from '../../parts/values.tsx';
import { OfficeView } from '../register/office-view.tsx';
import { session } from './session.ts';

export function HealthDesk() {
  const client = session.value?.client;
  if (client === undefined) return null;
  return (
    <Ask of="health" ask={(signal) => client.call('getHealth', {}, { signal })}>
      {({ version, office, problem, freshness, asOf }) => (
        <>
          <h1>{t('console.health')}</h1>
          <Values
            rows={[
              [t('health.version'), version],
              [t('health.problem'), problem ?? t('health.none')],
              [t('network.block'), asOf?.blockNumber],
              [t('network.behind'), freshness?.blocksBehind ?? t('result.unknown')],
            ]}
          />
          {office !== null && <OfficeView code={office} within />}
        </>
      )}
    </Ask>
  );
}
