/** One application of the office: what it says, and what is done with it. */
import { useSignal } from '@preact/signals';
import { formatDate, listOf, t } from '../../language/text.ts';
import { Field } from '../../parts/field.tsx';
import { Failure } from '../../parts/states.tsx';
import { Values } from '../../parts/values.tsx';
import { ApplicationActions, type OwnApplication } from './application-actions.tsx';
import { session } from './session.ts';

export function ApplicationDesk() {
  const client = session.value?.client;
  const id = useSignal('');
  const found = useSignal<OwnApplication | undefined>(undefined);
  const failed = useSignal<{ readonly error: unknown; readonly again: () => void } | undefined>(undefined);
  if (client === undefined) return null;
  const attempt = async (work: () => Promise<OwnApplication | undefined>) => {
    failed.value = undefined;
    try {
      found.value = (await work()) ?? found.value;
    } catch (error) {
      failed.value = { error, again: () => attempt(work) };
    }
  };
  const lookUp = () => client.call('lookUpOwnApplication', { body: { applicationId: id.value.trim() } });
  return (
    <>
      <h1>{t('console.applications')}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          found.value = undefined;
          void attempt(lookUp);
        }}
      >
        <Field
          label={t('console.applicationId')}
          hint={t('console.applicationId.hint')}
          value={id.value}
          required
          dir="ltr"
          maxLength={40}
          onValue={(value) => {
            id.value = value;
          }}
        />
        <button type="submit">{t('register.search.do')}</button>
      </form>
      <div aria-live="polite">
        {failed.value !== undefined && <Failure error={failed.value.error} retry={failed.value.again} />}
        {found.value !== undefined && (
          <>
            <h2>
              <bdi dir="ltr">{found.value.applicationId}</bdi>
            </h2>
            <Values
              rows={[
                [t('register.status'), statusOf(found.value)],
                [t('field.filingDate'), formatDate(found.value.filingDate)],
                [t('console.publication'), found.value.publicationNumber ?? undefined],
                [t('console.entries'), listOf(found.value.leafIndexBag.map(String))],
              ]}
            />
            <ApplicationActions client={client} application={found.value} attempt={attempt} />
          </>
        )}
      </div>
    </>
  );
}

function statusOf({ state, withdrawn }: OwnApplication): string {
  if (withdrawn) return t('register.withdrawn');
  return t(state === 'open' ? 'console.open' : 'console.sealed');
}
