/** What stands where an answer is not yet, or not at all; each says what to do next. */
import type { ComponentChildren } from 'preact';
import { ClientError } from '#gateway/client/errors.ts';
import { CodedError } from '#protocol/errors.ts';
import { t } from '../language/text.ts';

export function Loading() {
  return (
    <p class="loading" role="status">
      {t('state.loading')}
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
        {failureDetail(error)} {error instanceof CodedError && <code>{error.code}</code>}
      </p>
      {error instanceof ClientError && error.fields.length > 0 && (
        <ul>
          {error.fields.map(({ field, message }) => (
            <li key={field}>
              <code>{field}</code>: {message}
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
  if (!(error instanceof ClientError)) return t('state.failed');
  if (error.code === 'GATEWAY_UNREACHABLE')
    return t(navigator.onLine ? 'state.unreachable' : 'state.offline');
  return error.problem?.title ?? t('state.refused');
}

function failureDetail(error: unknown): string {
  if (error instanceof ClientError) return error.problem?.detail ?? t('state.unreachable.next');
  return error instanceof Error ? error.message : String(error);
}
