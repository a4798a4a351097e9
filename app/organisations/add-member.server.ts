import type { StaffActor } from "#app/accounts/actor.ts";
import { personByPhone, sealName } from "#app/accounts/people.server.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { isId } from "#app/platform/ids.ts";
import { beginMembership } from "./begin-membership.server.ts";
import type { MemberValues } from "./organisation-form.ts";
import { rolesOf } from "./organisation-roles.ts";

export type MemberAdded =
  | { readonly ok: true; readonly membershipId: string }
  | {
      readonly ok: false;
      readonly reason: "not_allowed" | "unknown" | "closed" | "role" | "member_already";
    };

/** Makes somebody a member by phone number, name and role; the person is made when the number is new. */
export function addMember(
  { db, env, now }: { readonly db: Db; readonly env: Env; readonly now: () => Date },
  {
    actor,
    organisationId,
    values,
    idempotencyKey,
  }: {
    readonly actor: StaffActor;
    readonly organisationId: string;
    readonly values: MemberValues;
    readonly idempotencyKey: string;
  },
): Promise<MemberAdded> {
  if (!may(actor, "organisation.manage")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  if (!isId(organisationId)) return Promise.resolve({ ok: false, reason: "unknown" });
  return db.$transaction((tx) =>
    once<MemberAdded>(
      tx,
      `member.add:${actor.personId}`,
      idempotencyKey,
      () => addMemberIn(tx, env, { actor, organisationId, values, now: now() }),
      ({ ok }) => ok,
    ),
  );
}

/** The same inside the caller's transaction, who has checked that it is allowed and asked for once. */
export async function addMemberIn(
  tx: Transaction,
  env: Env,
  {
    actor,
    organisationId,
    values: { phone, displayName, role, post },
    now: at,
  }: {
    readonly actor: StaffActor;
    readonly organisationId: string;
    readonly values: MemberValues;
    readonly now: Date;
  },
): Promise<MemberAdded> {
  const organisation = await tx.organisation.findUnique({
    where: { id: organisationId },
    select: { kind: true, isActive: true },
  });
  if (organisation === null) return { ok: false, reason: "unknown" };
  if (!organisation.isActive) return { ok: false, reason: "closed" };
  if (!rolesOf[organisation.kind].includes(role)) return { ok: false, reason: "role" };
  const person = await personByPhone(tx, env, { phone, language: "zh-CN", now: at });
  await tx.person.updateMany({
    where: { id: person.id, nameSealed: null },
    data: sealName(env, person.id, displayName),
  });
  const key = { personId: person.id, organisationId, role };
  const begun = await beginMembership(tx, key, { displayName, post, at });
  if (begun === null) return { ok: false, reason: "member_already" };
  const { membershipId, again } = begun;
  await appendAudit(tx, {
    chain: `organisation:${organisationId}`,
    at,
    actor: `membership:${actor.membershipId}`,
    action: "member.add",
    payload: { membershipId, personId: person.id, role, again },
  });
  return { ok: true, membershipId };
}
