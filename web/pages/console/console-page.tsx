/** The desk of an office's people: documents, what is done with them, and how its node is. */
import { useSignal } from '@preact/signals';
import { gateway } from '../../api.ts';
import { t } from '../../language/text.ts';
import { addressOf, place } from '../../navigation.ts';
import { Ask } from '../../parts/ask.tsx';
import { Field } from '../../parts/field.tsx';
import { Empty, Failure } from '../../parts/states.tsx';
import { ApplicationDesk } from './application-desk.tsx';
import { DocumentDesk } from './document-desk.tsx';
import { HealthDesk } from './health-desk.tsx';
import { RefusedDesk } from './refused-desk.tsx';
import { session, signIn, signOut } from './session.ts';

const DESKS = [
  ['/console', 'console.documents'],
  ['/console/refused', 'console.refused'],
  ['/console/applications', 'console.applications'],
  ['/console/health', 'console.health'],
] as const;

export default function ConsolePage() {
  return (
    <Ask
      of="health"
      heading={t('console.title')}
      ask={(signal) => gateway().call('getHealth', {}, { signal })}
    >
      {({ role }) => {
        if (role === 'observer') return <Observer />;
        return session.value === undefined ? <SignIn /> : <Desks />;
      }}
    </Ask>
  );
}

/** An observer has no office behind it. */
function Observer() {
  return (
    <>
      <h1>{t('console.title')}</h1>
      <Empty>{t('console.observer')}</Empty>
    </>
  );
}

function SignIn() {
  const key = useSignal('');
  const error = useSignal<unknown>(undefined);
  const submit = async (event: Event) => {
    event.preventDefault();
    error.value = undefined;
    try {
      await signIn(key.value);
    } catch (failure) {
      error.value = failure;
    }
  };
  return (
    <>
      <h1>{t('console.title')}</h1>
      <p class="lead">{t('console.signIn.lead')}</p>
      <form onSubmit={submit}>
        <Field
          label={t('console.signIn.key')}
          hint={t('console.signIn.hint')}
          type="password"
          value={key.value}
          required
          dir="ltr"
          onValue={(value) => {
            key.value = value;
          }}
        />
        <button type="submit">{t('console.signIn')}</button>
      </form>
      {error.value !== undefined && <Failure error={error.value} />}
    </>
  );
}

function Desks() {
  const { path } = place.value;
  return (
    <>
      <nav class="views" aria-label={t('console.title')}>
        {DESKS.map(([target, key]) => (
          <a key={target} href={addressOf(target)} aria-current={path === target ? 'page' : undefined}>
            {t(key)}
          </a>
        ))}
        <button type="button" class="quiet" onClick={signOut}>
          {t('console.signOut')}
        </button>
      </nav>
      {path === '/console/refused' && <RefusedDesk />}
      {path === '/console/applications' && <ApplicationDesk />}
      {path === '/console/health' && <HealthDesk />}
      {path === '/console' && <DocumentDesk />}
    </>
  );
}
