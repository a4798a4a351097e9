/**
 * Registers the service worker at once: the page's `load` event may have passed by the time scripts run. A browser
 * without one (WeChat's, private windows) loses nothing but the page for no signal.
 */
export function registerServiceWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker
    .register("/service-worker.js", { updateViaCache: "none" })
    .catch((problem: unknown) => {
      console.warn("service worker", problem);
    });
}
