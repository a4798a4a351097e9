/**
 * What the phone does for the service without a signal: the scripts and styles lie on it; a page comes from the server
 * first, and from the phone, marked as such, when it cannot be had; what waits to be sent is sent when the line is back.
 */
import { clientsClaim } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import {
  addPlugins,
  cleanupOutdatedCaches,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

import { changeNow } from "../change-now.ts";
import { keptAddress, keptPages, pagesForNoSignal } from "../kept-pages.ts";
import { sendWhenWoken } from "./send-when-woken.ts";
import { showNotices } from "./show-notices.ts";
import { answerRenewals, marked, visitedPage } from "./visited-pages.ts";

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
showNotices();
answerRenewals();

// Names in assets/ carry a hash of their content: what was used once is never asked for again.
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith("/assets/"),
  new CacheFirst({ cacheName: "assets", plugins: [new ExpirationPlugin({ maxEntries: 200 })] }),
);

// A new version waits until the person says so, or nothing of ours is open any more: nobody loses a form to it.
self.addEventListener("message", ({ data }) => {
  if (data === changeNow) void self.skipWaiting();
});

registerRoute(
  ({ request, url }) => request.mode === "navigate" && url.origin === self.location.origin,
  async ({ event, request }) =>
    (await visitedPage(request, (work) => (event as ExtendableEvent).waitUntil(work))) ??
    (await begunPage(request)) ??
    (await pageForNoSignal(request)) ??
    Response.error(),
);

/** One that somebody began to work in, in the language it was begun in, whatever the address asks for. */
function begunPage(request: Request): Promise<Response | undefined> {
  return caches.match(request, { cacheName: keptPages, ignoreSearch: true, ignoreVary: true });
}

/** It does not know who is signed in, nor when it was seen. */
async function pageForNoSignal({ url }: Request): Promise<Response | undefined> {
  const { pathname } = new URL(url);
  const page = pagesForNoSignal.find((each) => each === pathname) ?? offlinePage;
  const kept = await matchPrecache(keptAddress(page));
  return kept === undefined ? undefined : marked(kept, "");
}
