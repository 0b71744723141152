import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ClientError } from '#gateway/client/errors.ts';
import { CodedError } from '#protocol/errors.ts';
import { holdsReceipt, unpackReceipt } from '#protocol/packed-receipt.ts';
import { t } from '../../language/text.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import { Failure, Waiting } from '../../parts/states.tsx';
import { ReceiptCode } from './code/receipt-code.tsx';
import { GatewayField } from './gateway-field.tsx';
import { type Given, type Inspected, inspect } from './inspect.ts';
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

/** @param chosenGateway whether people say which gateway is asked: where this page is a file of its own */
export function Verifying({ chosenGateway = false }: { readonly chosenGateway?: boolean }) {
  const state = useSignal<State>({ at: 'start' });
  const given = useRef<Given>({});
  /** The field for files forgets what was chosen when somebody starts anew. */
  const round = useSignal(0);
  const running = useRef<AbortController>(undefined);
  /** What is given stays until somebody starts anew: what comes of the same kind takes its place. */
  const start = async (find: (signal: AbortSignal) => Given | Promise<Given>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (shown: State) => {
      if (!signal.aborted) state.value = shown;
    };
    try {
      const next = await find(signal);
      if (signal.aborted) return;
      given.current = next;
      const inspected = await inspect(
        next,
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
  const takeFiles = (files: readonly File[]) =>
    start(async (signal) => ({ ...given.current, ...(await sortFiles(files, signal)) }));
  const takeReceipt = (receipt: string) =>
    start(() => {
      const { receiptName: _of, ...others } = given.current;
      return { ...others, receipt };
    });
  const takeFromAddress = async () => {
    if (!holdsReceipt(location.hash)) return;
    const receipt = await unpackReceipt(location.hash);
    if (receipt !== undefined) await start(() => ({ receipt }));
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
        key={round.value}
        label={t('verify.drop')}
        hint={t('verify.stays')}
        multiple
        onFiles={(files) => void takeFiles(files)}
      />
      <ReceiptCode onReceipt={(receipt) => void takeReceipt(receipt)} />
      <Shown
        state={state.value}
        again={() => void start(() => given.current)}
        anew={() => {
          history.replaceState(null, '', location.pathname + location.search);
          round.value += 1;
          void start(() => ({}));
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
      return (
        <>
          <Refused error={state.error} again={again} />
          <Anew anew={anew} />
        </>
      );
    case 'done':
      return (
        <>
          {state.inspected.by === 'receipt' ? (
            <VerificationAnswer {...state.inspected} again={again} />
          ) : (
            <WithoutReceipt key={state.inspected.document.digest.rawDigest} inspected={state.inspected} />
          )}
          <Anew anew={anew} />
        </>
      );
  }
}

/** Trying again helps where it is the gateway that did not answer; other files have to be chosen otherwise. */
function Refused({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  if (error instanceof CodedError && error.code === 'FILES_UNCLEAR')
    return (
      <section class="notice" role="alert">
        <h2>{t('verify.unclear')}</h2>
        <p>
          <code>{error.code}</code>
        </p>
      </section>
    );
  const isOfFiles = error instanceof CodedError && !(error instanceof ClientError);
  return isOfFiles ? <Failure error={error} /> : <Failure error={error} retry={again} />;
}

function Anew({ anew }: { readonly anew: () => void }) {
  return (
    <p class="actions">
      <button type="button" class="quiet" onClick={anew}>
        {t('verify.anew')}
      </button>
    </p>
  );
}
