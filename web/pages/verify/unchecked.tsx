/** Without a gateway a receipt is checked up to the root of its tree: what only the chain knows is named here. */
import { t } from '../../language/text.ts';
import { Hash } from '../../parts/values.tsx';
import type { Verification } from './verification.ts';

export function Unchecked({
  verification: { entry, receipt, findingBag },
  again,
}: {
  readonly verification: Verification;
  readonly again: (() => void) | undefined;
}) {
  const root = findingBag.find(({ code }) => code === 'LEAF_INCLUDED')?.evidence?.root;
  const [, , office = '', log = ''] = entry?.log.split('/') ?? [];
  return (
    <section class="notice">
      <h2>{t('verify.unchecked')}</h2>
      <ul>
        <li>
          {t('verify.unchecked.head', { office, log, size: receipt?.treeSize ?? 0 })}{' '}
          {root !== undefined && <Hash>{String(root)}</Hash>}
        </li>
        <li>{t('verify.unchecked.key')}</li>
        <li>{t('verify.unchecked.later')}</li>
      </ul>
      <p>{t('verify.unchecked.next')}</p>
      {again !== undefined && (
        <button type="button" onClick={again}>
          {t('state.retry')}
        </button>
      )}
    </section>
  );
}
