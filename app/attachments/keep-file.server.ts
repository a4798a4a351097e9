/** Files of any matter: looked at, kept once, opened. The bytes lie sealed in the file store. */
import { createHash } from "node:crypto";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { type KeyRing, open, openBytes, seal, sealBytes } from "#app/platform/field-encryption.server.ts";
import { fileStore, newStorageKey } from "#app/platform/file-store.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { AttachmentKind, AttachmentRefusal } from "./attachment-rules.ts";
import { inspectAttachment } from "./inspect-attachment.server.ts";

export type KeptFile = {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
};

type Keys = Pick<Env, "accusationKeys">;

/**
 * A photo is taken before anybody knows whether it belongs to an accusation, so all files are sealed with the keys of
 * accusations (信访工作条例 第三十条). What belongs to a question is no less confidential (律师法 第三十八条).
 */
function keysOf(env: Keys): KeyRing {
  return env.accusationKeys;
}

export const attachmentColumns = {
  id: true,
  kind: true,
  nameSealed: true,
  contentType: true,
  bytes: true,
} as const;

/** A row of `Attachment` with its name in clear. */
export function keptFile(
  env: Keys,
  row: { id: string; kind: AttachmentKind; nameSealed: string; contentType: string; bytes: number },
): KeptFile {
  const { nameSealed, ...rest } = row;
  return { ...rest, name: open(keysOf(env), nameSealed, { field: "Attachment.name", record: row.id }) };
}

export function sealAttachmentName(env: Keys, id: string, name: string): string {
  return seal(keysOf(env), name, { field: "Attachment.name", record: id });
}

export type AddedFile =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: AttachmentRefusal };

export type FileContext = { readonly db: Db; readonly env: Env; readonly now: () => Date };
export type SentFile = { readonly name: string; readonly bytes: Buffer | null };
/** Where a file is kept, locked for the while, and how many may be kept there. */
export type FilePlace = {
  readonly where:
    | { readonly draftId: string }
    | { readonly petitionId: string }
    | { readonly questionId: string };
  readonly addedBy: "petitioner" | "staff";
  readonly limit: number;
  /** For the record, in the same transaction. */
  readonly kept?: (id: string) => Promise<void>;
};

/** Files taken away again count too, here: looking at one costs as much as keeping it. */
export async function isOverfull(db: Db, where: FilePlace["where"], limit: number): Promise<boolean> {
  return (await db.attachment.count({ where })) >= 4 * limit;
}

/**
 * Looks at a file and keeps it. `open` locks where it goes, and throws when nothing may be added there.
 *
 * The same file sent twice (a form sent again on a bad line) is kept once.
 */
export async function keepFile(
  { db, env, now }: FileContext,
  { name, bytes }: SentFile,
  open: (tx: Transaction) => Promise<FilePlace>,
): Promise<AddedFile> {
  if (bytes === null) return { ok: false, reason: "too_large" };
  const inspected = await inspectAttachment(bytes);
  if (!inspected.ok) return inspected;
  const store = fileStore(env);
  const id = newId();
  const storageKey = newStorageKey();
  const sha256 = createHash("sha256").update(inspected.bytes).digest("hex");
  await store.put(storageKey, sealBytes(keysOf(env), inspected.bytes, contentContext(id)));
  try {
    const result = await db.$transaction(async (tx): Promise<AddedFile> => {
      const place = await open(tx);
      const kept = await tx.attachment.findMany({
        where: { ...place.where, removedAt: null },
        select: { id: true, sha256: true },
      });
      const same = kept.find((each) => each.sha256 === sha256);
      if (same !== undefined) return { ok: true, id: same.id };
      if (kept.length >= place.limit) return { ok: false, reason: "too_many" };
      await tx.attachment.create({
        data: {
          id,
          ...place.where,
          kind: inspected.kind,
          nameSealed: sealAttachmentName(env, id, nameWith(name, inspected.ending)),
          contentType: inspected.contentType,
          bytes: inspected.bytes.length,
          sha256,
          storageKey,
          addedBy: place.addedBy,
          createdAt: now(),
        },
      });
      await place.kept?.(id);
      return { ok: true, id };
    });
    if (!result.ok || result.id !== id) await store.remove(storageKey);
    return result;
  } catch (error) {
    await store.remove(storageKey);
    throw error;
  }
}

/** The person's own name for it, with the ending of what it is: an `.exe` never comes back as one. */
function nameWith(name: string, ending: string): string {
  const stem = name.replace(/\.[A-Za-z0-9]{1,8}$/u, "").trim();
  return `${stem === "" ? "file" : stem}${ending}`;
}

/** The bytes are gone at once; the row says that there was a file. */
export async function removeFileBytes(env: Env, storageKey: string): Promise<void> {
  await fileStore(env).remove(storageKey);
}

/** The bytes of a file in clear. The caller has made sure that this person may see it. */
export async function openAttachment(
  env: Env,
  { id, storageKey }: { readonly id: string; readonly storageKey: string },
): Promise<Buffer> {
  return openBytes(keysOf(env), await fileStore(env).get(storageKey), contentContext(id));
}

function contentContext(id: string) {
  return { field: "Attachment.content", record: id };
}
