import { t } from '../../language/text.ts';

export default function ClaimsPage() {
  return <h1>{t('nav.claims')}</h1>;
}
