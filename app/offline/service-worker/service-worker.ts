/**
 * Keeps the shell of the service on the phone: scripts, styles, icons and the page that says there is no signal.
 * Pages themselves always come from the network, so that a case is never shown older than it is; only a form that was
 * begun on this phone opens again without a signal.
 */
import { clientsClaim } from "workbox-core";
import {
  cleanupOutdatedCaches,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { registerRoute, setCatchHandler } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";

import { keptPages } from "../kept-pages.ts";

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

const offlinePage = "/offline";

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
clientsClaim();

registerRoute(({ request }) => request.mode === "navigate", new NetworkOnly());

// Only a page gets a page in its place; everything else fails as it would without us.
setCatchHandler(async ({ request }) =>
  request.mode === "navigate"
    ? ((await keptPage(request)) ?? (await matchPrecache(offlinePage)) ?? Response.error())
    : Response.error(),
);

/** In the language it was begun in, whatever the address asks for. */
function keptPage(request: Request): Promise<Response | undefined> {
  return caches.match(request, { cacheName: keptPages, ignoreSearch: true, ignoreVary: true });
}
