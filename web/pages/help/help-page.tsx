import { t } from '../../language/text.ts';

export default function HelpPage() {
  return <h1>{t('nav.help')}</h1>;
}
