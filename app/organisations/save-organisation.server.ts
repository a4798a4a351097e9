import { createHash } from "node:crypto";
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { isId, newId } from "#app/platform/ids.ts";
import { administratorsLeft, running } from "./administrators-left.server.ts";
import { organisationColumns, type StoredOrganisation } from "./organisation-admin-queries.server.ts";
import type { OrganisationValues } from "./organisation-form.ts";
import { rolesOf } from "./organisation-roles.ts";

type Context = { readonly db: Db; readonly now: () => Date };

export type Saved =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      readonly reason:
        | "not_allowed"
        | "unknown"
        /** The level above must stand at the same place or higher, and not below this organisation. */
        | "superior"
        /** Somebody else changed it meanwhile. */
        | "changed"
        /** Members have a role that the new kind does not know. */
        | "members"
        /** Another one of this place that is in use has the same name. */
        | "name_taken"
        /** Retired, it would leave nobody who may let others in. */
        | "last_administrator";
    }
  /** It still has open matters, which somebody else must own first (信访工作条例 第二十四条). */
  | { readonly ok: false; readonly reason: "open_matters"; readonly count: number };

/** A new organisation of a division. The same key gives the same organisation. */
export function createOrganisation(
  { db, now }: Context,
  {
    actor,
    divisionCode,
    values,
    idempotencyKey,
  }: {
    readonly actor: StaffActor;
    readonly divisionCode: string;
    readonly values: OrganisationValues;
    readonly idempotencyKey: string;
  },
): Promise<Saved> {
  if (!may(actor, "organisation.manage")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  return db.$transaction((tx) =>
    once<Saved>(
      tx,
      `organisation.create:${actor.personId}`,
      idempotencyKey,
      async () => {
        const division = await tx.division.findUnique({
          where: { code: divisionCode },
          select: { path: true },
        });
        if (division === null) return { ok: false, reason: "unknown" };
        const id = newId();
        if (await nameTaken(tx, values.name, divisionCode, id)) return { ok: false, reason: "name_taken" };
        if (!(await mayStandAbove(tx, values.superiorId, { id, path: division.path })))
          return { ok: false, reason: "superior" };
        await tx.organisation.create({
          data: { id, slug: `${values.kind}-${id}`, divisionCode, ...columnsOf(values), isActive: true },
        });
        await appendAudit(tx, {
          chain: `organisation:${id}`,
          at: now(),
          actor: `membership:${actor.membershipId}`,
          action: "organisation.create",
          payload: { divisionCode, ...auditOf(values) },
        });
        return { ok: true, id };
      },
      ({ ok }) => ok,
    ),
  );
}

/** Changes an organisation, unless it is no longer what the administrator saw (`seen`, of `fingerprintOf`). */
export function updateOrganisation(
  { db, now }: Context,
  {
    actor,
    id,
    values,
    seen,
  }: {
    readonly actor: StaffActor;
    readonly id: string;
    readonly values: OrganisationValues;
    readonly seen: string;
  },
): Promise<Saved> {
  if (!may(actor, "organisation.manage")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  if (!isId(id)) return Promise.resolve({ ok: false, reason: "unknown" });
  return db.$transaction(async (tx): Promise<Saved> => {
    await tx.$executeRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const before = await tx.organisation.findUnique({ where: { id }, select: organisationColumns });
    if (before === null) return { ok: false, reason: "unknown" };
    if (fingerprintOf(before) !== seen) return { ok: false, reason: "changed" };
    if (values.isActive && (await nameTaken(tx, values.name, before.divisionCode, id)))
      return { ok: false, reason: "name_taken" };
    if (!(await mayStandAbove(tx, values.superiorId, { id, path: before.division.path })))
      return { ok: false, reason: "superior" };
    const strangers = await tx.membership.count({
      where: { organisationId: id, until: null, role: { notIn: [...rolesOf[values.kind]] } },
    });
    if (strangers > 0) return { ok: false, reason: "members" };
    if (before.isActive && !values.isActive) {
      const count = await openMattersOf(tx, id);
      if (count > 0) return { ok: false, reason: "open_matters", count };
      if (
        (await administers(tx, id, now())) &&
        !(await administratorsLeft(tx, { organisationId: id }, now()))
      )
        return { ok: false, reason: "last_administrator" };
    }
    const after = { ...columnsOf(values), isActive: values.isActive };
    await tx.organisation.update({ where: { id }, data: after, select: { id: true } });
    await appendAudit(tx, {
      chain: `organisation:${id}`,
      at: now(),
      actor: `membership:${actor.membershipId}`,
      action: "organisation.change",
      payload: { ...auditOf(values), isActive: values.isActive },
    });
    return { ok: true, id };
  });
}

/** What an organisation looked like, short enough for a hidden field. */
export function fingerprintOf(stored: StoredOrganisation): string {
  const { name, nameEn, kind, superiorId, address, phone, openingHours, isActive } = stored;
  return createHash("sha256")
    .update(JSON.stringify([name, nameEn, kind, superiorId, address, phone, openingHours, isActive]))
    .digest("base64url")
    .slice(0, 22);
}

function columnsOf({ name, nameEn, kind, superiorId, address, phone, openingHours }: OrganisationValues) {
  return {
    name,
    nameEn,
    kind,
    superiorId: superiorId ?? null,
    address,
    phone,
    openingHours,
    // 信访工作条例 第三十条: accusations go to the discipline and supervision organ and to nobody else.
    takesAccusations: kind === "discipline",
  };
}

function auditOf(values: OrganisationValues) {
  const { takesAccusations: _, ...columns } = columnsOf(values);
  return columns;
}

async function nameTaken(tx: Transaction, name: string, divisionCode: string, id: string): Promise<boolean> {
  const others = { name, divisionCode, isActive: true, id: { not: id } };
  return (await tx.organisation.count({ where: others })) > 0;
}

async function administers(tx: Transaction, organisationId: string, at: Date): Promise<boolean> {
  const where = { organisationId, role: "administrator" as const, ...running(at) };
  return (await tx.membership.count({ where })) > 0;
}

/** 上一级机关 (第三十五条): in a division above or in the same one, and never this organisation or one below it. */
async function mayStandAbove(
  tx: Transaction,
  superiorId: string | undefined,
  { id, path }: { readonly id: string; readonly path: string },
): Promise<boolean> {
  let above = superiorId;
  for (let step = 0; above !== undefined; step += 1) {
    if (above === id || step > 12) return false;
    const organisation: { superiorId: string | null; division: { path: string } } | null =
      await tx.organisation.findUnique({
        where: { id: above },
        select: { superiorId: true, division: { select: { path: true } } },
      });
    if (organisation === null || !path.startsWith(organisation.division.path)) return false;
    above = organisation.superiorId ?? undefined;
  }
  return true;
}

function openMattersOf(tx: Transaction, id: string): Promise<number> {
  return tx.petition.count({
    where: { endedOn: null, OR: [{ ownerOrganisationId: id }, { pendingOrganisationId: id }] },
  });
}
