import { render } from 'preact';
import { loadLanguage } from './language/text.ts';
import { followLinks } from './navigation.ts';
import { App } from './parts/app.tsx';
import { keepOffline } from './work/keep-offline.ts';

await loadLanguage(location.pathname.split('/')[1]);
followLinks();
const root = document.getElementById('app');
if (root) render(<App />, root);
// Where the browser keeps nothing, in a private window for one, the pages are there all the same.
keepOffline().catch(() => {});
