/** Messages that a push service brings, and what a press on one opens. */
declare const self: ServiceWorkerGlobalScope;

type Shown = { readonly title: string; readonly body: string; readonly url: string; readonly tag: string };

export function showNotices(): void {
  self.addEventListener("push", (event) => event.waitUntil(show(event.data?.json() as Shown | undefined)));
  self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    const { url } = event.notification.data as Pick<Shown, "url">;
    event.waitUntil(openPage(new URL(url, self.location.origin)));
  });
}

/** Browsers want something shown for every message. */
function show({ title, body, url, tag }: Shown = { title: "有说法", body: "", url: "/inbox", tag: "" }) {
  return self.registration.showNotification(title, {
    body,
    tag,
    data: { url },
    icon: "/icons/icon-192.png",
  });
}

/** The window that shows it already, else one of its own: no other is taken from whoever may be writing there. */
async function openPage({ href, origin }: URL): Promise<void> {
  if (origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window" });
  const there = windows.find(({ url }) => url === href);
  if (there) await there.focus();
  else await self.clients.openWindow(href);
}
