/** The desk of an office's people: documents, what is done with them, and how its node is. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { gateway } from '../../api.ts';
import { t } from '../../language/text.ts';
import { addressOf, go, place } from '../../navigation.ts';
import { Ask } from '../../parts/ask.tsx';
import { Field } from '../../parts/field.tsx';
import { Empty, Failure } from '../../parts/states.tsx';
import { ApplicationDesk } from './application-desk.tsx';
import { AuditDesk } from './audit-desk.tsx';
import { DocumentDesk } from './document-desk.tsx';
import { HealthDesk } from './health-desk.tsx';
import { RefusedDesk } from './refused-desk.tsx';
import { type ConsoleRole, type Session, session, signIn, signOut } from './session.ts';

/** In the order in which they are offered: of each the roles of which one opens it. */
const DESKS = [
  { path: '/console', name: 'console.documents', roles: ['operator'], Desk: DocumentDesk },
  { path: '/console/refused', name: 'console.refused', roles: ['operator', 'auditor'], Desk: RefusedDesk },
  { path: '/console/applications', name: 'console.applications', roles: ['operator'], Desk: ApplicationDesk },
  { path: '/console/audit', name: 'console.audit', roles: ['auditor'], Desk: AuditDesk },
  { path: '/console/health', name: 'console.health', roles: ['operator', 'auditor'], Desk: HealthDesk },
] as const satisfies readonly { roles: readonly ConsoleRole[]; [other: string]: unknown }[];

export default function ConsolePage() {
  return (
    <Ask
      of="health"
      heading={t('console.title')}
      ask={(signal) => gateway().call('getHealth', {}, { signal })}
    >
      {({ office }) => {
        if (office === null) return <Observer />;
        return session.value === undefined ? <SignIn /> : <Desks office={office} {...session.value} />;
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

function Desks({ office, roles }: Session & { readonly office: string }) {
  const { path } = place.value;
  const open = DESKS.filter((desk) => desk.roles.some((role) => roles.has(role)));
  const current = open.find((desk) => desk.path === path);
  const first = open[0]?.path;
  // A desk of another role, and an address that is none.
  useEffect(() => {
    if (current === undefined && first !== undefined) go(addressOf(first), 'replace');
  }, [current, first]);
  return (
    <>
      <nav class="views" aria-label={t('console.title')}>
        {open.map((desk) => (
          <a key={desk.path} href={addressOf(desk.path)} aria-current={desk === current ? 'page' : undefined}>
            {t(desk.name)}
          </a>
        ))}
        <button type="button" class="quiet" onClick={signOut}>
          {t('console.signOut')}
        </button>
      </nav>
      {current !== undefined && <current.Desk office={office} />}
    </>
  );
}
