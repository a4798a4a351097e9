import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import { administratorsLeft, running } from "./administrators-left.server.ts";

export type MemberEnded =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        | "not_allowed"
        /** Not a member, or ended already. */
        | "unknown"
        /** Nobody would be left who may add another administrator. */
        | "last_administrator";
    };

/** Ends a membership now: the next request of that person no longer acts for the organisation. */
export function endMember(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  {
    actor,
    organisationId,
    membershipId,
  }: { readonly actor: StaffActor; readonly organisationId: string; readonly membershipId: string },
): Promise<MemberEnded> {
  if (!may(actor, "organisation.manage")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  if (!isId(membershipId)) return Promise.resolve({ ok: false, reason: "unknown" });
  return db.$transaction(async (tx): Promise<MemberEnded> => {
    const at = now();
    const membership = await tx.membership.findFirst({
      where: { id: membershipId, organisationId, ...running(at) },
      select: { role: true },
    });
    if (membership === null) return { ok: false, reason: "unknown" };
    if (membership.role === "administrator" && !(await administratorsLeft(tx, { id: membershipId }, at)))
      return { ok: false, reason: "last_administrator" };
    await tx.membership.update({
      where: { id: membershipId },
      data: { until: at },
      select: { id: true },
    });
    await appendAudit(tx, {
      chain: `organisation:${organisationId}`,
      at,
      actor: `membership:${actor.membershipId}`,
      action: "member.end",
      payload: { membershipId, role: membership.role },
    });
    return { ok: true };
  });
}
