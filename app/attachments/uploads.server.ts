/**
 * Files that come in parts, for lines that drop before a whole photo is through. The phone asks how far it got and goes
 * on from there; the same part any number of times is kept once; the whole is taken only when its hash is right.
 */
import { createHash } from "node:crypto";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { openBytes, sealBytes } from "#app/platform/field-encryption.server.ts";
import { fileStore, newStorageKey } from "#app/platform/file-store.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { attachmentLimits } from "./attachment-rules.ts";

export type UploadContext = { readonly db: Db; readonly env: Pick<Env, "accusationKeys" | "filesDirectory"> };

/** How long an upload waits for its form, and for the form to be sent again. */
const uploadDays = 3;
/** Bytes of one part at most; the phone sends less (outbox-store.ts). */
export const largestPart = 512 * 1024;

export type PartReceived =
  /** So many bytes have come, whether this part is among them or came before. */
  | { readonly ok: true; readonly received: number }
  /** Another part is due. */
  | { readonly ok: false; readonly reason: "order"; readonly received: number }
  | { readonly ok: false; readonly reason: "too_large" | "empty" | "other_size" };

/** Keeps one part. Parts of one upload take turns, so that two tabs that send the same file do no harm. */
export async function receivePart(
  { db, env, now }: UploadContext & { readonly now: Date },
  {
    id,
    from,
    size,
    bytes,
  }: { readonly id: string; readonly from: number; readonly size: number; readonly bytes: Buffer },
): Promise<PartReceived> {
  if (bytes.length === 0 || size === 0) return { ok: false, reason: "empty" };
  if (size > attachmentLimits.bytes || bytes.length > largestPart || from + bytes.length > size)
    return { ok: false, reason: "too_large" };
  const storageKey = newStorageKey();
  const store = fileStore(env);
  await store.put(storageKey, sealBytes(env.accusationKeys, bytes, partContext(id, from)));
  let kept = false;
  try {
    return await db.$transaction(async (tx): Promise<PartReceived> => {
      await tx.upload.createMany({ data: { id, size, createdAt: now }, skipDuplicates: true });
      const [upload] = await tx.$queryRaw<{ size: number; received: number }[]>`
        SELECT "size", "received" FROM "Upload" WHERE "id" = ${id}::uuid FOR UPDATE`;
      if (upload === undefined) throw new Error("an upload that was just made is gone");
      if (upload.size !== size) return { ok: false, reason: "other_size" };
      const { received } = upload;
      if (from + bytes.length <= received) return { ok: true, received };
      if (from !== received) return { ok: false, reason: "order", received };
      await tx.uploadPart.create({ data: { uploadId: id, startsAt: from, bytes: bytes.length, storageKey } });
      await tx.upload.update({ where: { id }, data: { received: received + bytes.length } });
      kept = true;
      return { ok: true, received: received + bytes.length };
    });
  } finally {
    if (!kept) await store.remove(storageKey);
  }
}

/** Bytes that have come; 0 of an upload that nobody knows, or that was dropped. */
export async function receivedOf({ db }: Pick<UploadContext, "db">, id: string): Promise<number> {
  const upload = await db.upload.findUnique({ where: { id }, select: { received: true } });
  return upload?.received ?? 0;
}

/** The whole file; null when parts are missing or it is not the file that was hashed on the phone. */
export async function takeUpload(
  { db, env }: UploadContext,
  { id, sha256 }: { readonly id: string; readonly sha256: string },
): Promise<Buffer | null> {
  const upload = await db.upload.findUnique({
    where: { id },
    select: { size: true, received: true, parts: { orderBy: { startsAt: "asc" } } },
  });
  if (upload === null || upload.received !== upload.size) return null;
  const store = fileStore(env);
  const whole: Buffer[] = [];
  for (const { startsAt, storageKey } of upload.parts)
    whole.push(openBytes(env.accusationKeys, await store.get(storageKey), partContext(id, startsAt)));
  const bytes = Buffer.concat(whole);
  return createHash("sha256").update(bytes).digest("hex") === sha256 ? bytes : null;
}

/** Drops what has waited too long. Returns how many. */
export async function dropStaleUploads({
  db,
  env,
  now,
}: UploadContext & { readonly now: Date }): Promise<number> {
  const stale = await db.upload.findMany({
    where: { createdAt: { lt: new Date(now.getTime() - uploadDays * 86_400_000) } },
    select: { id: true, parts: { select: { storageKey: true } } },
  });
  const store = fileStore(env);
  for (const { id, parts } of stale) {
    await db.upload.deleteMany({ where: { id } });
    for (const { storageKey } of parts) await store.remove(storageKey);
  }
  return stale.length;
}

export const dropStaleUploadsJob = defineJob({
  queue: "attachments.drop-stale-uploads",
  schedule: "50 3 * * *",
  run: async (_data, context) => {
    await dropStaleUploads(context);
  },
});

function partContext(id: string, startsAt: number) {
  return { field: "Upload.part", record: `${id}:${startsAt}` };
}
