/** What the office that is asked made public with an application: each document in its log, and its receipt. */

import { parseEntry, subjectOffice } from '#protocol/entry.ts';
import { packReceipt } from '#protocol/packed-receipt.ts';
import { type ReadReceipt, readReceipt } from '#protocol/receipt.ts';
import { gateway } from '../../api.ts';
import { formatTime, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { Ask } from '../../parts/ask.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Hash } from '../../parts/values.tsx';

interface Document {
  readonly leafIndex: number;
  readonly entry: ReadReceipt['entry'];
  readonly receipt?: { readonly text: string; readonly recordedAt: string; readonly link: string };
}

/** @param id application id */
export function PublishedDocuments({ id }: { readonly id: string }) {
  return (
    <section class="documents">
      <h2>{t('register.documents')}</h2>
      <Ask of={id} ask={(signal) => documentsOf(id, signal)}>
        {(documents) => <Documents id={id} documents={documents} />}
      </Ask>
    </section>
  );
}

/** @returns undefined where they are not: an office keeps its documents itself */
async function documentsOf(id: string, signal: AbortSignal): Promise<Document[] | undefined> {
  const { office } = await gateway().call('getHealth', {}, { signal });
  if (office !== subjectOffice(id)) return undefined;
  const body = { applicationId: id };
  const { logEntryBag } = await gateway().call('lookUpLogEntries', { body }, { signal });
  return Promise.all(
    logEntryBag.map(async ({ leafIndex, entry, receipt }) => ({
      leafIndex,
      entry: parseEntry(entry),
      ...(receipt !== undefined && { receipt: await shownReceipt(receipt) }),
    })),
  );
}

async function shownReceipt(text: string) {
  const { recordedAt } = readReceipt(text).receipt.anchor;
  return { text, recordedAt, link: `${addressOf('/verify')}#${await packReceipt(text)}` };
}

function Documents({
  id,
  documents,
}: {
  readonly id: string;
  readonly documents: readonly Document[] | undefined;
}) {
  if (documents === undefined) return <Empty>{t('register.documents.elsewhere')}</Empty>;
  if (documents.length === 0) return <Empty>{t('register.documents.none')}</Empty>;
  return (
    <Table
      label={t('register.documents')}
      columns={[t('console.kind'), t('receipt.recordedAt'), t('console.receipt'), t('register.digest')]}
      rows={documents.map(({ leafIndex, entry, receipt }) => ({
        key: String(leafIndex),
        cells: [
          t(`kind.${entry.kind}`),
          receipt === undefined ? t('document.logged') : `${formatTime(receipt.recordedAt)} UTC`,
          receipt !== undefined && (
            <span key="receipt" class="actions">
              <a href={receipt.link}>{t('register.documents.verify')}</a>
              <button
                type="button"
                class="quiet"
                onClick={() => saveFile(`${id}.${leafIndex}.receipt.json`, 'application/json', receipt.text)}
              >
                {t('receipt.save')}
              </button>
            </span>
          ),
          <Hash key="digest">{entry.digest}</Hash>,
        ],
      }))}
    />
  );
}
