/** What the answers of these pages rest on: who serves them, and how far behind the chain it is. */

import { health } from '../health.ts';
import { formatTime, t } from '../language/text.ts';

export function Footer() {
  return (
    <footer class="foot">
      <p>{t('shell.disclaimer')}</p>
      <p aria-live="polite">{statusText(health.value)}</p>
    </footer>
  );
}

function statusText(told: typeof health.value): string {
  if (told === undefined) return '';
  if (told === 'unreachable') return t('shell.offline');
  const { asOf, freshness } = told;
  if (asOf === null) return t('shell.noRegister');
  const values = { block: asOf.blockNumber, time: formatTime(asOf.blockTime) };
  return t(freshness?.state === 'current' ? 'shell.upToBlock' : 'shell.behind', values);
}
