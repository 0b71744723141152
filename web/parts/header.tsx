import { t } from '../language/text.ts';
import { addressOf, place } from '../navigation.ts';
import { LanguageMenu } from './language-menu.tsx';

const PAGES = [
  ['/verify', 'nav.verify'],
  ['/claims', 'nav.claims'],
  ['/register', 'nav.register'],
  ['/console', 'nav.console'],
  ['/help', 'nav.help'],
] as const;

export function Header() {
  const { path } = place.value;
  const current = path === '/' ? '/verify' : path;
  return (
    <header class="bar">
      <a class="brand" href={addressOf('/verify')}>
        <BrandMark />
        IPAnchor
      </a>
      <nav aria-label={t('nav.label')}>
        <ul>
          {PAGES.map(([target, key]) => (
            <li key={target}>
              <a href={addressOf(target)} aria-current={current.startsWith(target) ? 'page' : undefined}>
                {t(key)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <LanguageMenu
        onLanguage={(language) =>
          location.assign(`/${language}${place.value.path}${location.search}${location.hash}`)
        }
      />
    </header>
  );
}

function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round">
        <circle cx="16" cy="8" r="2.8" />
        <path d="M16 11v15M11 15h10M6 19c0 4 4 7 10 7s10-3 10-7" />
      </g>
    </svg>
  );
}
