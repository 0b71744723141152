import { render } from 'preact';
import { loadLanguage } from './language/text.ts';
import { followLinks } from './navigation.ts';
import { App } from './parts/app.tsx';

await loadLanguage(location.pathname.split('/')[1]);
followLinks();
const root = document.getElementById('app');
if (root) render(<App />, root);
