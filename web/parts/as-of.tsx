import type { AnswerOf } from '#gateway/client/client.ts';
import { formatTime, t } from '../language/text.ts';

type Stated = Pick<AnswerOf<'getOffice'>, 'asOf' | 'freshness'>;

/** The block that an answer is true for, and whether that is the newest. */
export function AsOf({ asOf, freshness }: Stated) {
  const values = { block: asOf.blockNumber, time: formatTime(asOf.blockTime) };
  return <p class="small">{t(freshness.state === 'current' ? 'shell.upToBlock' : 'shell.behind', values)}</p>;
}
