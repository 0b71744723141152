/** One application as the register has it: what was recorded when, and its family. */
import type { AnswerOf } from '#gateway/client/client.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import { gateway } from '../../api.ts';
import { formatDate, formatTime, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { Ask } from '../../parts/ask.tsx';
import { officeName } from '../../parts/office-name.ts';
import { rightTypeName } from '../../parts/right-type.ts';
import { Empty } from '../../parts/states.tsx';
import { Hash, Values } from '../../parts/values.tsx';
import { Family } from './family.tsx';
import { PublishedDocuments } from './published-documents.tsx';

type Answer = AnswerOf<'lookUpFamily'>;
type Member = Answer['familyBag'][number]['memberBag'][number];

export function ApplicationView({ id }: { readonly id: string }) {
  return (
    <>
      <h1>
        <bdi dir="ltr">{id}</bdi>
      </h1>
      <Ask of={id} ask={(signal) => lookUp(id, signal)}>
        {(answer) => <Application answer={answer} />}
      </Ask>
    </>
  );
}

/** @throws ProtocolError of an application id, ClientError */
async function lookUp(id: string, signal: AbortSignal): Promise<Answer> {
  const { office, rightType, number } = parseApplicationId(id);
  const body = { office, rightType, applicationNumber: number };
  return gateway().call('lookUpFamily', { body }, { signal });
}

function Application({ answer }: { readonly answer: Answer }) {
  const [family] = answer.familyBag;
  const record = family?.memberBag[0]?.application;
  if (family === undefined || record === undefined) return <Empty>{t('register.found.none')}</Empty>;
  return (
    <>
      <Values
        rows={[
          [
            t('field.office'),
            <a href={addressOf(`/offices/${record.office}`)}>{officeName(record.office)}</a>,
          ],
          [t('field.rightType'), rightTypeName(record.rightType)],
          [t('field.filingDate'), formatDate(record.filingDate)],
          [t('register.status'), t(record.withdrawn ? 'register.withdrawn' : 'register.inForce')],
          [t('register.digest'), record.documentDigest && <Hash>{record.documentDigest}</Hash>],
          [t('register.transaction'), <Hash>{record.transactionHash}</Hash>],
        ]}
      />
      <h2>{t('register.history')}</h2>
      <History record={record} />
      {record.applicationId !== undefined && <PublishedDocuments id={record.applicationId} />}
      <h2>{t('register.family')}</h2>
      <Family family={family} />
      <AsOf {...answer} />
    </>
  );
}

function History({ record }: { readonly record: NonNullable<Member['application']> }) {
  const { recordedAt, openedAt = '', revisedAt = '', revision, withdrawnAt = '' } = record;
  const events = [
    [recordedAt, t('register.event.recorded')],
    [openedAt, t('register.event.opened')],
    [revisedAt, t('register.event.corrected', { count: revision })],
    [withdrawnAt, t('register.event.withdrawn')],
  ] as const;
  const happened = events.filter(([time]) => time !== '').sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return (
    <ol class="history">
      {happened.map(([time, text]) => (
        <li key={text}>
          <time dateTime={time}>{formatTime(time)} UTC</time> {text}
        </li>
      ))}
    </ol>
  );
}
