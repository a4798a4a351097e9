/** Files of a draft and of a petition: which may be added when, listed, removed. */

import { attachmentLimits } from "#app/attachments/attachment-rules.ts";
import {
  type AddedFile,
  attachmentColumns,
  type FileContext,
  isOverfull,
  type KeptFile,
  keepFile,
  keptFile,
  removeFileBytes,
  type SentFile,
} from "#app/attachments/keep-file.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { lockDraft } from "../filing/draft.server.ts";
import { petitionsInReach } from "../petition-access.server.ts";
import { auditActor } from "../petition-change.ts";
import type { PetitionActor } from "../petition-relations.ts";

export async function filesOfDraft(
  db: Db,
  env: Pick<Env, "accusationKeys">,
  draftId: string,
): Promise<KeptFile[]> {
  const rows = await db.attachment.findMany({
    where: { draftId, removedAt: null },
    orderBy: { createdAt: "asc" },
    select: attachmentColumns,
  });
  return rows.map((row) => keptFile(env, row));
}

/** Looks at a file and keeps it with the draft. */
export async function addAttachment(
  context: FileContext,
  draftId: string,
  file: SentFile,
): Promise<AddedFile> {
  if (await isOverfull(context.db, { draftId }, attachmentLimits.count))
    return { ok: false, reason: "too_many" };
  return keepFile(context, file, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    if (draft === null || draft.submittedAs !== null)
      throw new Error("files are added to a draft not yet sent");
    return {
      where: { draftId },
      addedBy: draft.membershipId === null ? "petitioner" : "staff",
      limit: attachmentLimits.count,
    };
  });
}

/**
 * Looks at a file that the petitioner adds later and keeps it with the petition, on the record. Throws 404 for anybody
 * whose petition it is not, and once it has ended.
 */
export async function addMaterialFile(
  context: FileContext,
  { petitionId, actor }: { readonly petitionId: string; readonly actor: PetitionActor },
  file: SentFile,
): Promise<AddedFile> {
  if (await isOverfull(context.db, { petitionId }, attachmentLimits.perMatter))
    return { ok: false, reason: "too_many" };
  return keepFile(context, file, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Petition" WHERE "id" = ${petitionId}::uuid FOR UPDATE`;
    const open = await tx.petition.count({
      where: { AND: [{ id: petitionId, endedOn: null }, petitionsInReach(actor)] },
    });
    if (open === 0) throw new Response(null, { status: 404 });
    return {
      where: { petitionId },
      addedBy: "petitioner",
      limit: attachmentLimits.perMatter,
      kept: (id) =>
        appendAudit(tx, {
          chain: `petition:${petitionId}`,
          at: context.now(),
          actor: auditActor(actor),
          action: "petition.add_file",
          payload: { attachment: id },
        }),
    };
  });
}

/** Removes a file from a draft that is not sent yet; its bytes go at once. */
export async function removeAttachment(
  { db, env, now }: { readonly db: Db; readonly env: Env; readonly now: () => Date },
  draftId: string,
  attachmentId: string,
): Promise<void> {
  const storageKey = await db.$transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId);
    if (draft === null || draft.submittedAs !== null) return null;
    const row = await tx.attachment.findFirst({
      where: { id: attachmentId, draftId, removedAt: null },
      select: { storageKey: true },
    });
    if (row === null) return null;
    await tx.attachment.update({ where: { id: attachmentId }, data: { removedAt: now() } });
    return row.storageKey;
  });
  if (storageKey !== null) await removeFileBytes(env, storageKey);
}
