import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { anOutboxEntry } from "#tests/builders/outbox.ts";
import type { OutboxEntry } from "./entry.ts";
import { openOutboxStore, partBytes, wipePhone } from "./outbox-store.ts";

const anEntry = (changes: Partial<OutboxEntry> = {}) =>
  anOutboxEntry({ kind: "petition", fields: [["what", "门口的路灯坏了半个月"]], ...changes });

const aFile = (bytes: number) => {
  const id = crypto.randomUUID();
  const blob = new Blob([new Uint8Array(bytes).map((_, at) => at % 251)]);
  return { file: { id, field: "file", name: "路灯.jpg", size: bytes }, blob };
};

/** Everything that lies in the database, as text. */
async function everythingStored(): Promise<string> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("outbox");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const texts = await Promise.all(
    ["entries", "parts"].map(
      (name) =>
        new Promise<string>((resolve) => {
          const request = db.transaction(name).objectStore(name).getAll();
          request.onsuccess = () =>
            resolve(
              (request.result as { iv: Uint8Array; bytes: ArrayBuffer }[])
                .map(({ bytes }) => new TextDecoder().decode(bytes))
                .join(),
            );
        }),
    ),
  );
  db.close();
  return texts.join();
}

describe("what waits on the phone", () => {
  it("is there again when the app is opened anew, the oldest first, files whole", async () => {
    const store = await openOutboxStore("lin");
    const { file, blob } = aFile(partBytes * 2 + 7);
    const second = anEntry({ createdAt: 2_000 });
    await store.add(second, new Map());
    await store.add(anEntry({ id: "first", files: [file] }), new Map([[file.id, blob]]));
    store.close();
    const again = await openOutboxStore("lin");
    expect((await again.list()).map(({ id }) => id)).toEqual(["first", second.id]);
    const parts = await Promise.all([0, 1, 2].map((part) => again.readPart(file, part)));
    expect(Buffer.concat(parts).equals(Buffer.from(await blob.arrayBuffer()))).toBe(true);
    await again.wipe();
    again.close();
  });

  it("cannot be read by who copies the database", async () => {
    const store = await openOutboxStore("lin");
    const { file } = aFile(9);
    const blob = new Blob(["一张照片的字节"]);
    await store.add(anEntry({ files: [{ ...file, size: blob.size }] }), new Map([[file.id, blob]]));
    const stored = await everythingStored();
    for (const secret of ["路灯", "照片", "/say/at-once"]) expect(stored).not.toContain(secret);
    await store.wipe();
    store.close();
  });

  it("is nobody else's who uses the same phone, and goes when its person signs out", async () => {
    const lin = await openOutboxStore("lin");
    const wang = await openOutboxStore("wang");
    const { file, blob } = aFile(10);
    await lin.add(anEntry({ id: "hers", files: [file] }), new Map([[file.id, blob]]));
    await wang.add(anEntry({ id: "his" }), new Map());
    expect((await wang.list()).map(({ id }) => id)).toEqual(["his"]);
    expect(await wang.get("hers")).toBeNull();
    await expect(wang.readPart(file, 0)).rejects.toThrow();
    await lin.wipe();
    expect(await lin.list()).toEqual([]);
    expect((await wang.list()).map(({ id }) => id)).toEqual(["his"]);
    lin.close();
    wang.close();
    await wipePhone();
    const fresh = await openOutboxStore("wang");
    expect(await fresh.list()).toEqual([]);
    fresh.close();
  });

  it("stays thrown away when a try that was under way comes back", async () => {
    const store = await openOutboxStore("lin");
    const entry = anEntry();
    await store.add(entry, new Map());
    await store.remove(entry.id);
    await store.update({ ...entry, state: "sent" });
    expect(await store.list()).toEqual([]);
    store.close();
  });

  it("keeps no byte of a file once the server has it", async () => {
    const store = await openOutboxStore("lin");
    const { file, blob } = aFile(partBytes + 1);
    const entry = anEntry({ files: [file] });
    await store.add(entry, new Map([[file.id, blob]]));
    await store.update({ ...entry, state: "sent", fields: [], files: [] });
    await expect(store.readPart(file, 0)).rejects.toThrow();
    expect(await store.get(entry.id)).toMatchObject({ state: "sent" });
    store.close();
  });
});
