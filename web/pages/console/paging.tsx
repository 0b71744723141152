/** Turns the pages of a list, the newest rows first. */
import type { Signal } from '@preact/signals';
import { t } from '../../language/text.ts';

/** @param offset rows before the page that is shown; moved by `page` rows */
export function Paging({
  offset,
  page,
  total,
}: {
  readonly offset: Signal<number>;
  readonly page: number;
  readonly total: number;
}) {
  const turn = (by: number) => () => {
    offset.value += by;
  };
  return (
    <p class="actions">
      <button type="button" class="quiet" disabled={offset.value === 0} onClick={turn(-page)}>
        {t('list.newer')}
      </button>
      <button type="button" class="quiet" disabled={offset.value + page >= total} onClick={turn(page)}>
        {t('list.older')}
      </button>
    </p>
  );
}
