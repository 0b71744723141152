/** The audit trail, for auditors: who wrote what, and when keys of unpublished applications were used. */
import { useSignal } from '@preact/signals';
import type { AnswerOf } from '#gateway/client/client.ts';
import { formatTime, t } from '../../language/text.ts';
import { Ask } from '../../parts/ask.tsx';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Paging } from './paging.tsx';
import { session } from './session.ts';

type Event = AnswerOf<'listAuditEvents'>['auditEventBag'][number];

const PAGE = 50;

export function AuditDesk() {
  const client = session.value?.client;
  const offset = useSignal(0);
  if (client === undefined) return null;
  const query = {
    limit: String(PAGE),
    offset: String(offset.value),
    sort: '-sequenceNumber',
    count: 'true',
  } as const;
  return (
    <>
      <h1>{t('console.audit')}</h1>
      <p>{t('console.audit.next')}</p>
      <Ask of={String(offset.value)} ask={(signal) => client.call('listAuditEvents', { query }, { signal })}>
        {({ auditEventBag, totalCount = 0 }) =>
          auditEventBag.length === 0 && offset.value === 0 ? (
            <Empty>{t('console.audit.none')}</Empty>
          ) : (
            <>
              <Table
                label={t('console.audit')}
                columns={[
                  t('console.audit.number'),
                  t('console.audit.at'),
                  t('console.audit.by'),
                  t('console.audit.channel'),
                  t('console.audit.operation'),
                  t('console.audit.subject'),
                  t('console.audit.outcome'),
                ]}
                rows={auditEventBag.map((event) => ({
                  key: String(event.sequenceNumber),
                  cells: cellsOf(event),
                }))}
              />
              <Paging offset={offset} page={PAGE} total={totalCount} />
            </>
          )
        }
      </Ask>
    </>
  );
}

const CHANNELS = { http: 'console.audit.http', command: 'console.audit.command' } as const;
const OUTCOMES = { begun: 'console.audit.begun', used: 'console.audit.used' } as const;

function cellsOf(event: Event) {
  const { sequenceNumber, at, by = '', channel, operation = '', subject = '' } = event;
  return [
    String(sequenceNumber),
    at === undefined ? '' : formatTime(at),
    <bdi key="by">{by}</bdi>,
    channel === undefined ? '' : t(CHANNELS[channel]),
    <bdi key="operation" dir="ltr">
      {operation}
    </bdi>,
    <bdi key="subject" dir="ltr">
      {subject}
    </bdi>,
    outcomeOf(event),
  ];
}

function outcomeOf({ outcome = 'begun', refusedSequenceNumber, code }: Event) {
  if (outcome !== 'refused') return t(OUTCOMES[outcome]);
  return (
    <>
      {t('console.audit.refused', { number: String(refusedSequenceNumber) })} <bdi dir="ltr">{code}</bdi>
    </>
  );
}
