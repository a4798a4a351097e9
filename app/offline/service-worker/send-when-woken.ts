/** The browser wakes the worker when the line is back, also when no page of ours is open any more. */
import { oneAtATime } from "../one-at-a-time.ts";
import { openOutboxStore, ownersOnPhone } from "../outbox/outbox-store.ts";
import { channelName, lockName, syncTag, uploadsPath } from "../outbox/own-outbox.ts";
import { sendEntries } from "../outbox/send-entries.ts";

declare const self: ServiceWorkerGlobalScope;

/** Of the Background Sync API, which the types of the web platform leave out. */
type SyncEvent = ExtendableEvent & { readonly tag: string; readonly lastChance: boolean };

export function sendWhenWoken(): void {
  self.addEventListener("sync", (event) => {
    const sync = event as unknown as SyncEvent;
    if (sync.tag === syncTag) sync.waitUntil(sendOfEverybody());
  });
}

/** The server takes each entry only while its owner is signed in; those of others go on waiting. */
async function sendOfEverybody(): Promise<void> {
  let waits = false;
  const channel = "BroadcastChannel" in self ? new BroadcastChannel(channelName) : null;
  for (const owner of await ownersOnPhone()) {
    const store = await openOutboxStore(owner);
    try {
      await oneAtATime(lockName, () =>
        sendEntries(
          {
            store,
            owner,
            fetch: (input, init) => fetch(input, init),
            now: Date.now,
            uploads: uploadsPath,
            changed: () => channel?.postMessage(null),
          },
          { urged: true },
        ),
      );
      waits ||= (await store.list()).some(({ state }) => state === "waiting");
    } finally {
      store.close();
    }
  }
  channel?.close();
  // Tells the browser to wake us again.
  if (waits) throw new Error("something still waits for the line");
}
