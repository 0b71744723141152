/** The page that verifies as one file, for who would not trust the server of a page: `scripts/pages.ts` builds it. */
import { render } from 'preact';
import { directionOf, isLanguage, LANGUAGE_NAMES } from '#gateway/messages/languages.ts';
import { gatewayAddress } from './api.ts';
import { currentLanguage, loadLanguage, t } from './language/text.ts';
import { Verifying } from './pages/verify/verifying.tsx';
import './style/style.css';

gatewayAddress.value = undefined;
const wished = new URLSearchParams(location.search).get('lang') ?? navigator.language.split('-')[0];
document.documentElement.dir = directionOf(await loadLanguage(isLanguage(wished) ? wished : 'en'));
document.title = t('verify.title');

function Verifier() {
  const change = (event: Event) => {
    const { value } = event.currentTarget as HTMLSelectElement;
    location.search = `?lang=${value}`;
  };
  return (
    <>
      <header class="bar">
        <span class="brand">IPAnchor</span>
        <label class="language">
          <span class="unseen">{t('shell.language')}</span>
          <select onChange={change} value={currentLanguage()}>
            {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </header>
      <main id="main" tabIndex={-1}>
        <Verifying chosenGateway />
      </main>
      <footer class="foot">
        <p>{t('shell.disclaimer')}</p>
      </footer>
    </>
  );
}

const root = document.getElementById('app');
if (root) render(<Verifier />, root);
