/** A receipt on paper or on a screen: its QR code, by camera or as a picture. What reads it is loaded when it is used. */
import { useSignal } from '@preact/signals';
import { lazy, Suspense } from 'preact/compat';
import { CodedError } from '#protocol/errors.ts';
import { receiptOfCode } from '#protocol/packed-receipt.ts';
import { t } from '../../../language/text.ts';
import { FileDrop } from '../../../parts/file-drop.tsx';
import { Failure, Loading } from '../../../parts/states.tsx';

const Camera = lazy(() => import('./camera.tsx'));

export function ReceiptCode({ onReceipt }: { readonly onReceipt: (receipt: string) => void }) {
  const scanning = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const take = async (text: string | undefined) => {
    const receipt = text === undefined ? undefined : await receiptOfCode(text);
    if (receipt !== undefined) return onReceipt(receipt);
    error.value =
      text === undefined
        ? new CodedError('CODE_NOT_FOUND', t('code.none'))
        : new CodedError('CODE_WITHOUT_RECEIPT', t('code.other'));
  };
  const read = (reading: () => Promise<string | undefined>) => {
    error.value = undefined;
    reading()
      .then(take)
      .catch((failure: unknown) => {
        error.value = failure;
      });
  };
  return (
    <details>
      <summary>{t('code.title')}</summary>
      {/* Browsers give a camera to pages that nobody on the way could have changed. */}
      {navigator.mediaDevices !== undefined && !scanning.value && (
        <p>
          <button
            type="button"
            onClick={() => {
              error.value = undefined;
              scanning.value = true;
            }}
          >
            {t('code.scan')}
          </button>
        </p>
      )}
      {scanning.value && (
        <Suspense fallback={<Loading />}>
          <Camera
            onText={(text) => {
              scanning.value = false;
              read(async () => text);
            }}
            onEnd={(failure) => {
              scanning.value = false;
              error.value = failure;
            }}
          />
        </Suspense>
      )}
      <FileDrop
        label={t('code.picture')}
        accept="image/*"
        onFiles={([file]) => {
          if (file === undefined) return;
          read(async () => {
            const { textOfPicture } = await import('./qr-picture.ts');
            return textOfPicture(file);
          });
        }}
      />
      {error.value !== undefined && <Failure error={error.value} />}
    </details>
  );
}
