import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { CodedError } from '#protocol/errors.ts';
import { holdsReceipt, unpackReceipt } from '#protocol/packed-receipt.ts';
import { t } from '../../language/text.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import { Failure, Waiting } from '../../parts/states.tsx';
import { ReceiptCode } from './code/receipt-code.tsx';
import { GatewayField } from './gateway-field.tsx';
import { type Inspected, inspect } from './inspect.ts';
import { KeptVerifier } from './kept-verifier.tsx';
import { sortFiles } from './sort-files.ts';
import { VerificationAnswer } from './verification-answer.tsx';
import { WithoutReceipt } from './without-receipt.tsx';

type State =
  | { readonly at: 'start' }
  | { readonly at: 'reading'; readonly name: string; readonly share: number | undefined }
  | { readonly at: 'asking' }
  | { readonly at: 'done'; readonly inspected: Inspected }
  | { readonly at: 'failure'; readonly error: unknown };

interface Given {
  readonly files: readonly File[];
  /** Text of a receipt that is in no file: from the address, or from a code. */
  readonly receipt?: string;
}

/** @param chosenGateway whether people say which gateway is asked: where this page is a file of its own */
export function Verifying({ chosenGateway = false }: { readonly chosenGateway?: boolean }) {
  const state = useSignal<State>({ at: 'start' });
  const given = useRef<Given>({ files: [] });
  const running = useRef<AbortController>(undefined);
  const start = async (next: Given) => {
    given.current = next;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (shown: State) => {
      if (!signal.aborted) state.value = shown;
    };
    try {
      const { files, ...code } = next;
      const inspected = await inspect(
        { ...code, ...(await sortFiles(files, signal)) },
        {
          onReading: (name, share) => show({ at: 'reading', name, share }),
          onAsking: () => show({ at: 'asking' }),
        },
        signal,
      );
      show(inspected === undefined ? { at: 'start' } : { at: 'done', inspected });
    } catch (error) {
      show({ at: 'failure', error });
    }
  };
  const takeReceipt = (receipt: string) => {
    const { value } = state;
    // A document that waits for its receipt is checked with it.
    const waiting = value.at === 'done' && value.inspected.by === 'application' ? given.current.files : [];
    void start({ files: waiting, receipt });
  };
  const takeFromAddress = async () => {
    if (!holdsReceipt(location.hash)) return;
    const receipt = await unpackReceipt(location.hash);
    if (receipt !== undefined) await start({ files: [], receipt });
    else {
      const error = new CodedError('RECEIPT_INVALID', 'the address holds a receipt that cannot be unpacked');
      state.value = { at: 'failure', error };
    }
  };
  // A receipt in the address is checked at once, and again with the document when that is given.
  useEffect(() => {
    void takeFromAddress();
    addEventListener('hashchange', takeFromAddress);
    return () => {
      removeEventListener('hashchange', takeFromAddress);
      running.current?.abort();
    };
  }, []);
  return (
    <>
      <h1>{t('verify.title')}</h1>
      <p class="lead">{t('verify.lead')}</p>
      {chosenGateway && <GatewayField />}
      <FileDrop
        label={t('verify.drop')}
        hint={t('verify.stays')}
        multiple
        onFiles={(files) => void start({ ...given.current, files })}
      />
      <ReceiptCode onReceipt={takeReceipt} />
      <Shown
        state={state.value}
        again={() => void start(given.current)}
        anew={() => {
          history.replaceState(null, '', location.pathname + location.search);
          void start({ files: [] });
        }}
      />
      {!chosenGateway && <KeptVerifier />}
    </>
  );
}

function Shown({
  state,
  again,
  anew,
}: {
  readonly state: State;
  readonly again: () => void;
  readonly anew: () => void;
}) {
  switch (state.at) {
    case 'start':
      return null;
    case 'reading':
      return (
        <p role="status">
          {t('verify.reading')} <bdi>{state.name}</bdi>
          <progress aria-label={t('verify.reading')} value={state.share} max={1} />
        </p>
      );
    case 'asking':
      return <Waiting>{t('verify.asking')}</Waiting>;
    case 'failure':
      return <Failure error={state.error} retry={again} />;
    case 'done':
      return (
        <>
          {state.inspected.by === 'receipt' ? (
            <VerificationAnswer {...state.inspected} again={again} />
          ) : (
            <WithoutReceipt key={state.inspected.document.digest.rawDigest} inspected={state.inspected} />
          )}
          <p class="actions">
            <button type="button" class="quiet" onClick={anew}>
              {t('verify.anew')}
            </button>
          </p>
        </>
      );
  }
}
