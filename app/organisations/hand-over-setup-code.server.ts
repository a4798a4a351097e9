/** An administrator lets a member set a first or a new password. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { issueSetupCode } from "#app/accounts/set-up-password.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { isId } from "#app/platform/ids.ts";
import { running } from "./administrators-left.server.ts";

export type SetupCodeHandedOver =
  | { readonly ok: true; readonly code: string; readonly displayName: string }
  | { readonly ok: false; readonly reason: "not_allowed" | "unknown" };

/** The code is shown once and kept only as a hash. The password in use, if any, holds until it is changed. */
export async function handOverSetupCode(
  { db, env, now }: { readonly db: Db; readonly env: Env; readonly now: () => Date },
  {
    actor,
    organisationId,
    membershipId,
  }: { readonly actor: StaffActor; readonly organisationId: string; readonly membershipId: string },
): Promise<SetupCodeHandedOver> {
  if (!may(actor, "organisation.manage")) return { ok: false, reason: "not_allowed" };
  if (!isId(membershipId) || !isId(organisationId)) return { ok: false, reason: "unknown" };
  return db.$transaction(async (tx): Promise<SetupCodeHandedOver> => {
    const at = now();
    const member = await tx.membership.findFirst({
      where: { id: membershipId, organisationId, ...running(at) },
      select: { personId: true, displayName: true },
    });
    if (member === null) return { ok: false, reason: "unknown" };
    const code = await issueSetupCode(tx, env, { personId: member.personId, now: at });
    await appendAudit(tx, {
      chain: `organisation:${organisationId}`,
      at,
      actor: `membership:${actor.membershipId}`,
      action: "member.setup_code",
      payload: { membershipId },
    });
    return { ok: true, code, displayName: member.displayName };
  });
}
