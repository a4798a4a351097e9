/** The browser wakes the worker when the line is back, also when no page of ours is open any more. */
import { openOutboxStore, ownersOnPhone } from "../outbox/outbox-store.ts";
import { syncTag } from "../outbox/own-outbox.ts";
import { channelName, sendInTurn } from "../outbox/send-in-turn.ts";

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
      await sendInTurn({ store, owner, changed: () => channel?.postMessage(null) }, { urged: true });
      waits ||= (await store.list()).some(({ state }) => state === "waiting");
    } finally {
      store.close();
    }
  }
  channel?.close();
  // Tells the browser to wake us again.
  if (waits) throw new Error("something still waits for the line");
}
