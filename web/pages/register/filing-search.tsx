/** Published applications of an office by right type, status and filing date. No number is in it, so the address has all. */
import { useSignal } from '@preact/signals';
import type { RequestOf } from '#gateway/client/client.ts';
import { gateway } from '../../api.ts';
import { t } from '../../language/text.ts';
import { addressOf, go, place } from '../../navigation.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { Ask } from '../../parts/ask.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { OfficeField } from '../../parts/office-field.tsx';
import { rightTypeOptions } from '../../parts/right-type.ts';
import { Empty } from '../../parts/states.tsx';
import { ApplicationCards } from './application-cards.tsx';

type Query = RequestOf<'searchApplications'>['query'];

const PAGE = 20;

export function FilingSearch() {
  const { query } = place.value;
  const asked = query.has('office');
  return (
    <section>
      <h2>{t('register.byDate')}</h2>
      <p>{t('register.byDate.lead')}</p>
      <SearchForm />
      {asked && <Filings query={query} />}
    </section>
  );
}

function SearchForm() {
  const { query } = place.value;
  const form = useSignal({
    office: query.get('office') ?? '',
    rightType: query.get('rightType') ?? 'P',
    status: query.get('status') ?? 'recorded',
    filedFrom: query.get('filedFrom') ?? '',
    filedTo: query.get('filedTo') ?? '',
  });
  const set = (name: keyof typeof form.value) => (value: string) => {
    form.value = { ...form.value, [name]: value };
  };
  const { office, rightType, status, filedFrom, filedTo } = form.value;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const given = Object.entries(form.value).filter(([, value]) => value !== '');
        go(addressOf('/register', Object.fromEntries(given)), 'replace');
      }}
    >
      <div class="fields">
        <OfficeField label={t('field.office')} value={office} onValue={set('office')} />
        <Choice
          label={t('field.rightType')}
          value={rightType}
          options={rightTypeOptions()}
          onValue={set('rightType')}
        />
        <Choice
          label={t('register.status')}
          value={status}
          options={[
            ['recorded', t('register.inForce')],
            ['withdrawn', t('register.withdrawn')],
          ]}
          onValue={set('status')}
        />
        <Field label={t('register.filedFrom')} type="date" value={filedFrom} onValue={set('filedFrom')} />
        <Field label={t('register.filedTo')} type="date" value={filedTo} onValue={set('filedTo')} />
      </div>
      <button type="submit">{t('register.search.do')}</button>
    </form>
  );
}

function Filings({ query }: { readonly query: URLSearchParams }) {
  const offset = Number(query.get('offset') ?? 0);
  // What stands in the address the gateway judges, and says what is wrong with it.
  const wanted = {
    ...Object.fromEntries(query),
    ...{ sort: '-filingDate', limit: String(PAGE + 1) },
  } as Query;
  const from = (place: number) =>
    addressOf('/register', { ...Object.fromEntries(query), offset: String(Math.max(0, place)) });
  return (
    <Ask
      of={query.toString()}
      ask={(signal) => gateway().call('searchApplications', { query: wanted }, { signal })}
    >
      {(answer) => (
        <div class="found" aria-live="polite">
          {answer.applicationBag.length === 0 && <Empty>{t('register.byDate.none')}</Empty>}
          <ApplicationCards applications={answer.applicationBag.slice(0, PAGE)} />
          <p class="actions">
            {offset > 0 && <a href={from(offset - PAGE)}>{t('list.newer')}</a>}
            {answer.applicationBag.length > PAGE && <a href={from(offset + PAGE)}>{t('list.older')}</a>}
          </p>
          <AsOf {...answer} />
        </div>
      )}
    </Ask>
  );
}
