import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";

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
    // Two administrators who end each other take turns, or nobody would be left.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organisations.administrators'))`;
    const at = now();
    const running = { OR: [{ until: null }, { until: { gt: at } }] };
    const membership = await tx.membership.findFirst({
      where: { id: membershipId, organisationId, ...running },
      select: { role: true },
    });
    if (membership === null) return { ok: false, reason: "unknown" };
    if (membership.role === "administrator") {
      const others = await tx.membership.count({
        where: {
          role: "administrator",
          id: { not: membershipId },
          organisation: { isActive: true },
          person: { passwordHash: { not: null } },
          ...running,
        },
      });
      if (others === 0) return { ok: false, reason: "last_administrator" };
    }
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
