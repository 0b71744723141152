/** What the drop folder refused, the newest first: every finding, where it is, and what can be done about it. */
import { useSignal } from '@preact/signals';
import type { AnswerOf } from '#gateway/client/client.ts';
import { formatTime, t } from '../../language/text.ts';
import { Ask } from '../../parts/ask.tsx';
import { Empty } from '../../parts/states.tsx';
import { Paging } from './paging.tsx';
import { ReportFindings } from './report-findings.tsx';
import { session } from './session.ts';

type Refused = AnswerOf<'listRefusals'>['refusalBag'][number];

const PAGE = 20;

const UNREAD = {
  damaged: 'console.refused.damaged',
  'too-large': 'console.refused.tooLarge',
  unreadable: 'console.refused.unreadable',
} as const;

export function RefusedDesk() {
  const client = session.value?.client;
  const offset = useSignal(0);
  if (client === undefined) return null;
  const query = { limit: String(PAGE), offset: String(offset.value), count: 'true' } as const;
  return (
    <>
      <h1>{t('console.refused')}</h1>
      <p>{t('console.refused.next')}</p>
      <Ask of={String(offset.value)} ask={(signal) => client.call('listRefusals', { query }, { signal })}>
        {({ refusalBag, totalCount = 0 }) =>
          refusalBag.length === 0 && offset.value === 0 ? (
            <Empty>{t('console.refused.none')}</Empty>
          ) : (
            <>
              {refusalBag.map((refused, index) => (
                <RefusedFile key={`${index} ${refused.fileName}`} {...refused} />
              ))}
              <Paging offset={offset} page={PAGE} total={totalCount} />
            </>
          )
        }
      </Ask>
    </>
  );
}

function RefusedFile({ fileName, at, report, leafIndex, findingCount, findingBag }: Refused) {
  return (
    <section class="refused">
      <h2>
        <bdi>{fileName}</bdi>
      </h2>
      <p class="small">
        {t('console.refused.at', { time: formatTime(at) })}
        {leafIndex !== undefined && <> {t('console.refused.partly', { index: String(leafIndex) })}</>}
      </p>
      {report !== 'read' && <p>{t(UNREAD[report])}</p>}
      <ReportFindings
        findingCount={findingCount}
        findingBag={findingBag}
        more={(counts) => t('console.refused.more', counts)}
      />
    </section>
  );
}
