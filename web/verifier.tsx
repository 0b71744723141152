/** The page that verifies as one file, for who would not trust the server of a page: `scripts/pages.ts` builds it. */
import { render } from 'preact';
import { directionOf, isLanguage } from '#gateway/messages/languages.ts';
import { gatewayAddress } from './api.ts';
import { loadLanguage, t } from './language/text.ts';
import { Verifying } from './pages/verify/verifying.tsx';
import { LanguageMenu } from './parts/language-menu.tsx';
import './style/style.css';

gatewayAddress.value = undefined;
const wished = new URLSearchParams(location.search).get('lang') ?? navigator.language.split('-')[0];
document.documentElement.dir = directionOf(await loadLanguage(isLanguage(wished) ? wished : 'en'));
document.title = t('verify.title');

function Verifier() {
  return (
    <>
      <header class="bar">
        <span class="brand">IPAnchor</span>
        <LanguageMenu
          onLanguage={(language) => {
            location.search = `?lang=${language}`;
          }}
        />
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
