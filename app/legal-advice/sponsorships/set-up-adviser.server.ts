/** Makes a lawyer an adviser: a member of their firm with a licence, who may then be engaged. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { may } from "#app/accounts/permissions.ts";
import { addMemberIn } from "#app/organisations/add-member.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { AdviserValues } from "./sponsorship-form.ts";

export type AdviserSetUp =
  | { readonly ok: true; readonly adviserId: string }
  | {
      readonly ok: false;
      readonly reason:
        | "not_allowed"
        | "firm"
        /** Another adviser has this licence number. */
        | "licence_taken"
        /** This person is an adviser already. */
        | "adviser_already";
    };

/** The firm accepts the engagement, never the lawyer alone (律师法 第二十五条). The same key gives the same adviser. */
export function setUpAdviser(
  { db, env, now }: { readonly db: Db; readonly env: Env; readonly now: () => Date },
  {
    actor,
    values,
    idempotencyKey,
  }: { readonly actor: StaffActor; readonly values: AdviserValues; readonly idempotencyKey: string },
): Promise<AdviserSetUp> {
  if (!may(actor, "sponsorship.manage")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  return db.$transaction((tx) =>
    once<AdviserSetUp>(
      tx,
      `adviser.set-up:${actor.personId}`,
      idempotencyKey,
      () => setUpIn(tx, env, { actor, values, now: now() }),
      ({ ok }) => ok,
    ),
  );
}

async function setUpIn(
  tx: Transaction,
  env: Env,
  { actor, values, now }: { readonly actor: StaffActor; readonly values: AdviserValues; readonly now: Date },
): Promise<AdviserSetUp> {
  const { phone, displayName, firmId, licenceNumber } = values;
  const firm = await tx.organisation.findFirst({
    where: { id: firmId, kind: "law_firm", isActive: true },
    select: { id: true },
  });
  if (firm === null) return { ok: false, reason: "firm" };
  if ((await tx.adviser.count({ where: { licenceNumber } })) > 0)
    return { ok: false, reason: "licence_taken" };
  const phoneIndex = phoneIndexOf(env, phone);
  if ((await tx.adviser.count({ where: { person: { phoneIndex } } })) > 0)
    return { ok: false, reason: "adviser_already" };
  // A lawyer whom the firm's own list of members has already stays the same member.
  const member = await addMemberIn(tx, env, {
    actor,
    organisationId: firmId,
    values: { phone, displayName, role: "adviser", post: null },
    now,
  });
  if (!member.ok && member.reason !== "member_already") return { ok: false, reason: "firm" };
  const person = await tx.person.findUniqueOrThrow({ where: { phoneIndex }, select: { id: true } });
  const id = newId();
  await tx.adviser.create({ data: { id, personId: person.id, firmId, licenceNumber, displayName } });
  await appendAudit(tx, {
    chain: `adviser:${id}`,
    at: now,
    actor: `membership:${actor.membershipId}`,
    action: "adviser.set_up",
    payload: { firmId, personId: person.id, licenceNumber },
  });
  return { ok: true, adviserId: id };
}
