/** A number in any spelling, and what of it the register has; below, a search by other things. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AnswerOf } from '#gateway/client/client.ts';
import type { RightType } from '#protocol/application-id.ts';
import { gateway } from '../../api.ts';
import { t } from '../../language/text.ts';
import { addressOf, go, place } from '../../navigation.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { Ask } from '../../parts/ask.tsx';
import { Choice } from '../../parts/field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { OfficeField } from '../../parts/office-field.tsx';
import { rightTypeOptions } from '../../parts/right-type.ts';
import { Empty } from '../../parts/states.tsx';
import { ApplicationCards } from './application-cards.tsx';
import { FilingSearch } from './filing-search.tsx';
import { fromFragment, NO_NUMBER, type SoughtNumber, toFragment } from './sought-number.ts';

type Found = AnswerOf<'lookUpApplication'>;

export function SearchView() {
  const { fragment } = place.value;
  const sought = fromFragment(fragment);
  /** The same may be asked again: by then it may be published. */
  const round = useSignal(0);
  return (
    <>
      <h1>{t('register.search')}</h1>
      <p class="lead">{t('register.lead')}</p>
      <NumberForm
        fragment={fragment}
        onSearch={(wanted) => {
          round.value += 1;
          go(`${addressOf('/register')}${toFragment(wanted)}`, 'replace');
        }}
      />
      <div aria-live="polite">
        {sought !== undefined && (
          <Ask key={round.value} of={fragment} ask={(signal) => lookUp(sought, signal)}>
            {(found) => <FoundList found={found} />}
          </Ask>
        )}
      </div>
      <FilingSearch />
    </>
  );
}

/** @throws ClientError */
function lookUp({ office, rightType, number }: SoughtNumber, signal: AbortSignal): Promise<Found> {
  const named = { office, applicationNumber: number };
  const body = { ...named, ...(rightType !== '' && { rightType: rightType as RightType }) };
  return gateway().call('lookUpApplication', { body }, { signal });
}

function NumberForm({
  fragment,
  onSearch,
}: {
  readonly fragment: string;
  readonly onSearch: (wanted: SoughtNumber) => void;
}) {
  const form = useSignal(fromFragment(fragment) ?? NO_NUMBER);
  // Going back, or another link, asks for another number.
  useEffect(() => {
    form.value = fromFragment(fragment) ?? form.value;
  }, [fragment]);
  const set = (name: keyof SoughtNumber) => (value: string) => {
    form.value = { ...form.value, [name]: value };
  };
  const { office, rightType, number } = form.value;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(form.value);
      }}
    >
      <div class="fields">
        <OfficeField label={t('field.office')} value={office} onValue={set('office')} />
        <Choice
          label={t('field.rightType')}
          value={rightType}
          options={[['', t('field.rightType.any')], ...rightTypeOptions()]}
          onValue={set('rightType')}
        />
        <NumberField
          label={t('field.number')}
          number={{ office, rightType, text: number, date: '' }}
          onText={set('number')}
        />
      </div>
      <button type="submit">{t('register.search.do')}</button>
    </form>
  );
}

function FoundList({ found }: { readonly found: Found }) {
  const { applicationIdBag, applicationBag } = found;
  const severalWays = applicationIdBag.length > 1;
  return (
    <section>
      {applicationBag.length === 0 ? (
        <Empty>{t(severalWays ? 'register.found.noneOfSeveral' : 'register.found.none')}</Empty>
      ) : (
        <h2>{t('register.found', { count: applicationBag.length })}</h2>
      )}
      <ApplicationCards applications={applicationBag} />
      <AsOf {...found} />
    </section>
  );
}
