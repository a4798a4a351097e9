/** The service worker, as pages see it. */

import { changeNow } from "./change-now.ts";

const file = "/service-worker.js";

/**
 * Registers it at once: the page's `load` event may have passed by the time scripts run. A browser without one (WeChat's,
 * private windows) loses nothing but the pages for no signal. `offered` is called when a newer one waits, with what
 * changes to it.
 */
export async function registerServiceWorker(offered: (change: () => void) => void): Promise<void> {
  if (!("serviceWorker" in navigator) || isSwitchedOff()) return;
  try {
    const registration = await navigator.serviceWorker.register(file, { updateViaCache: "none" });
    const offer = () => {
      const { waiting } = registration;
      // The first one waits for nobody.
      if (waiting !== null && navigator.serviceWorker.controller !== null)
        offered(() => waiting.postMessage(changeNow));
    };
    offer();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", offer);
    });
  } catch (problem) {
    console.warn("service worker", problem);
  }
}

/** Calls back when another worker has taken over from one that was there. */
export function whenChanged(changed: () => void): void {
  if (!("serviceWorker" in navigator) || navigator.serviceWorker.controller === null) return;
  navigator.serviceWorker.addEventListener("controllerchange", changed, { once: true });
}

/** The operator's switch (`SERVICE_WORKER=off`, server/service-worker-switch.ts). */
function isSwitchedOff(): boolean {
  return document.querySelector('meta[name="phone-worker"][content="off"]') !== null;
}
