/** Which gateway is asked, where these pages are a file of their own and were served by none. */
import { useSignal } from '@preact/signals';
import { gatewayAddress } from '../../api.ts';
import { t } from '../../language/text.ts';
import { Field } from '../../parts/field.tsx';

export function GatewayField() {
  const typed = useSignal(gatewayAddress.value ?? '');
  const address = addressOf(typed.value);
  return (
    <Field
      label={t('verify.gateway')}
      hint={t('verify.gateway.hint')}
      error={typed.value !== '' && address === undefined ? t('verify.gateway.wrong') : undefined}
      value={typed.value}
      dir="ltr"
      onValue={(text) => {
        typed.value = text;
        gatewayAddress.value = addressOf(text);
      }}
    />
  );
}

/** Undefined for what is no address of a server. */
function addressOf(text: string): string | undefined {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}
