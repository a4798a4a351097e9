/** Pages that somebody began to work in: kept on the phone until they are done, so that they open without a signal. */

/** Opens without a signal what was never visited. The first stands in for every page that cannot be had. */
export const pagesForNoSignal = ["/offline", "/outbox", "/say/at-once"] as const;

/** Under which such a page is kept: not its own address, or it would be shown in its place with a signal too. */
export function keptAddress(page: string): string {
  return `${page}?kept`;
}

/** The cache's name; the service worker looks here when the network fails. */
export const keptPages = "kept-pages";

/** Keeps this page as the server gives it now. Without a signal, or in a browser without caches, nothing happens. */
export async function keepThisPage(): Promise<void> {
  if (!("caches" in globalThis) || !navigator.onLine) return;
  try {
    const cache = await caches.open(keptPages);
    await cache.add(location.pathname);
  } catch {
    // It stays as it was.
  }
}

export async function forgetKeptPages(): Promise<void> {
  if ("caches" in globalThis) await caches.delete(keptPages);
}
