/** A number in any spelling, and what of it the register has; below, a search by other things. */
import { useSignal } from '@preact/signals';
import type { AnswerOf } from '#gateway/client/client.ts';
import type { RightType } from '#protocol/application-id.ts';
import { gateway } from '../../api.ts';
import { t } from '../../language/text.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { Choice } from '../../parts/field.tsx';
import { into } from '../../parts/into.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { OfficeField } from '../../parts/office-field.tsx';
import { rightTypeOptions } from '../../parts/right-type.ts';
import { Empty, Failure } from '../../parts/states.tsx';
import { ApplicationCards } from './application-cards.tsx';
import { FilingSearch } from './filing-search.tsx';

type Found = AnswerOf<'lookUpApplication'>;

export function SearchView() {
  const office = useSignal('');
  const rightType = useSignal('');
  const number = useSignal('');
  const found = useSignal<Found | undefined>(undefined);
  const error = useSignal<unknown>(undefined);
  const search = async () => {
    error.value = undefined;
    found.value = undefined;
    const body = {
      ...{ office: office.value, applicationNumber: number.value },
      ...(rightType.value !== '' && { rightType: rightType.value as RightType }),
    };
    try {
      found.value = await gateway().call('lookUpApplication', { body });
    } catch (failure) {
      error.value = failure;
    }
  };
  return (
    <>
      <h1>{t('register.search')}</h1>
      <p class="lead">{t('register.lead')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <div class="fields">
          <OfficeField label={t('field.office')} value={office.value} onValue={into(office)} />
          <Choice
            label={t('field.rightType')}
            value={rightType.value}
            options={[['', t('field.rightType.any')], ...rightTypeOptions()]}
            onValue={into(rightType)}
          />
          <NumberField
            label={t('field.number')}
            number={{ office: office.value, rightType: rightType.value, text: number.value, date: '' }}
            onText={into(number)}
          />
        </div>
        <button type="submit">{t('register.search.do')}</button>
      </form>
      <div aria-live="polite">
        {error.value !== undefined && <Failure error={error.value} retry={search} />}
        {found.value !== undefined && <FoundList found={found.value} />}
      </div>
      <FilingSearch />
    </>
  );
}

function FoundList({ found }: { readonly found: Found }) {
  const { applicationBag } = found;
  return (
    <section>
      <h2>{t('register.found', { count: applicationBag.length })}</h2>
      {applicationBag.length === 0 && <Empty>{t('register.found.none')}</Empty>}
      <ApplicationCards applications={applicationBag} />
      <AsOf {...found} />
    </section>
  );
}
