import { t } from '../../language/text.ts';

export default function RegisterPage() {
  return <h1>{t('nav.register')}</h1>;
}
