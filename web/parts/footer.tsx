/** What the answers of these pages rest on: who serves them, and how far behind the chain it is. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AnswerOf } from '#gateway/client/client.ts';
import { gateway } from '../api.ts';
import { formatTime, t } from '../language/text.ts';

type Health = AnswerOf<'getHealth'>;

export function Footer() {
  const health = useSignal<Health | 'unreachable' | undefined>(undefined);
  useEffect(() => {
    gateway()
      .call('getHealth', {})
      .then(
        (answer) => {
          health.value = answer;
        },
        () => {
          health.value = 'unreachable';
        },
      );
  }, [health]);
  return (
    <footer class="foot">
      <p>{t('shell.disclaimer')}</p>
      <p aria-live="polite">{statusText(health.value)}</p>
    </footer>
  );
}

function statusText(health: Health | 'unreachable' | undefined): string {
  if (health === undefined) return '';
  if (health === 'unreachable') return t('shell.offline');
  const { asOf, freshness } = health;
  if (asOf === null) return t('shell.noRegister');
  const values = { block: asOf.blockNumber, time: formatTime(asOf.blockTime) };
  return t(freshness?.state === 'current' ? 'shell.upToBlock' : 'shell.behind', values);
}
