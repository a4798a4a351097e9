/**
 * Keeps the shell of the service on the phone: scripts, styles, icons and the page that says there is no signal.
 * Pages themselves always come from the network, so that a case is never shown older than it is.
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

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

const offlinePage = "/offline";

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
clientsClaim();

registerRoute(({ request }) => request.mode === "navigate", new NetworkOnly());

// Only a page gets a page in its place; everything else fails as it would without us.
setCatchHandler(async ({ request }) =>
  request.mode === "navigate" ? ((await matchPrecache(offlinePage)) ?? Response.error()) : Response.error(),
);
