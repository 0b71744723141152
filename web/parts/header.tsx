import { isLanguage, LANGUAGE_NAMES } from '#gateway/messages/languages.ts';
import { currentLanguage, t } from '../language/text.ts';
import { addressOf, place } from '../navigation.ts';

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
      <LanguageMenu />
    </header>
  );
}

/** A menu of links would do; a list to choose from takes less room on a phone. */
function LanguageMenu() {
  const change = (event: Event) => {
    const { value } = event.currentTarget as HTMLSelectElement;
    if (isLanguage(value)) location.assign(`/${value}${place.value.path}${location.search}${location.hash}`);
  };
  return (
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
