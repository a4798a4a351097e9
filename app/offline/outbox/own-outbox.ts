/** The outbox of whoever this page was made for: what pages do with it. */
import { v4 } from "uuid";
import { afterCutOff, keyField, type OutboxEntry, type OutboxFile, placeOf } from "./entry.ts";
import { type OutboxStore, openOutboxStore, partBytes } from "./outbox-store.ts";
import { hashOf } from "./send-entries.ts";
import { channelName, sendInTurn } from "./send-in-turn.ts";

/** The tag by which a service worker is woken when the line is back. */
export const syncTag = "outbox";
/** A sent entry stays in the list for a week. */
const sentFor = 7 * 86_400_000;

export type NewEntry = Pick<
  OutboxEntry,
  | "kind"
  | "title"
  | "firstWords"
  | "action"
  | "page"
  | "encoding"
  | "key"
  | "fingerprint"
  | "fields"
  | "files"
>;

export type OwnOutbox = {
  /** The oldest first. */
  readonly list: () => Promise<readonly OutboxEntry[]>;
  readonly get: (id: string) => Promise<OutboxEntry | null>;
  /**
   * Keeps what was written, and returns the entry it became: perhaps one that was there already (`placeOf`). `mends` is
   * the entry that the person is mending. Throws when the phone cannot keep it.
   */
  readonly put: (
    written: NewEntry,
    files: ReadonlyMap<string, Blob>,
    mends: string | null,
  ) => Promise<OutboxEntry>;
  /** Sends what is due. One tab or worker at a time; the others wait for their turn. */
  readonly send: (wish: { readonly urged: boolean; readonly only?: string }) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** SHA-256 of each of its files by id, in hex. */
  readonly hashes: (entry: OutboxEntry) => Promise<ReadonlyMap<string, string>>;
  /** Takes over what was kept while nobody was signed in. */
  readonly adopt: (from: OwnOutbox, entry: OutboxEntry) => Promise<void>;
  /** The bytes of one of its files. */
  readonly fileOf: (file: OutboxFile) => Promise<Blob>;
  readonly markSeen: () => Promise<void>;
  readonly ofOthers: () => Promise<number>;
  readonly wipe: () => Promise<void>;
  /** Calls back on every change, of this tab and of others; returns how to stop it. */
  readonly watch: (changed: () => void) => () => void;
};

/** Throws where the browser keeps nothing: private windows of some. */
export async function openOwnOutbox(owner: string): Promise<OwnOutbox> {
  const store = await openOutboxStore(owner);
  const watchers = new Set<() => void>();
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(channelName) : null;
  const tellOwn = () => {
    for (const watcher of watchers) watcher();
  };
  const tell = () => {
    tellOwn();
    channel?.postMessage(null);
  };
  if (channel !== null) channel.onmessage = tellOwn;
  const list = () => tidied(store);
  return {
    list,
    get: (id) => store.get(id),
    async put(written, files, mends) {
      const place = placeOf({ ...written, mends }, await list(), v4);
      if (place.kind === "same") return place.entry;
      const now = Date.now();
      const entry: OutboxEntry = {
        ...written,
        id: v4(),
        key: place.key,
        fields: written.fields.map(([name, value]) => [name, name === keyField ? place.key : value] as const),
        createdAt: now,
        state: "waiting",
        failures: 0,
        nextAttemptAt: now,
        result: null,
        isSeen: false,
      };
      await store.add(entry, files);
      if (place.kind === "instead") await store.remove(place.of);
      tell();
      return entry;
    },
    send: (wish) => sendInTurn({ store, owner, changed: tell }, wish),
    async remove(id) {
      await store.remove(id);
      tell();
    },
    async hashes({ files }) {
      const hashes = new Map<string, string>();
      for (const file of files) hashes.set(file.id, await hashOf(store, file));
      return hashes;
    },
    async fileOf(file) {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for (let part = 0; part * partBytes < file.size; part += 1)
        parts.push(await store.readPart(file, part));
      return new Blob(parts);
    },
    async adopt(from, entry) {
      const blobs = new Map<string, Blob>();
      // Under numbers of their own: the store knows a file by its number alone.
      const files = entry.files.map((file) => ({ ...file, id: v4() }));
      for (const [at, file] of entry.files.entries()) blobs.set(files[at]?.id ?? "", await from.fileOf(file));
      await store.add({ ...entry, id: v4(), files, state: "waiting", nextAttemptAt: Date.now() }, blobs);
      await from.remove(entry.id);
      tell();
    },
    async markSeen() {
      for (const entry of await store.list())
        if (entry.state === "sent" && !entry.isSeen) await store.update({ ...entry, isSeen: true });
      tell();
    },
    ofOthers: () => store.ofOthers(),
    async wipe() {
      await store.wipe();
      tell();
    },
    watch(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
}

/** Without what was sent long ago, and with what was cut off while its files were sealed. */
async function tidied(store: OutboxStore): Promise<readonly OutboxEntry[]> {
  const now = Date.now();
  const entries = await store.list();
  const old = entries.filter(
    ({ state, isSeen, createdAt }) => state === "sent" && isSeen && now - createdAt > sentFor,
  );
  for (const { id } of old) await store.remove(id);
  return entries.filter((entry) => !old.includes(entry)).map((entry) => afterCutOff(entry, now));
}

/** Has the browser wake the service worker when the line is back, where it can; else the pages do it themselves. */
export async function askToBeWoken(): Promise<void> {
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker !== undefined && "sync" in worker)
      await (worker.sync as { register: (tag: string) => Promise<void> }).register(syncTag);
  } catch {
    // Not allowed, or not now.
  }
}
