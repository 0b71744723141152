import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { gateway } from '../../api.ts';
import { t } from '../../language/text.ts';
import { Failure, Waiting } from '../../parts/states.tsx';
import { ClaimFields, LaterFields } from './claim-fields.tsx';
import { type CheckForm, checkClaims, EMPTY_FORM, fromFragment, NO_CLAIM, toFragment } from './claim-form.ts';
import { ClaimResults } from './claim-results.tsx';
import { LaterDocument } from './later-document.tsx';

type Answered = Parameters<typeof ClaimResults>[0];

type State =
  | { readonly at: 'start' }
  | { readonly at: 'asking' }
  | ({ readonly at: 'answer' } & Answered)
  | { readonly at: 'changed' }
  | { readonly at: 'failure'; readonly error: unknown };

const MOST_CLAIMS = 1000;

export default function ClaimsPage() {
  const form = useSignal<CheckForm>(fromFragment(location.hash) ?? EMPTY_FORM);
  const state = useSignal<State>({ at: 'start' });
  const running = useRef<AbortController>(undefined);
  const check = async (asked: CheckForm) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const show = (next: State) => {
      if (!controller.signal.aborted) state.value = next;
    };
    show({ at: 'asking' });
    history.replaceState(null, '', toFragment(asked));
    try {
      show({
        at: 'answer',
        asked,
        answer: await checkClaims(gateway(), asked, { signal: controller.signal }),
      });
    } catch (error) {
      show({ at: 'failure', error });
    }
  };
  // A link to a check shows its result.
  useEffect(() => {
    const linked = fromFragment(location.hash);
    if (linked) void check(linked);
    return () => running.current?.abort();
  }, []);
  const { later, claims } = form.value;
  /** An answer beside other data than it was asked about would be taken, and printed, as theirs. */
  const edit = (next: CheckForm) => {
    form.value = next;
    if (state.value.at !== 'answer' && state.value.at !== 'asking') return;
    running.current?.abort();
    state.value = { at: 'changed' };
  };
  const setClaim = (index: number, claim: CheckForm['claims'][number] | undefined) => {
    edit({ later, claims: claims.flatMap((one, at) => (at === index ? (claim ?? []) : one)) });
  };
  return (
    <>
      <h1>{t('claims.title')}</h1>
      <p class="lead">{t('claims.lead')}</p>
      <LaterDocument onForm={edit} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void check(form.value);
        }}
      >
        <LaterFields later={later} onLater={(next) => edit({ later: next, claims })} />
        {claims.map((claim, index) => (
          <ClaimFields
            key={index}
            place={index + 1}
            claim={claim}
            onClaim={(next) => setClaim(index, next)}
            onRemove={claims.length > 1 ? () => setClaim(index, undefined) : undefined}
          />
        ))}
        <p class="actions">
          <button
            type="button"
            class="quiet"
            disabled={claims.length >= MOST_CLAIMS}
            onClick={() => edit({ later, claims: [...claims, NO_CLAIM] })}
          >
            {t('claims.add')}
          </button>
          <button type="submit">{t('claims.check')}</button>
        </p>
      </form>
      <Shown state={state.value} retry={() => check(form.value)} />
    </>
  );
}

function Shown({ state, retry }: { readonly state: State; readonly retry: () => void }) {
  if (state.at === 'asking') return <Waiting>{t('claims.asking')}</Waiting>;
  if (state.at === 'changed') return <p role="status">{t('claims.changed')}</p>;
  if (state.at === 'failure') return <Failure error={state.error} retry={retry} />;
  if (state.at === 'answer') return <ClaimResults asked={state.asked} answer={state.answer} />;
  return null;
}
