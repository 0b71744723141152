import { t } from '../language/text.ts';
import { addressOf, PAGE_PATHS, place } from '../navigation.ts';
import { LanguageMenu } from './language-menu.tsx';

const PAGES = ['verify', 'claims', 'register', 'console', 'help'] as const;

export function Header() {
  const { path } = place.value;
  return (
    <header class="bar">
      <a class="brand" href={addressOf('/verify')}>
        <BrandMark />
        IPAnchor
      </a>
      <nav aria-label={t('nav.label')}>
        <ul>
          {PAGES.map((page) => (
            <li key={page}>
              <a href={addressOf(`/${page}`)} aria-current={PAGE_PATHS[page].test(path) ? 'page' : undefined}>
                {t(`nav.${page}`)}
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
