import { describe, expect, it } from "vitest";
import type { StaffActor } from "#app/accounts/actor.ts";
import { staffActor } from "#app/accounts/current-actor.server.ts";
import { openPerson } from "#app/accounts/people.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { addMember } from "./add-member.server.ts";
import { changeMember } from "./change-member.server.ts";
import { endMember } from "./end-member.server.ts";
import {
  listOrganisations,
  memberToChange,
  organisationWithMembers,
  possibleSuperiors,
} from "./organisation-admin-queries.server.ts";
import type { MemberChange, MemberValues, OrganisationValues } from "./organisation-form.ts";
import { createOrganisation, fingerprintOf, updateOrganisation } from "./save-organisation.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
let clock = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => clock };
const town = await aStaffedTown(db);
const administrator = await anAdministrator();

async function anAdministrator(): Promise<StaffActor> {
  const personId = newId();
  const membershipId = newId();
  await db.person.create({ data: { id: personId, passwordHash: "not checked here" } });
  await db.membership.create({
    data: {
      id: membershipId,
      personId,
      organisationId: town.rereviewer.organisationId,
      role: "administrator",
      displayName: "沈彩霞",
    },
  });
  const actor = await staffActor(db, personId, null, new Date());
  if (actor === null) throw new Error("no actor");
  return actor;
}

let made = 0;

/** Each has a name of its own. */
function bureau(changes: Partial<OrganisationValues> = {}): OrganisationValues {
  made += 1;
  return {
    name: `荆州区试验${made}局`,
    nameEn: null,
    kind: "bureau",
    superiorId: town.reviewer.organisationId,
    address: null,
    phone: null,
    openingHours: null,
    isActive: true,
    ...changes,
  };
}

async function create(values = bureau(), idempotencyKey = newId()) {
  const saved = await createOrganisation(context, {
    actor: administrator,
    divisionCode: "421003",
    values,
    idempotencyKey,
  });
  if (!saved.ok) throw new Error(saved.reason);
  return saved.id;
}

async function update(id: string, changes: Partial<OrganisationValues>) {
  const stored = await organisationWithMembers(db, id);
  if (stored === null) throw new Error("no organisation");
  const { name, nameEn, kind, superiorId, address, phone, openingHours, isActive } = stored;
  const values = { name, nameEn, kind, address, phone, openingHours, isActive };
  return updateOrganisation(context, {
    actor: administrator,
    id,
    values: { ...values, superiorId: superiorId ?? undefined, ...changes },
    seen: fingerprintOf(stored),
  });
}

const someone = (changes: Partial<MemberValues> = {}): MemberValues => ({
  phone: "13900009001",
  displayName: "田文军",
  role: "handler",
  post: null,
  ...changes,
});

const add = (organisationId: string, values: MemberValues, idempotencyKey = newId()) =>
  addMember(context, { actor: administrator, organisationId, values, idempotencyKey });

describe("an organisation", () => {
  it("is made once, however often the same form arrives", async () => {
    const key = newId();
    const values = bureau();
    const [one, other] = await Promise.all([create(values, key), create(values, key)]);
    expect(one).toBe(other);
    expect(await db.organisation.count({ where: { id: one } })).toBe(1);
  });

  it("has its level above in its own division or higher, and never in a circle", async () => {
    const upper = await create();
    const lower = await create(bureau({ superiorId: upper }));
    expect(await update(upper, { superiorId: lower })).toEqual({ ok: false, reason: "superior" });
    expect(await update(upper, { superiorId: upper })).toEqual({ ok: false, reason: "superior" });
    expect(await update(upper, { superiorId: town.stranger.organisationId })).toEqual({
      ok: false,
      reason: "superior",
    });
    const offered = await possibleSuperiors(db, town.clerk.divisionPath, lower);
    expect(offered.map(({ group }) => group)).toEqual(["荆州区", "荆州市"]);
    expect(offered.flatMap(({ options }) => options.map(({ value }) => value))).not.toContain(lower);
  });

  it("takes accusations exactly when it is a discipline organ", async () => {
    const id = await create(bureau({ kind: "discipline", superiorId: undefined }));
    expect((await organisationWithMembers(db, id))?.takesAccusations).toBe(true);
    expect(await update(id, { kind: "bureau" })).toMatchObject({ ok: true });
    expect((await organisationWithMembers(db, id))?.takesAccusations).toBe(false);
  });

  it("is not changed over the head of somebody who changed it first", async () => {
    const id = await create();
    const stored = await organisationWithMembers(db, id);
    if (stored === null) throw new Error("no organisation");
    const seen = fingerprintOf(stored);
    expect(await update(id, { name: "荆州区新局" })).toMatchObject({ ok: true });
    const late = { actor: administrator, id, values: bureau({ name: "荆州区旧局" }), seen };
    expect(await updateOrganisation(context, late)).toEqual({ ok: false, reason: "changed" });
    expect((await organisationWithMembers(db, id))?.name).toBe("荆州区新局");
  });

  it("has a name of its own among those of its place that are in use", async () => {
    const values = bureau();
    const id = await create(values);
    const again = { actor: administrator, divisionCode: "421003", values, idempotencyKey: newId() };
    expect(await createOrganisation(context, again)).toEqual({ ok: false, reason: "name_taken" });
    const other = await create();
    expect(await update(other, { name: values.name })).toEqual({ ok: false, reason: "name_taken" });
    expect(await update(id, { isActive: false })).toMatchObject({ ok: true });
    expect(await update(other, { name: values.name })).toMatchObject({ ok: true });
    expect(await update(id, { isActive: true })).toEqual({ ok: false, reason: "name_taken" });
  });

  it("is found by the place it stands in", async () => {
    const id = await create(bureau({ name: "清风律师事务所", kind: "law_firm", superiorId: undefined }));
    const query = { kind: "law_firm", staffed: false, after: null } as const;
    const { organisations } = await listOrganisations(db, { ...query, typed: "荆州区 清风" });
    expect(organisations.map((found) => found.id)).toEqual([id]);
  });

  it("is found by part of its name and paged by cursor", async () => {
    for (let n = 0; n < 32; n += 1) await create(bureau({ name: `荆州区翻页${n}局` }));
    const query = { typed: "荆州区 翻页", kind: "bureau", staffed: false } as const;
    const first = await listOrganisations(db, { ...query, after: null });
    expect([first.count, first.organisations.length]).toEqual([32, 30]);
    const second = await listOrganisations(db, { ...query, after: first.next });
    expect(second.organisations).toHaveLength(2);
    expect(second.next).toBeNull();
    expect((await listOrganisations(db, { ...query, staffed: true, after: null })).count).toBe(0);
  });
});

describe("a member", () => {
  it("is known by a sealed phone and name, and acts until the membership ends", async () => {
    const id = await create();
    const added = await add(id, someone());
    if (!added.ok) throw new Error(added.reason);
    const { personId } = await db.membership.findUniqueOrThrow({ where: { id: added.membershipId } });
    expect(await openPerson(db, env, personId)).toEqual({ name: "田文军", phone: "13900009001" });
    expect(await staffActor(db, personId, null, clock)).toMatchObject({
      role: "handler",
      organisationId: id,
    });

    clock = new Date(clock.getTime() + 60_000);
    const end = { actor: administrator, organisationId: id, membershipId: added.membershipId };
    expect(await endMember(context, end)).toEqual({ ok: true });
    expect(await staffActor(db, personId, null, clock)).toBeNull();
    expect(await endMember(context, end)).toEqual({ ok: false, reason: "unknown" });

    expect(await add(id, someone())).toEqual({ ok: true, membershipId: added.membershipId });
    expect(await staffActor(db, personId, null, clock)).toMatchObject({ organisationId: id });
  });

  it("keeps the name that the account already has, and one role only once", async () => {
    const id = await create();
    const values = someone({ phone: "13900009002", displayName: "曾玉珍" });
    expect(await add(id, values)).toMatchObject({ ok: true });
    expect(await add(id, values)).toEqual({ ok: false, reason: "member_already" });
    expect(await add(id, { ...values, role: "supervisor", displayName: "曾科长" })).toMatchObject({
      ok: true,
    });
    const person = await db.membership.findFirstOrThrow({ where: { organisationId: id } });
    expect((await openPerson(db, env, person.personId)).name).toBe("曾玉珍");
  });

  it("has a role that such an organisation knows", async () => {
    const id = await create();
    expect(await add(id, someone({ role: "administrator" }))).toEqual({ ok: false, reason: "role" });
    await add(id, someone({ phone: "13900009003" }));
    expect(await update(id, { kind: "law_firm" })).toEqual({ ok: false, reason: "members" });
  });

  it("gets another post under the same membership, and another role under another one", async () => {
    const id = await create();
    const added = await add(id, someone({ phone: "13900009004" }));
    if (!added.ok) throw new Error(added.reason);
    const { membershipId } = added;
    const change = (changes: Partial<MemberChange>, which = membershipId) =>
      changeMember(context, {
        actor: administrator,
        organisationId: id,
        membershipId: which,
        values: { displayName: "田文军", role: "handler", post: null, ...changes },
      });
    expect(await change({ displayName: "田科长", post: "信访科" })).toEqual({ ok: true, membershipId });
    expect(await memberToChange(db, id, membershipId, clock)).toMatchObject({
      displayName: "田科长",
      post: "信访科",
    });
    expect(await change({ role: "administrator" })).toEqual({ ok: false, reason: "role" });

    clock = new Date(clock.getTime() + 60_000);
    const changed = await change({ role: "supervisor" });
    if (!changed.ok) throw new Error(changed.reason);
    expect(changed.membershipId).not.toBe(membershipId);
    clock = new Date(clock.getTime() + 60_000);
    expect(await memberToChange(db, id, membershipId, clock)).toBeNull();
    expect(await change({ post: "晚了" })).toEqual({ ok: false, reason: "unknown" });
    expect(await change({ role: "handler" }, changed.membershipId)).toEqual({ ok: true, membershipId });
    expect(await add(id, someone({ phone: "13900009004", role: "supervisor" }))).toMatchObject({ ok: true });
    expect(await change({ role: "supervisor" })).toEqual({ ok: false, reason: "member_already" });
  });

  it("who is the last administrator stays, even when two end each other at once", async () => {
    const other = await anAdministrator();
    const end = (by: StaffActor, whom: StaffActor) =>
      endMember(context, {
        actor: by,
        organisationId: whom.organisationId,
        membershipId: whom.membershipId,
      });
    const ended = await Promise.all([end(administrator, other), end(other, administrator)]);
    expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
    expect(ended).toContainEqual({ ok: false, reason: "last_administrator" });
    const left = await db.membership.findMany({ where: { role: "administrator", until: null } });
    expect(left).toHaveLength(1);

    const last = left[0]?.id ?? "";
    const { organisationId } = town.rereviewer;
    const values = { displayName: "沈彩霞", role: "supervisor", post: null } as const;
    const step = { actor: administrator, organisationId, membershipId: last, values };
    const refused = { ok: false, reason: "last_administrator" };
    expect(await changeMember(context, step)).toEqual(refused);
    expect(await update(organisationId, { isActive: false })).toEqual(refused);
  });
});

describe("nobody but an administrator", () => {
  it("makes, changes, adds or ends anything", async () => {
    const actor = town.supervisor;
    const id = await create();
    const refused = { ok: false, reason: "not_allowed" };
    const idempotencyKey = newId();
    const values = bureau();
    expect(
      await createOrganisation(context, { actor, divisionCode: "421003", values, idempotencyKey }),
    ).toEqual(refused);
    expect(await updateOrganisation(context, { actor, id, values, seen: "" })).toEqual(refused);
    expect(
      await addMember(context, { actor, organisationId: id, values: someone(), idempotencyKey }),
    ).toEqual(refused);
    expect(
      await endMember(context, {
        actor,
        organisationId: town.clerk.organisationId,
        membershipId: town.clerk.membershipId,
      }),
    ).toEqual(refused);
    expect(
      await changeMember(context, {
        actor,
        organisationId: town.clerk.organisationId,
        membershipId: town.clerk.membershipId,
        values: { displayName: "陈丽", role: "supervisor", post: null },
      }),
    ).toEqual(refused);
  });
});

describe("everything above", () => {
  it("is on the record, without a name or number in it", async () => {
    const entries = await db.auditEntry.findMany({ where: { action: { startsWith: "member." } } });
    expect(entries.length).toBeGreaterThan(3);
    for (const { payload } of entries) expect(payload).not.toMatch(/1390000|田文军|曾玉珍/);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });
});
