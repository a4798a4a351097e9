import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import { administratorsLeft, running } from "./administrators-left.server.ts";
import { beginMembership } from "./begin-membership.server.ts";
import type { MemberChange } from "./organisation-form.ts";
import { rolesOf } from "./organisation-roles.ts";

export type MemberChanged =
  | { readonly ok: true; readonly membershipId: string }
  | {
      readonly ok: false;
      readonly reason:
        | "not_allowed"
        /** Not a member, or ended meanwhile. */
        | "unknown"
        /** Such an organisation has nobody in this role. */
        | "role"
        /** The person has this role here beside the one that is changed. */
        | "member_already"
        | "last_administrator";
    };

/**
 * Changes name, post or role. Another role ends this membership and begins another one, because what was done in
 * the old role stays on the record as done in it.
 */
export function changeMember(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  {
    actor,
    organisationId,
    membershipId,
    values: { displayName, role, post },
  }: {
    readonly actor: StaffActor;
    readonly organisationId: string;
    readonly membershipId: string;
    readonly values: MemberChange;
  },
): Promise<MemberChanged> {
  if (!may(actor, "organisation.manage")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  if (!isId(organisationId) || !isId(membershipId)) return Promise.resolve({ ok: false, reason: "unknown" });
  return db.$transaction(async (tx): Promise<MemberChanged> => {
    const at = now();
    await tx.$executeRaw`SELECT 1 FROM "Membership" WHERE "id" = ${membershipId}::uuid FOR UPDATE`;
    const before = await tx.membership.findFirst({
      where: { id: membershipId, organisationId, ...running(at) },
      select: { personId: true, role: true, organisation: { select: { kind: true } } },
    });
    if (before === null) return { ok: false, reason: "unknown" };
    if (!rolesOf[before.organisation.kind].includes(role)) return { ok: false, reason: "role" };
    const record = (id: string) =>
      appendAudit(tx, {
        chain: `organisation:${organisationId}`,
        at,
        actor: `membership:${actor.membershipId}`,
        action: "member.change",
        payload: { membershipId, from: before.role, to: role, now: id },
      });
    if (before.role === role) {
      await tx.membership.update({
        where: { id: membershipId },
        data: { displayName, post },
        select: { id: true },
      });
      await record(membershipId);
      return { ok: true, membershipId };
    }
    if (before.role === "administrator" && !(await administratorsLeft(tx, { id: membershipId }, at)))
      return { ok: false, reason: "last_administrator" };
    const key = { personId: before.personId, organisationId, role };
    const begun = await beginMembership(tx, key, { displayName, post, at });
    if (begun === null) return { ok: false, reason: "member_already" };
    await tx.membership.update({ where: { id: membershipId }, data: { until: at }, select: { id: true } });
    await record(begun.membershipId);
    return { ok: true, membershipId: begun.membershipId };
  });
}
