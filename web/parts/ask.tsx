/** What a page asks for when it is shown: while it waits, when it failed, and the answer. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Failure, Loading } from './states.tsx';

type Asked<Answer> =
  | { readonly at: 'asking' }
  | { readonly at: 'answer'; readonly answer: Answer }
  | { readonly at: 'failure'; readonly error: unknown };

/** @param of what is asked about: another value asks again */
export function Ask<Answer>({
  of,
  ask,
  quietly = false,
  heading,
  children,
}: {
  readonly of: string;
  readonly ask: (signal: AbortSignal) => Promise<Answer>;
  /** The last answer stays until the next one is there. */
  readonly quietly?: boolean;
  /** Of a page whose heading depends on the answer: until that is there. */
  readonly heading?: string;
  readonly children: (answer: Answer) => ComponentChildren;
}) {
  const state = useSignal<Asked<Answer>>({ at: 'asking' });
  const round = useSignal(0);
  useEffect(() => {
    const controller = new AbortController();
    const show = (next: Asked<Answer>) => {
      if (!controller.signal.aborted) state.value = next;
    };
    if (!quietly || state.value.at !== 'answer') show({ at: 'asking' });
    ask(controller.signal).then(
      (answer) => show({ at: 'answer', answer }),
      (error: unknown) => show({ at: 'failure', error }),
    );
    return () => controller.abort();
  }, [of, round.value]);
  if (state.value.at === 'answer') return <>{children(state.value.answer)}</>;
  const title = heading !== undefined && <h1>{heading}</h1>;
  if (state.value.at === 'asking')
    return (
      <>
        {title}
        <Loading />
      </>
    );
  const again = () => {
    round.value += 1;
  };
  return (
    <>
      {title}
      <Failure error={state.value.error} retry={again} />
    </>
  );
}
