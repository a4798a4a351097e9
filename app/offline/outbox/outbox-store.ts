/**
 * Where entries lie on the phone: IndexedDB, sealed with AES-256-GCM. The key is made for one person on this phone, cannot
 * be taken out of the browser, and goes with everything it sealed when the person signs out.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { OutboxEntry, OutboxFile } from "./entry.ts";

/** Bytes of a file that are sealed, and sent, in one go: less than a weak line carries before it drops. */
export const partBytes = 256 * 1024;

type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer };

interface OutboxDatabase extends DBSchema {
  keys: { key: string; value: CryptoKey };
  entries: {
    key: string;
    /** `done` in clear: others on this phone are told how many wait, and nothing else of them. */
    value: Sealed & { readonly owner: string; readonly done: boolean };
    indexes: { owner: string };
  };
  parts: {
    key: [file: string, part: number];
    value: Sealed & { readonly owner: string };
    indexes: { owner: string };
  };
}

const name = "outbox";
const version = 1;

/** Throws as IndexedDB does: `QuotaExceededError` when the phone is full, others where a private window has none. */
export type OutboxStore = {
  /** The oldest first. Entries of others who use this phone are neither shown nor opened. */
  readonly list: () => Promise<readonly OutboxEntry[]>;
  readonly get: (id: string) => Promise<OutboxEntry | null>;
  /**
   * The words first, then its files a part at a time, so that a cheap phone holds no whole photo in memory; it is sent
   * only when all of it is there. When the phone is full nothing of it stays.
   */
  readonly add: (entry: OutboxEntry, files: ReadonlyMap<string, Blob>) => Promise<void>;
  /** Files it no longer has go too. Does nothing when it was thrown away meanwhile. */
  readonly update: (entry: OutboxEntry) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Bytes `part * partBytes` and on, at most `partBytes` of them. */
  readonly readPart: (file: OutboxFile, part: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** Everything of this person, and the key. */
  readonly wipe: () => Promise<void>;
  /** How many entries of others wait on this phone; not whose, and not what. */
  readonly ofOthers: () => Promise<number>;
  readonly close: () => void;
};

function upgrade(fresh: IDBPDatabase<OutboxDatabase>): void {
  fresh.createObjectStore("keys");
  fresh.createObjectStore("entries").createIndex("owner", "owner");
  fresh.createObjectStore("parts").createIndex("owner", "owner");
}

/** `owner` tells apart the people who use this phone; nobody who is signed in is one of them. */
export async function openOutboxStore(owner: string): Promise<OutboxStore> {
  const db = await openDB<OutboxDatabase>(name, version, {
    upgrade,
    // Another tab wants a newer version: it waits for nobody.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const key = () => keyOf(db, owner);

  const open = async (id: string, sealed: Sealed | undefined): Promise<OutboxEntry | null> =>
    sealed === undefined
      ? null
      : (JSON.parse(new TextDecoder().decode(await unseal(await key(), sealed, id))) as OutboxEntry);
  const get = async (id: string) => {
    const found = await db.get("entries", id);
    return found?.owner === owner ? open(id, found) : null;
  };
  const sealEntry = async (entry: OutboxEntry) => ({
    owner,
    done: entry.state === "sent",
    ...(await seal(await key(), new TextEncoder().encode(JSON.stringify(entry)), entry.id)),
  });

  const remove = async (id: string, files: readonly OutboxFile[]) => {
    const tx = db.transaction(["entries", "parts"], "readwrite", { durability: "strict" });
    for (const file of files) await tx.objectStore("parts").delete(partsOf(file.id));
    await tx.objectStore("entries").delete(id);
    await tx.done;
  };

  return {
    async list() {
      const ids = await db.getAllKeysFromIndex("entries", "owner", owner);
      const entries = await Promise.all(ids.map(get));
      return entries
        .filter((entry) => entry !== null)
        .sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
    },
    get,
    async add(entry, files) {
      const put = async (state: OutboxEntry) => {
        await db.put("entries", await sealEntry(state), entry.id);
      };
      try {
        await put({ ...entry, state: "writing" });
        for (const { id } of entry.files) {
          const blob = files.get(id);
          if (blob === undefined) throw new Error(`no bytes for the file ${id}`);
          for (let part = 0; part * partBytes < blob.size; part += 1) {
            const bytes = await blob.slice(part * partBytes, (part + 1) * partBytes).arrayBuffer();
            const value = await seal(await key(), new Uint8Array(bytes), partName(id, part));
            await db.put("parts", { owner, ...value }, [id, part]);
          }
        }
        await put(entry);
      } catch (error) {
        await remove(entry.id, entry.files);
        throw error;
      }
    },
    async update(entry) {
      const before = await get(entry.id);
      if (before === null) return;
      const kept = new Set(entry.files.map(({ id }) => id));
      const value = await sealEntry(entry);
      const tx = db.transaction(["entries", "parts"], "readwrite", { durability: "strict" });
      const entries = tx.objectStore("entries");
      if ((await entries.getKey(entry.id)) !== undefined) await entries.put(value, entry.id);
      for (const { id } of before.files) if (!kept.has(id)) await tx.objectStore("parts").delete(partsOf(id));
      await tx.done;
    },
    async remove(id) {
      await remove(id, (await get(id))?.files ?? []);
    },
    async readPart({ id }, part) {
      const sealed = await db.get("parts", [id, part]);
      if (sealed === undefined) throw new Error(`no part ${part} of the file ${id}`);
      return new Uint8Array(await unseal(await key(), sealed, partName(id, part)));
    },
    async wipe() {
      const tx = db.transaction(["keys", "entries", "parts"], "readwrite", { durability: "strict" });
      for (const store of ["entries", "parts"] as const) {
        const held = tx.objectStore(store);
        for (const each of await held.index("owner").getAllKeys(owner)) await held.delete(each);
      }
      await tx.objectStore("keys").delete(owner);
      await tx.done;
    },
    async ofOthers() {
      const all = await db.getAll("entries");
      return all.filter((entry) => !entry.done && entry.owner !== owner).length;
    },
    close: () => db.close(),
  };
}

/** Whose entries lie on this phone. */
export async function ownersOnPhone(): Promise<readonly string[]> {
  const db = await openDB<OutboxDatabase>(name, version, { upgrade });
  try {
    return await db.getAllKeys("keys");
  } finally {
    db.close();
  }
}

/** Everything of everybody on this phone. */
export function wipePhone(): Promise<void> {
  return deleteDB(name);
}

/** Made once for each person; two tabs that make it at the same moment keep the first. */
async function keyOf(db: IDBPDatabase<OutboxDatabase>, owner: string): Promise<CryptoKey> {
  const known = await db.get("keys", owner);
  if (known !== undefined) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const tx = db.transaction("keys", "readwrite", { durability: "strict" });
  const first = await tx.store.get(owner);
  if (first === undefined) await tx.store.put(made, owner);
  await tx.done;
  return first ?? made;
}

function partsOf(file: string): IDBKeyRange {
  return IDBKeyRange.bound([file, 0], [file, Number.MAX_SAFE_INTEGER]);
}

function partName(file: string, part: number): string {
  return `${file}:${part}`;
}

/** `about` is bound in, so that what was sealed in one place opens in no other. */
async function seal(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, about: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(about);
  return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, bytes) };
}

function unseal(key: CryptoKey, { iv, bytes }: Sealed, about: string): Promise<ArrayBuffer> {
  const additionalData = new TextEncoder().encode(about);
  return crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, bytes);
}
