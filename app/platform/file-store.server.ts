/** Where attachments lie. What is stored is sealed before it comes here; a store only keeps bytes under a key. */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Env } from "./env.server.ts";

export type FileStore = {
  /** Stored as a whole or not at all. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Throws when there is nothing under this key. */
  readonly get: (key: string) => Promise<Buffer>;
  /** Removing what is not there is no error. */
  readonly remove: (key: string) => Promise<void>;
};

/** A new key; its first characters spread the files over directories. */
export function newStorageKey(): string {
  const id = randomUUID();
  return `${id.slice(0, 2)}/${id}`;
}

/** The store of this installation: a directory that all processes of one machine share (FILES_DIR). */
export function fileStore({ filesDirectory }: Pick<Env, "filesDirectory">): FileStore {
  const place = (key: string) => {
    if (!/^[0-9a-f]{2}\/[0-9a-f-]{36}$/.test(key)) throw new Error(`not a storage key: ${key}`);
    return path.join(filesDirectory, key);
  };
  return {
    async put(key, bytes) {
      const file = place(key);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      // Renamed only when it is whole: a crash leaves no half file under the key.
      const unfinished = `${file}.part`;
      await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
      await rename(unfinished, file);
    },
    get: (key) => readFile(place(key)),
    remove: (key) => rm(place(key), { force: true }),
  };
}
