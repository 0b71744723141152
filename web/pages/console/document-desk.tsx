/** Documents of the office, the newest first, followed as they go from received to verified. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AnswerOf, GatewayClient } from '#gateway/client/client.ts';
import { events } from '#gateway/client/events.ts';
import { formatTime, t } from '../../language/text.ts';
import { Ask } from '../../parts/ask.tsx';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Paging } from './paging.tsx';
import { ReceiptSheet } from './receipt-sheet.tsx';
import { session } from './session.ts';
import { Upload } from './upload.tsx';

type Row = AnswerOf<'listDocuments'>['documentBag'][number];

const PAGE = 50;
/** A document passes through states that are no event of the register. */
const LOOK_AGAIN_MS = 5000;

export function DocumentDesk() {
  const client = session.value?.client;
  const round = useSignal(0);
  const offset = useSignal(0);
  const receiptOf = useSignal<number | undefined>(undefined);
  useEffect(() => (client === undefined ? undefined : lookAgain(client, round)), [client, round]);
  if (client === undefined) return null;
  const query = {
    limit: String(PAGE),
    offset: String(offset.value),
    sort: '-leafIndex',
    count: 'true',
  } as const;
  return (
    <>
      <h1>{t('console.documents')}</h1>
      <Upload
        client={client}
        onTaken={() => {
          round.value += 1;
        }}
      />
      {receiptOf.value !== undefined && <ReceiptSheet client={client} index={receiptOf.value} />}
      <Ask
        of={`${round.value} ${offset.value}`}
        quietly
        ask={(signal) => client.call('listDocuments', { query }, { signal })}
      >
        {({ documentBag, totalCount = 0 }) =>
          documentBag.length === 0 ? (
            <Empty>{t('console.documents.none')}</Empty>
          ) : (
            <>
              <Table
                label={t('console.documents')}
                columns={[
                  t('console.file'),
                  t('console.state'),
                  t('console.kind'),
                  t('console.subject'),
                  t('console.received'),
                  t('console.receipt'),
                ]}
                rows={documentBag.map((row) => ({
                  key: String(row.leafIndex),
                  cells: cellsOf(row, receiptOf),
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

function cellsOf(row: Row, receiptOf: { value: number | undefined }) {
  const {
    fileName = '',
    state = 'logged',
    revoked,
    kind = 'application',
    subject = '',
    receivedAt,
    leafIndex,
  } = row;
  const hasReceipt = state === 'anchored' || state === 'verified';
  return [
    <bdi key="file">{fileName}</bdi>,
    revoked ? t('console.revoked') : t(`document.${state}`),
    t(`kind.${kind}`),
    <bdi key="subject" dir="ltr">
      {subject}
    </bdi>,
    receivedAt === undefined ? '' : formatTime(receivedAt),
    hasReceipt ? (
      <button
        key="receipt"
        type="button"
        class="quiet"
        onClick={() => {
          receiptOf.value = leafIndex;
        }}
      >
        {t('console.receipt.show')} <span class="unseen">{fileName}</span>
      </button>
    ) : (
      ''
    ),
  ];
}

/** Asks again at each event of the register, and now and then. @returns what ends it */
function lookAgain(client: GatewayClient, round: { value: number }): () => void {
  const controller = new AbortController();
  const next = () => {
    round.value += 1;
  };
  const follow = async () => {
    for await (const _ of events(client, { signal: controller.signal })) next();
  };
  follow().catch(() => undefined); // without a stream the clock is enough
  const clock = setInterval(next, LOOK_AGAIN_MS);
  return () => {
    controller.abort();
    clearInterval(clock);
  };
}
