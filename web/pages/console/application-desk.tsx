/** One application of the office: what it says, and what is done with it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDate, listOf, t } from '../../language/text.ts';
import { go } from '../../navigation.ts';
import { Choice } from '../../parts/field.tsx';
import { into } from '../../parts/into.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { rightTypeOptions } from '../../parts/right-type.ts';
import { Empty, Failure } from '../../parts/states.tsx';
import { Values } from '../../parts/values.tsx';
import { ApplicationActions } from './application-actions.tsx';
import {
  addressOfApplication,
  applicationInAddress,
  isApplicationId,
  lookUpOwn,
  type OwnApplication,
} from './own-applications.ts';
import { session } from './session.ts';

/** @param office whose gateway this is */
export function ApplicationDesk({ office }: { readonly office: string }) {
  const client = session.value?.client;
  const rightType = useSignal('');
  const number = useSignal(applicationInAddress());
  const found = useSignal<readonly OwnApplication[] | undefined>(undefined);
  const failed = useSignal<{ readonly error: unknown; readonly again: () => void } | undefined>(undefined);
  const asked = { office, rightType: rightType.value, text: number.value.trim(), date: '' };
  const show = (applications: readonly OwnApplication[]) => {
    found.value = applications;
    const [first, ...others] = applications;
    if (first !== undefined && others.length === 0) go(addressOfApplication(first.applicationId), 'replace');
  };
  const attempt = async (work: () => Promise<unknown>) => {
    failed.value = undefined;
    try {
      await work();
    } catch (error) {
      failed.value = { error, again: () => attempt(work) };
    }
  };
  const lookUp = async () => {
    found.value = undefined;
    if (client !== undefined) await attempt(async () => show(await lookUpOwn(client, asked)));
  };
  useEffect(() => {
    if (number.value !== '') void lookUp();
  }, []);
  if (client === undefined) return null;
  const [first, ...others] = found.value ?? [];
  return (
    <>
      <h1>{t('console.applications')}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <div class="fields">
          <Choice
            label={t('field.rightType')}
            value={rightType.value}
            options={[['', t('field.rightType.any')], ...rightTypeOptions()]}
            onValue={into(rightType)}
          />
          <NumberField
            label={t('field.number')}
            hint={t('console.number.hint', { office })}
            // An id is no number of an office, and needs no reading.
            number={isApplicationId(asked.text) ? { ...asked, office: '' } : asked}
            onText={into(number)}
          />
        </div>
        <button type="submit">{t('register.search.do')}</button>
      </form>
      <div aria-live="polite">
        {failed.value !== undefined && <Failure error={failed.value.error} retry={failed.value.again} />}
        {found.value?.length === 0 && <Empty>{t('number.refused')}</Empty>}
        {first !== undefined && others.length > 0 && <ToChoose among={[first, ...others]} onChoice={show} />}
        {first !== undefined && others.length === 0 && (
          <>
            <h2>
              <bdi dir="ltr">{first.applicationId}</bdi>
            </h2>
            <Values
              rows={[
                [t('register.status'), statusOf(first)],
                [t('field.filingDate'), formatDate(first.filingDate)],
                [t('console.publication'), first.publicationNumber ?? undefined],
                [t('console.entries'), listOf(first.leafIndexBag.map(String))],
              ]}
            />
            <ApplicationActions
              key={first.applicationId}
              client={client}
              application={first}
              attempt={(work) =>
                attempt(async () => {
                  const changed = await work();
                  if (changed !== undefined) found.value = [changed];
                })
              }
            />
          </>
        )}
      </div>
    </>
  );
}

/** A number that several of the office's applications have. */
function ToChoose({
  among,
  onChoice,
}: {
  readonly among: readonly OwnApplication[];
  readonly onChoice: (only: readonly OwnApplication[]) => void;
}) {
  return (
    <section>
      <h2>{t('register.found', { count: among.length })}</h2>
      <p class="actions">
        {among.map((one) => (
          <button key={one.applicationId} type="button" class="quiet" onClick={() => onChoice([one])}>
            <bdi dir="ltr">{one.applicationId}</bdi>
          </button>
        ))}
      </p>
    </section>
  );
}

function statusOf({ state, withdrawn }: OwnApplication): string {
  if (withdrawn) return t('register.withdrawn');
  return t(state === 'open' ? 'console.open' : 'console.sealed');
}
