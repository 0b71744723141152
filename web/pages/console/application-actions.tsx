/** Publish, correct, withdraw, give out the access code, decide on claims. Each asks before it writes to the chain. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { GatewayClient, RequestOf } from '#gateway/client/client.ts';
import { PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import { formatDate, t } from '../../language/text.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { into } from '../../parts/into.ts';
import type { OwnApplication } from './own-applications.ts';

type Status = RequestOf<'decidePriorityClaim'>['body']['status'];
type Claim = OwnApplication['priorityClaimBag'][number];

interface Props {
  readonly client: GatewayClient;
  readonly application: OwnApplication;
  readonly attempt: (work: () => Promise<OwnApplication | undefined>) => Promise<void>;
}

export function ApplicationActions({ client, application, attempt }: Props) {
  const { applicationId, withdrawn, state } = application;
  const date = useSignal(application.filingDate);
  const number = useSignal('');
  const code = useSignal<string | undefined>(undefined);
  return (
    <>
      {state === 'sealed' && (
        <Action
          {...{ applicationId, title: t('console.publish'), effect: t('console.publish.effect') }}
          onDo={() =>
            attempt(() =>
              client.call('publish', {
                body: { applicationId, ...(number.value !== '' && { publicationNumber: number.value }) },
              }),
            )
          }
        >
          <Field label={t('console.publication')} value={number.value} dir="ltr" onValue={into(number)} />
        </Action>
      )}
      <Action
        {...{ applicationId, title: t('console.correct') }}
        effect={t('console.correct.effect', { date: formatDate(date.value) || '…' })}
        onDo={() =>
          attempt(() => client.call('correct', { body: { applicationId, filingDate: date.value } }))
        }
      >
        <Field label={t('field.filingDate')} type="date" value={date.value} required onValue={into(date)} />
      </Action>
      <Action
        {...{ applicationId, title: t(withdrawn ? 'console.withdraw.undo' : 'console.withdraw') }}
        effect={t(withdrawn ? 'console.withdraw.undo.effect' : 'console.withdraw.effect')}
        onDo={() =>
          attempt(() =>
            client.call('withdraw', { body: { applicationId, ...(withdrawn && { undo: true }) } }),
          )
        }
      />
      {state === 'sealed' && (
        <Action
          {...{ applicationId, title: t('console.code'), effect: t('console.code.hint') }}
          onDo={() =>
            attempt(async () => {
              code.value = (await client.call('giveOutAccessCode', { body: { applicationId } })).accessCode;
              return undefined;
            })
          }
        >
          {code.value !== undefined && <code dir="ltr">{code.value}</code>}
        </Action>
      )}
      {application.priorityClaimBag.map((claim) => (
        <ClaimAction
          key={`${claim.earlierApplicationId}${claim.claimedDate}`}
          {...{ client, application, attempt, claim }}
        />
      ))}
    </>
  );
}

function ClaimAction({ client, application, attempt, claim }: Props & { readonly claim: Claim }) {
  const { earlierApplicationId, claimedDate } = claim;
  const status = useSignal<string>(claim.status ?? 'Accepted');
  const decide = () =>
    client.call('decidePriorityClaim', {
      body: {
        ...{
          laterApplicationId: application.applicationId,
          earlierApplicationId,
          status: status.value as Status,
        },
        ...(claimedDate !== null && { claimedDate }),
      },
    });
  const date = claimedDate === null ? '' : formatDate(claimedDate);
  return (
    <Action
      applicationId={application.applicationId}
      title={t('console.decide', { id: earlierApplicationId, date })}
      effect={t('console.decide.effect', { status: t(`claim.${status.value as Status}`) })}
      onDo={() => attempt(decide)}
    >
      <Choice
        label={t('console.decision')}
        value={status.value}
        options={PRIORITY_STATUSES.map((one) => [one, t(`claim.${one}`)])}
        onValue={into(status)}
      />
    </Action>
  );
}

function Action({
  applicationId,
  title,
  effect,
  onDo,
  children,
}: {
  readonly applicationId: string;
  readonly title: string;
  /** What is so afterwards, and for whom: in the box, and asked again before it is done. */
  readonly effect: string;
  readonly onDo: () => Promise<void>;
  readonly children?: ComponentChildren;
}) {
  const busy = useSignal(false);
  return (
    <form
      class="action"
      onSubmit={async (event) => {
        event.preventDefault();
        const question = t('console.confirm', { id: applicationId, action: title, effect });
        if (busy.value || !confirm(question)) return;
        busy.value = true;
        await onDo();
        busy.value = false;
      }}
    >
      <h3>{title}</h3>
      {children}
      <p class="hint">{effect}</p>
      {/* A button that is disabled loses the focus, and who uses the keyboard their place. */}
      <button type="submit" aria-disabled={busy.value}>
        {title}
      </button>
    </form>
  );
}
