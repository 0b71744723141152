import { gateway } from '../../api.ts';
import { formatTime, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { Ask } from '../../parts/ask.tsx';
import { officeName } from '../../parts/office-name.ts';
import { Table } from '../../parts/table.tsx';

export function OfficesView() {
  return (
    <>
      <h1>{t('register.offices')}</h1>
      <Ask
        of="offices"
        ask={(signal) => gateway().call('listOffices', { query: { limit: '500' } }, { signal })}
      >
        {(answer) => (
          <>
            <Table
              label={t('register.offices')}
              columns={[t('field.office'), t('register.status'), t('office.since'), t('office.lastWrite')]}
              rows={answer.officeBag.map(({ office = '', status = 'removed', since, lastWriteAt }) => ({
                key: office,
                cells: [
                  <a key="office" href={addressOf(`/offices/${office}`)}>
                    {officeName(office)} ({office})
                  </a>,
                  t(`office.${status}`),
                  since === undefined ? '' : formatTime(since),
                  lastWriteAt === undefined ? '' : formatTime(lastWriteAt),
                ],
              }))}
            />
            <AsOf {...answer} />
          </>
        )}
      </Ask>
    </>
  );
}
