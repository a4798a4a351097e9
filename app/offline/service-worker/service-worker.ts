/**
 * Keeps the shell of the service on the phone: scripts, styles, icons and the page that says there is no signal.
 * Pages themselves always come from the network, so that a case is never shown older than it is; only a form that was
 * begun on this phone opens again without a signal.
 */
import { clientsClaim } from "workbox-core";
import {
  addPlugins,
  cleanupOutdatedCaches,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { registerRoute, setCatchHandler } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";

import { keptAddress, keptPages, pagesForNoSignal } from "../kept-pages.ts";
import { sendWhenWoken } from "./send-when-woken.ts";

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

const [offlinePage] = pagesForNoSignal;

// What is kept for everybody is asked for as nobody: it names no one who was signed in just then.
addPlugins([
  {
    requestWillFetch: async ({ request }) => {
      const isPage = pagesForNoSignal.some((page) => page === new URL(request.url).pathname);
      return isPage ? new Request(request, { credentials: "omit" }) : request;
    },
  },
]);
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
clientsClaim();
sendWhenWoken();

registerRoute(({ request }) => request.mode === "navigate", new NetworkOnly());

// Only a page gets a page in its place; everything else fails as it would without us.
setCatchHandler(async ({ request }) =>
  request.mode === "navigate"
    ? ((await keptPage(request)) ?? (await pageForNoSignal(request)) ?? Response.error())
    : Response.error(),
);

/** In the language it was begun in, whatever the address asks for. */
function keptPage(request: Request): Promise<Response | undefined> {
  return caches.match(request, { cacheName: keptPages, ignoreSearch: true, ignoreVary: true });
}

/** Marked as kept: it does not know who is signed in by now (page-owner.ts). */
async function pageForNoSignal({ url }: Request): Promise<Response | undefined> {
  const { pathname } = new URL(url);
  const page = pagesForNoSignal.find((each) => each === pathname) ?? offlinePage;
  const kept = await matchPrecache(keptAddress(page));
  if (kept === undefined) return undefined;
  const words = (await kept.text()).replace("<html ", '<html data-kept="" ');
  // Its own rules of content come with it; the length is another by now.
  const headers = new Headers(kept.headers);
  for (const name of ["Content-Length", "Content-Encoding"]) headers.delete(name);
  return new Response(words, { headers });
}
