/** The newest heads of an office's log, as they stand on the chain. */
import { gateway } from '../../api.ts';
import { formatNumber, formatTime, t } from '../../language/text.ts';
import { Ask } from '../../parts/ask.tsx';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Hash } from '../../parts/values.tsx';

export function TreeHeads({ code }: { readonly code: string }) {
  const query = { sort: '-treeSize', limit: '20' } as const;
  return (
    <section>
      <h2>{t('office.heads')}</h2>
      <Ask
        of={code}
        ask={(signal) => gateway().call('listTreeHeads', { params: { code }, query }, { signal })}
      >
        {({ treeHeadBag }) =>
          treeHeadBag.length === 0 ? (
            <Empty>{t('office.heads.none')}</Empty>
          ) : (
            <Table
              label={t('office.heads')}
              columns={[
                t('office.head.size'),
                t('office.head.root'),
                t('office.head.block'),
                t('office.head.time'),
              ]}
              rows={treeHeadBag.map(({ treeSize = 0, root = '', blockNumber = 0, recordedAt = '' }) => ({
                key: root,
                cells: [
                  formatNumber(treeSize),
                  <Hash key="root">{root}</Hash>,
                  formatNumber(blockNumber),
                  formatTime(recordedAt),
                ],
              }))}
            />
          )
        }
      </Ask>
    </section>
  );
}
