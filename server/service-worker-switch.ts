/**
 * The switch for a service worker that does harm: with `SERVICE_WORKER=off` phones get one that takes itself and what it
 * kept of pages away. What waits to be sent stays; pages send it themselves.
 */
import type { RequestHandler } from "express";

const departing = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
`;

/** Browsers ask for this address whenever somebody opens a page, whatever their worker does. */
export const departingServiceWorker: RequestHandler = (_request, response) => {
  response.set("Cache-Control", "no-store").type("text/javascript").send(departing);
};
