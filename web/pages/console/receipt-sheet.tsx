/** A receipt for the applicant: to print or save as PDF, with a QR code that opens the verifying page with it. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { GatewayClient } from '#gateway/client/client.ts';
import { parseEntry } from '#protocol/entry.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import { formatTime, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { QrCode } from '../../parts/qr-code.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { Hash, Values } from '../../parts/values.tsx';
import { packReceipt } from '../verify/packed-receipt.ts';

interface Sheet {
  readonly text: string;
  readonly link: string;
}

export function ReceiptSheet({ client, index }: { readonly client: GatewayClient; readonly index: number }) {
  const sheet = useSignal<Sheet | undefined>(undefined);
  const error = useSignal<unknown>(undefined);
  useEffect(() => {
    const load = async () => {
      const response = await client.send('getReceipt', { params: { index: String(index) } });
      const text = await response.text();
      sheet.value = { text, link: `${location.origin}${addressOf('/verify')}#${await packReceipt(text)}` };
    };
    sheet.value = undefined;
    error.value = undefined;
    load().catch((failure: unknown) => {
      error.value = failure;
    });
  }, [client, index, sheet, error]);
  if (error.value !== undefined) return <Failure error={error.value} />;
  return sheet.value === undefined ? <Loading /> : <Printed {...sheet.value} />;
}

function Printed({ text, link }: Sheet) {
  const receipt = parseReceipt(text);
  const entry = parseEntry(receipt.entry);
  const file = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  return (
    <section class="sheet">
      <h2>{t('receipt.title')}</h2>
      <Values
        rows={[
          [t('console.subject'), <bdi dir="ltr">{entry.subject}</bdi>],
          [t('console.kind'), t(`kind.${entry.kind}`)],
          [t('receipt.recordedAt'), `${formatTime(receipt.anchor.recordedAt)} UTC`],
          [t('register.digest'), <Hash>{entry.digest}</Hash>],
          [t('receipt.log'), <Hash>{entry.log}</Hash>],
        ]}
      />
      <QrCode text={link} label={t('receipt.qr')} />
      <p>{t('receipt.how')}</p>
      <p class="actions">
        <button type="button" onClick={() => print()}>
          {t('claims.print')}
        </button>
        <a class="button" href={file} download={`${entry.subject}.receipt.json`}>
          {t('receipt.save')}
        </a>
      </p>
    </section>
  );
}
