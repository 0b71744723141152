/** A receipt for the applicant: to print or save as PDF, with a QR code that opens the verifying page with it. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { GatewayClient } from '#gateway/client/client.ts';
import { packReceipt } from '#protocol/packed-receipt.ts';
import { readReceipt } from '#protocol/receipt.ts';
import { formatTime, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { Ask } from '../../parts/ask.tsx';
import { fitsQrCode, QrCode } from '../../parts/qr-code.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Failure } from '../../parts/states.tsx';
import { Hash, Values } from '../../parts/values.tsx';

interface Sheet {
  readonly text: string;
  /** Address of the page that verifies. */
  readonly page: string;
  /** The same with the receipt in it. */
  readonly link: string;
}

interface Place {
  readonly client: GatewayClient;
  /** Place of the document in the log. */
  readonly index: number;
}

export function ReceiptSheet({ client, index }: Place) {
  const load = async (signal: AbortSignal): Promise<Sheet> => {
    const response = await client.send('getReceipt', { params: { index: String(index) } }, { signal });
    const text = await response.text();
    const page = `${location.origin}${addressOf('/verify')}`;
    return { text, page, link: `${page}#${await packReceipt(text)}` };
  };
  return (
    <Ask of={String(index)} ask={load}>
      {(sheet) => <Printed {...sheet} client={client} index={index} />}
    </Ask>
  );
}

function Printed({ text, page, link, client, index }: Sheet & Place) {
  const error = useSignal<unknown>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  // It stands above the list in which it was asked for.
  useEffect(() => heading.current?.focus(), [text]);
  const { receipt, entry } = readReceipt(text);
  const savePdf = async () => {
    error.value = undefined;
    try {
      const request = { params: { index: String(index) }, query: { page } };
      const { fileName, base64 } = await client.call('getReceiptSheet', request);
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      saveFile(fileName, 'application/pdf', bytes);
    } catch (failure) {
      error.value = failure;
    }
  };
  return (
    <section class="sheet">
      <h2 ref={heading} tabIndex={-1}>
        {t('receipt.title')}
      </h2>
      <Values
        rows={[
          [t('console.subject'), <bdi dir="ltr">{entry.subject}</bdi>],
          [t('console.kind'), t(`kind.${entry.kind}`)],
          [t('receipt.recordedAt'), `${formatTime(receipt.anchor.recordedAt)} UTC`],
          [t('register.digest'), <Hash>{entry.digest}</Hash>],
          [t('receipt.log'), <Hash>{entry.log}</Hash>],
        ]}
      />
      {fitsQrCode(link) ? (
        <>
          <QrCode text={link} label={t('receipt.qr')} />
          <p>{t('receipt.how')}</p>
        </>
      ) : (
        <p>{t('receipt.noCode')}</p>
      )}
      <p class="actions">
        <button type="button" onClick={savePdf}>
          {t('receipt.pdf')}
        </button>
        <button type="button" class="quiet" onClick={() => print()}>
          {t('claims.print')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => saveFile(`${entry.subject}.receipt.json`, 'application/json', text)}
        >
          {t('receipt.save')}
        </button>
      </p>
      <p class="small">{t('receipt.pdf.hint')}</p>
      {error.value !== undefined && <Failure error={error.value} retry={savePdf} />}
    </section>
  );
}
