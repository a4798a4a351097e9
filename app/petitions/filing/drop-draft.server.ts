/** Deletes drafts with everything in them: answers, files, bytes. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { fileStore } from "#app/platform/file-store.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { draftDays, lockDraft } from "./draft.server.ts";

type DropContext = { readonly db: Db; readonly env: Env };

/** Nothing happens to a draft that is gone. What was sent lives in the petition and stays. */
export async function dropDraft({ db, env }: DropContext, draftId: string): Promise<void> {
  const keys = await db.$transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId);
    if (draft === null) return [];
    const files = await tx.attachment.findMany({ where: { draftId }, select: { storageKey: true } });
    await tx.attachment.deleteMany({ where: { draftId } });
    await tx.petitionDraft.delete({ where: { id: draftId } });
    return files.map(({ storageKey }) => storageKey);
  });
  const store = fileStore(env);
  for (const key of keys) await store.remove(key);
}

/** Deletes drafts, and receipts kept for a browser, that nobody touched for thirty days. Returns how many. */
export async function dropStaleDrafts({
  db,
  env,
  now,
}: DropContext & { readonly now: Date }): Promise<number> {
  const stale = await db.petitionDraft.findMany({
    where: { updatedAt: { lt: new Date(now.getTime() - draftDays * 86_400_000) } },
    select: { id: true },
  });
  for (const { id } of stale) await dropDraft({ db, env }, id);
  return stale.length;
}

export const dropStaleDraftsJob = defineJob({
  queue: "petitions.drop-stale-drafts",
  schedule: "40 3 * * *",
  run: async (_data, context) => {
    await dropStaleDrafts(context);
  },
});
