/**
 * Keeps what was loaded, so that the pages open again without a network: an asset once it was used, and in each
 * language the page itself. Never an answer of a gateway: those go past it.
 */

/** What is used of a service worker here; the library of its types does not go with that of pages. */
interface Scope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void;
  addEventListener(type: 'fetch', listener: (event: Lasting & Asked) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as Scope;
/** Names of assets change with what is in them, so what an older build left is never asked for again. */
const CACHE = `ipanchor-${BUILD}`;
const ASSET = /^\/assets\//;
/** Every address below a language is the same page. */
const PAGE = /^\/([a-z]{2})(\/|$)/;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
// What a page had loaded before there was this to keep it.
scope.addEventListener('message', (event) => event.waitUntil(keepAll(event.data)));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (ASSET.test(pathname)) event.respondWith(asset(request));
  else if (request.mode === 'navigate' && PAGE.test(pathname)) event.respondWith(page(request));
});

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function keepAll(paths: unknown): Promise<void> {
  if (!Array.isArray(paths)) return;
  const cache = await caches.open(CACHE);
  await Promise.all(
    paths.map(async (path) => {
      const url = new URL(String(path), scope.location.origin);
      const key = ASSET.test(url.pathname) ? url.href : pageKey(url);
      if (key === undefined || (await cache.match(key)) !== undefined) return;
      const response = await fetch(url.href);
      if (response.ok) await cache.put(key, response);
    }),
  );
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone());
  return response;
}

/** The newest page there is, else the one that was kept. */
async function page(request: Request): Promise<Response> {
  const key = pageKey(new URL(request.url)) ?? request.url;
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(key, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(key);
    if (kept === undefined) throw error;
    return kept;
  }
}

function pageKey({ origin, pathname }: URL): string | undefined {
  const language = PAGE.exec(pathname)?.[1];
  return language === undefined ? undefined : `${origin}/${language}/`;
}
