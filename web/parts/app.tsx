/** What is around every page, and which page is shown. Pages other than the first are loaded when they are wanted. */
import { type ComponentType, lazy, Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { ClientError } from '#gateway/client/errors.ts';
import { askHealth, health } from '../health.ts';
import { t } from '../language/text.ts';
import { PAGE_PATHS, place } from '../navigation.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Failure, Loading } from './states.tsx';

interface Route {
  readonly path: RegExp;
  readonly page: ComponentType;
}

/** A page whose code cannot be loaded, for there is no network and it was never opened, says so in its place. */
const page = (load: () => Promise<{ default: ComponentType }>): ComponentType =>
  lazy(() => load().catch((cause: unknown) => ({ default: () => <NotLoaded cause={cause} /> })));

function NotLoaded({ cause }: { readonly cause: unknown }) {
  const error = new ClientError('GATEWAY_UNREACHABLE', 'the page could not be loaded', { cause });
  return (
    <>
      <h1>{t('state.notLoaded')}</h1>
      <Failure error={error} retry={() => location.reload()} />
    </>
  );
}

const ROUTES: readonly Route[] = [
  { path: PAGE_PATHS.verify, page: page(() => import('../pages/verify/verify-page.tsx')) },
  { path: PAGE_PATHS.claims, page: page(() => import('../pages/claims/claims-page.tsx')) },
  {
    path: PAGE_PATHS.register,
    page: page(() => import('../pages/register/register-page.tsx')),
  },
  { path: PAGE_PATHS.console, page: page(() => import('../pages/console/console-page.tsx')) },
  { path: PAGE_PATHS.help, page: page(() => import('../pages/help/help-page.tsx')) },
];

export function App() {
  const { path } = place.value;
  useEffect(() => void askHealth(), []);
  const Page = ROUTES.find((route) => route.path.test(path))?.page ?? NotFound;
  return (
    <>
      <a class="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Header />
      <Demonstration />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Page key={path} />
        </Suspense>
      </main>
      <Footer />
    </>
  );
}

/** Nobody should take for a register what is there to be tried out. */
function Demonstration() {
  const told = health.value;
  if (typeof told !== 'object' || !told.demonstration) return null;
  return <aside class="demonstration">{t('shell.demonstration')}</aside>;
}

function NotFound() {
  return (
    <>
      <h1>{t('shell.notFound.title')}</h1>
      <p>{t('shell.notFound.next')}</p>
    </>
  );
}
