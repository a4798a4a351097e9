/** The way into an empty installation: one administrator, who adds everybody else. */
import { personByPhone, sealName } from "#app/accounts/people.server.ts";
import { issueSetupCode } from "#app/accounts/set-up-password.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";

export type FirstAdministrator =
  | { readonly ok: true; readonly setupCode: string; readonly organisationName: string }
  | {
      readonly ok: false;
      readonly reason: /** Another one can sign in already, and adds whoever is missing. */
        | "exists"
        /** The divisions are not loaded. */
        | "no_city";
    };

/**
 * Makes the person an administrator of the city's centre, which is made when it is missing, and gives a 开通码 for
 * the password. Repeated before that password is set, it gives another code. `phone` is 11 digits of a mobile.
 */
export function createFirstAdministrator(
  { db, env, now }: { readonly db: Db; readonly env: Env; readonly now: () => Date },
  { name, phone }: { readonly name: string; readonly phone: string },
): Promise<FirstAdministrator> {
  return db.$transaction(async (tx): Promise<FirstAdministrator> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organisations.administrators'))`;
    const at = now();
    const running = { OR: [{ until: null }, { until: { gt: at } }] };
    const able = await tx.membership.count({
      where: {
        role: "administrator",
        organisation: { isActive: true },
        person: { passwordHash: { not: null } },
        ...running,
      },
    });
    if (able > 0) return { ok: false, reason: "exists" };
    const centre = await centreOfCity(tx, at);
    if (centre === null) return { ok: false, reason: "no_city" };
    const person = await personByPhone(tx, env, { phone, language: "zh-CN", now: at });
    await tx.person.update({ where: { id: person.id }, data: sealName(env, person.id, name) });
    const key = { personId: person.id, organisationId: centre.id, role: "administrator" as const };
    const membership = await tx.membership.upsert({
      where: { personId_organisationId_role: key },
      create: { id: newId(), ...key, displayName: name, since: at },
      update: { displayName: name, since: at, until: null },
      select: { id: true },
    });
    const setupCode = await issueSetupCode(tx, env, { personId: person.id, now: at });
    await appendAudit(tx, {
      chain: `organisation:${centre.id}`,
      at,
      actor: "system",
      action: "member.first_administrator",
      payload: { membershipId: membership.id },
    });
    return { ok: true, setupCode, organisationName: centre.name };
  });
}

async function centreOfCity(
  tx: Transaction,
  at: Date,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const city = await tx.division.findFirst({ where: { level: "city" }, select: { code: true, name: true } });
  if (city === null) return null;
  const known = await tx.organisation.findFirst({
    where: { kind: "centre", divisionCode: city.code, isActive: true },
    select: { id: true, name: true },
  });
  if (known !== null) return known;
  const id = newId();
  const name = `${city.name}综治中心`;
  await tx.organisation.create({
    data: { id, slug: `centre-${city.code}`, name, kind: "centre", divisionCode: city.code },
  });
  await appendAudit(tx, {
    chain: `organisation:${id}`,
    at,
    actor: "system",
    action: "organisation.create",
    payload: { divisionCode: city.code, name, kind: "centre" },
  });
  return { id, name };
}
