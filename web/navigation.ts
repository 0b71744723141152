/**
 * The address is the state: a page is what its path, query and fragment say, and every state can be linked to. What no
 * server may see, such as a number, stands in the fragment, which no browser sends.
 */
import { signal } from '@preact/signals';
import { isLanguage } from '#gateway/messages/languages.ts';
import { currentLanguage } from './language/text.ts';

/** The pages, and which paths are theirs. */
export const PAGE_PATHS = {
  verify: /^\/(verify)?$/,
  claims: /^\/claims$/,
  register: /^\/(register|offices|network)(\/|$)/,
  console: /^\/console(\/|$)/,
  help: /^\/help$/,
} as const;

/** Where we are, without the language. */
export const place = signal(placeOf(location));

export interface Place {
  /** `/verify`; never with the language. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** With its `#`; empty without one. */
  readonly fragment: string;
}

function placeOf({ pathname, search, hash }: Location): Place {
  const [, first, ...rest] = pathname.split('/');
  const path = isLanguage(first) ? `/${rest.join('/')}` : pathname;
  return { path, query: new URLSearchParams(search), fragment: hash };
}

/** Address of a page in the language that is shown. */
export function addressOf(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const text = new URLSearchParams(given).toString();
  return `/${currentLanguage()}${path}${text === '' ? '' : `?${text}`}`;
}

/** @param how `replace` for a state that going back should not stop at, such as each letter of a search */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  place.value = placeOf(location);
  if (how === 'push') scrollTo(0, 0);
}

/** Follows links within the pages without loading anew, and the buttons of the browser. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    place.value = placeOf(location);
  });
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download')) return;
    const { origin, pathname, search, hash } = link;
    const inPages = origin === location.origin && pathname.startsWith(`/${currentLanguage()}/`);
    if (!inPages) return;
    if (hash !== '' && pathname === location.pathname) {
      const target = document.getElementById(hash.slice(1));
      if (target === null) return;
      // The address stays: its fragment may say what was asked.
      event.preventDefault();
      target.focus();
      return;
    }
    event.preventDefault();
    go(pathname + search + hash);
  });
}
