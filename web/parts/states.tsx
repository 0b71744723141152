/** What stands where an answer is not yet, or not at all; each says what to do next. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { ClientError } from '#gateway/client/errors.ts';
import { CodedError } from '#protocol/errors.ts';
import { t, tCode } from '../language/text.ts';

/** Most answers are there before this; who waits longer is told that nothing is broken. */
const SLOW_MS = 4000;

export function Loading() {
  return <Waiting>{t('state.loading')}</Waiting>;
}

export function Waiting({ children }: { readonly children: ComponentChildren }) {
  const slow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      slow.value = true;
    }, SLOW_MS);
    return () => clearTimeout(timer);
  }, [slow]);
  return (
    <p class="loading" role="status">
      {children} {slow.value && <span class="slow">{t('state.slow')}</span>}
    </p>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** A failure that is no answer: the gateway could not be reached, or refused. @param retry asks again */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  return (
    <section class="notice" role="alert">
      <h2>{failureTitle(error)}</h2>
      <p>
        <Detail error={error} /> {error instanceof CodedError && <code>{codeOf(error)}</code>}
      </p>
      {error instanceof ClientError && error.fields.length > 0 && (
        <ul>
          {error.fields.map(({ field, message }) => (
            <li key={field}>
              <code>{field}</code>:{' '}
              <bdi lang="en" dir="ltr">
                {message}
              </bdi>
            </li>
          ))}
        </ul>
      )}
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          {t('state.retry')}
        </button>
      )}
    </section>
  );
}

function failureTitle(error: unknown): string {
  if (!isOfGateway(error)) return t('state.failed');
  if (error.code === 'GATEWAY_UNREACHABLE')
    return t(navigator.onLine ? 'state.unreachable' : 'state.offline');
  return error.problem?.title ?? t('state.refused');
}

/** Whether it is the gateway that did not answer or refused; it does so in the language of the page. */
function isOfGateway(error: unknown): error is ClientError {
  return error instanceof ClientError && error.code !== 'NUMBER_NOT_CLEAR';
}

/** What the page itself could not read is told in English. */
function Detail({ error }: { readonly error: unknown }) {
  if (isOfGateway(error))
    return <>{tCode('problem', codeOf(error)) ?? error.problem?.detail ?? t('state.unreachable.next')}</>;
  return (
    <bdi lang="en" dir="ltr">
      {error instanceof Error ? error.message : String(error)}
    </bdi>
  );
}

/** That of the gateway says more than that it refused. */
function codeOf(error: CodedError<string>): string {
  return (error instanceof ClientError && error.problem?.code) || error.code;
}
