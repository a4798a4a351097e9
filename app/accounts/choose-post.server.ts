/** Somebody with several posts acts for one at a time; which, is kept with the sign-in. */
import type { Role } from "#app/organisations/organisation-kinds.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { StaffActor } from "./actor.ts";
import { staffActor } from "./current-actor.server.ts";

export type OwnPost = {
  readonly membershipId: string;
  readonly role: Role;
  readonly post: string | null;
  readonly organisationName: string;
};

/** The posts a person has now, the longest held first. */
export async function listPosts(db: Db, personId: string, now: Date): Promise<OwnPost[]> {
  const rows = await db.membership.findMany({
    where: {
      personId,
      since: { lte: now },
      OR: [{ until: null }, { until: { gt: now } }],
      organisation: { isActive: true },
    },
    orderBy: { since: "asc" },
    select: { id: true, role: true, post: true, organisation: { select: { name: true } } },
  });
  return rows.map(({ id, organisation, ...row }) => ({
    ...row,
    membershipId: id,
    organisationName: organisation.name,
  }));
}

export type ChoosePostResult = { readonly ok: true } | { readonly ok: false; readonly reason: "not_yours" };

/** Only a post of one's own that still runs; the sign-in must be one of staff. */
export async function choosePost(
  db: Db,
  actor: StaffActor,
  {
    membershipId,
    currentKey,
    now,
  }: { readonly membershipId: string; readonly currentKey: string | null; readonly now: Date },
): Promise<ChoosePostResult> {
  const chosen = await staffActor(db, actor.personId, membershipId, now);
  if (chosen?.membershipId !== membershipId || currentKey === null) return { ok: false, reason: "not_yours" };
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: currentKey, personId: actor.personId, isStaff: true },
      data: { membershipId },
    });
    if (count === 0) return { ok: false, reason: "not_yours" } as const;
    await appendAudit(tx, {
      chain: `person:${actor.personId}`,
      at: now,
      actor: `membership:${actor.membershipId}`,
      action: "person.choose_post",
      payload: { membership: membershipId },
    });
    return { ok: true } as const;
  });
}
