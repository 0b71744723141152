import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../language/text.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import { Failure } from '../../parts/states.tsx';
import { digestFile } from '../../work/digest-file.ts';
import { unpackReceipt } from './packed-receipt.ts';
import { sortFiles } from './sort-files.ts';
import { type Verification, verify } from './verification.ts';
import { VerificationAnswer } from './verification-answer.tsx';

type State =
  | { readonly at: 'start' }
  | { readonly at: 'reading'; readonly name: string; readonly share: number }
  | { readonly at: 'asking' }
  | { readonly at: 'answer'; readonly verification: Verification; readonly name: string | undefined }
  | { readonly at: 'failure'; readonly error: unknown };

export default function VerifyPage() {
  const state = useSignal<State>({ at: 'start' });
  const linked = useSignal<string | undefined>(undefined);
  const running = useRef<AbortController>(undefined);
  const start = async (files: readonly File[]) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (next: State) => {
      if (!signal.aborted) state.value = next;
    };
    try {
      const { document, receipt = linked.value } = await sortFiles(files);
      const digest =
        document &&
        (await digestFile(document, (share) => show({ at: 'reading', name: document.name, share }), signal));
      show({ at: 'asking' });
      const inHand = {
        ...(receipt !== undefined && { receipt }),
        ...(digest !== undefined && { document: digest }),
      };
      show({ at: 'answer', verification: await verify(inHand, signal), name: document?.name });
    } catch (error) {
      show({ at: 'failure', error });
    }
  };
  // A receipt in the address is checked at once, and again with the document when that is given.
  useEffect(() => {
    void unpackReceipt(location.hash).then((receipt) => {
      linked.value = receipt;
      if (receipt !== undefined) void start([]);
    });
  }, []);
  return (
    <>
      <h1>{t('verify.title')}</h1>
      <p class="lead">{t('verify.lead')}</p>
      <FileDrop label={t('verify.drop')} hint={t('verify.stays')} multiple onFiles={start} />
      <Shown state={state.value} />
    </>
  );
}

function Shown({ state }: { readonly state: State }) {
  switch (state.at) {
    case 'start':
      return null;
    case 'reading':
      return (
        <p role="status">
          <bdi>{state.name}</bdi>
          <progress aria-label={t('verify.reading')} value={state.share} max={1} />
        </p>
      );
    case 'asking':
      return <p role="status">{t('verify.asking')}</p>;
    case 'failure':
      return <Failure error={state.error} />;
    case 'answer':
      return <VerificationAnswer verification={state.verification} name={state.name} />;
  }
}
