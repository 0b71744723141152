/** Lets the service worker keep what this page is made of: the first time, that was loaded before it ran. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return; // pages that anybody on the way could have changed have none
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'));
  active?.postMessage([location.pathname, ...assets.map(({ pathname }) => pathname)]);
}
