/** The files of a petition as staff see them: opening one is on record, and the petitioner can read it. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { AttachmentKind } from "#app/attachments/attachment-rules.ts";
import {
  attachmentColumns,
  type KeptFile,
  keptFile,
  openAttachment,
} from "#app/attachments/keep-file.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { petitionsInReach } from "../petition-access.server.ts";
import { recordAccess } from "../record-access.server.ts";

/** Oldest first, with the names they were given. */
export async function materialOf(
  db: Db,
  env: Pick<Env, "accusationKeys">,
  petitionId: string,
): Promise<KeptFile[]> {
  const rows = await db.attachment.findMany({
    where: { petitionId, removedAt: null },
    orderBy: { createdAt: "asc" },
    select: attachmentColumns,
  });
  return rows.map((row) => keptFile(env, row));
}

export type OpenedMaterial = {
  readonly kind: AttachmentKind;
  readonly contentType: string;
  readonly bytes: Buffer;
};

/** Null when there is no such file within this person's reach. The record is written before anything is shown. */
export async function openMaterial(
  db: Db,
  env: Env,
  {
    number,
    attachmentId,
    actor,
    now,
  }: {
    readonly number: string;
    readonly attachmentId: string;
    readonly actor: StaffActor;
    readonly now: Date;
  },
): Promise<OpenedMaterial | null> {
  const row = await db.attachment.findFirst({
    where: {
      id: attachmentId,
      removedAt: null,
      petition: { AND: [{ number }, petitionsInReach(actor)] },
    },
    select: { id: true, storageKey: true, kind: true, contentType: true, petitionId: true },
  });
  if (row?.petitionId == null) return null;
  await recordAccess(db, { petitionId: row.petitionId, actor, seen: "attachment", now });
  return { kind: row.kind, contentType: row.contentType, bytes: await openAttachment(env, row) };
}
