import { t } from '../../language/text.ts';

export default function ConsolePage() {
  return <h1>{t('nav.console')}</h1>;
}
