/** Documents of the office, the newest first, followed as they go from received to verified. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AnswerOf, GatewayClient } from '#gateway/client/client.ts';
import { events } from '#gateway/client/events.ts';
import { formatTime, t } from '../../language/text.ts';
import { Ask } from '../../parts/ask.tsx';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { DocumentFindings, FindingsButton } from './document-findings.tsx';
import { addressOfApplication, isApplicationId } from './own-applications.ts';
import { Paging } from './paging.tsx';
import { ReceiptSheet } from './receipt-sheet.tsx';
import { session } from './session.ts';
import { Upload } from './upload.tsx';

type Row = AnswerOf<'listDocuments'>['documentBag'][number];

/** What of which document stands above the list. */
interface Shown {
  readonly part: 'receipt' | 'findings';
  readonly index: number | undefined;
}

const PAGE = 50;
/** A document passes through states that are no event of the register. */
const LOOK_AGAIN_MS = 5000;

export function DocumentDesk() {
  const client = session.value?.client;
  const round = useSignal(0);
  const offset = useSignal(0);
  const shown = useSignal<Shown | undefined>(undefined);
  useEffect(() => (client === undefined ? undefined : lookAgain(client, round)), [client, round]);
  if (client === undefined) return null;
  const { part, index } = shown.value ?? {};
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
      {part === 'receipt' && index !== undefined && <ReceiptSheet client={client} index={index} />}
      {part === 'findings' && index !== undefined && <DocumentFindings client={client} index={index} />}
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
                  t('console.findings'),
                  t('console.kind'),
                  t('console.subject'),
                  t('console.received'),
                  t('console.receipt'),
                ]}
                rows={documentBag.map((row) => ({
                  key: String(row.leafIndex),
                  cells: cellsOf(row, shown),
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

function cellsOf(row: Row, shown: { value: Shown | undefined }) {
  const {
    fileName = '',
    state = 'logged',
    revoked,
    kind = 'application',
    subject = '',
    receivedAt,
    leafIndex: index,
    quality,
  } = row;
  const show = (part: Shown['part']) => () => {
    shown.value = { part, index };
  };
  const hasReceipt = state === 'anchored' || state === 'verified';
  return [
    <bdi key="file">{fileName}</bdi>,
    revoked ? t('console.revoked') : t(`document.${state}`),
    <FindingsButton key="findings" quality={quality} fileName={fileName} onShow={show('findings')} />,
    t(`kind.${kind}`),
    <Subject key="subject" id={subject} />,
    receivedAt === undefined ? '' : formatTime(receivedAt),
    hasReceipt ? (
      <button key="receipt" type="button" class="quiet" onClick={show('receipt')}>
        {t('console.receipt.show')} <span class="unseen">{fileName}</span>
      </button>
    ) : (
      ''
    ),
  ];
}

/** A document that was erased belongs to none that can be named. */
function Subject({ id }: { readonly id: string }) {
  const shown = <bdi dir="ltr">{id}</bdi>;
  return isApplicationId(id) ? <a href={addressOfApplication(id)}>{shown}</a> : shown;
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
