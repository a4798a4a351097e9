/** Pages that open without a signal. */

/** Opens without a signal what was never visited. The first stands in for every page that cannot be had. */
export const pagesForNoSignal = ["/offline", "/outbox", "/say/at-once"] as const;

/** Under which such a page is kept: not its own address, or it would be shown in its place with a signal too. */
export function keptAddress(page: string): string {
  return `${page}?kept`;
}

/** The cache of pages that were looked at; the service worker fills it (service-worker/visited-pages.ts). */
export const visitedPages = "visited-pages";

/** What the worker tells pages when the newer version of a kept page has come, and what such a page asks it. */
export const renewed = "renewed";
export type Renewal = { readonly kind: typeof renewed; readonly url: string };

/**
 * What people look at again where there is no signal: their own matters, and what helps on the way; of staff the adviser's
 * day in a village alone. Never an account, a sign-in, what is half said, or a desk with other people's matters.
 */
const worthKeeping = [
  /^\/$/,
  /^\/(mine|inbox|which-door|deadlines|windows|privacy|track|lists|ratings|outbox|install)(\/|$)/,
  /^\/cases\/\d+$/,
  /^\/cases\/\d+\/(add_material|withdraw|rate|close)$/,
  /^\/advice(\/(mine|village|answers|ask))?(\/[\w-]+)?$/,
  /^\/advice\/(bookings|questions|waiting)\/\d+(\/[a-z_]+)?$/,
  /^\/surveys(\/|$)/,
  /^\/s(\/|$)/,
  /^\/say\/at-once$/,
  /^\/chambers$/,
  /^\/chambers\/bookings\/\d+(\/record)?$/,
  /^\/chambers\/services\/new$/,
] as const;

export function isWorthKeeping(path: string): boolean {
  return worthKeeping.some((pattern) => pattern.test(path));
}

/** The cache of pages that somebody began to work in: kept until they are done. */
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

/** Both, of whoever used this phone. */
export async function forgetKeptPages(): Promise<void> {
  if (!("caches" in globalThis)) return;
  await Promise.all([caches.delete(keptPages), caches.delete(visitedPages)]);
}
