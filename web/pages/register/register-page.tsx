/** The register: a search, an application, the offices, an office, the network; which one says the address. */
import { t } from '../../language/text.ts';
import { addressOf, place } from '../../navigation.ts';
import { ApplicationView } from './application-view.tsx';
import { NetworkView } from './network-view.tsx';
import { OfficeView } from './office-view.tsx';
import { OfficesView } from './offices-view.tsx';
import { SearchView } from './search-view.tsx';

const VIEWS = [
  ['/register', 'register.search'],
  ['/offices', 'register.offices'],
  ['/network', 'register.network'],
] as const;

export default function RegisterPage() {
  const { path } = place.value;
  return (
    <>
      <nav class="views" aria-label={t('register.views')}>
        {VIEWS.map(([target, key]) => (
          <a
            key={target}
            href={addressOf(target)}
            aria-current={path.startsWith(target) ? 'page' : undefined}
          >
            {t(key)}
          </a>
        ))}
      </nav>
      <View path={path} />
    </>
  );
}

function View({ path }: { readonly path: string }) {
  const [, view, ...rest] = path.split('/');
  const of = decodeURIComponent(rest.join('/'));
  if (view === 'network') return <NetworkView />;
  if (view === 'offices') return of === '' ? <OfficesView /> : <OfficeView code={of} />;
  return of === '' ? <SearchView /> : <ApplicationView id={of} />;
}
