import { describe, expect, it } from "vitest";
import type { CodeMessage } from "#app/notifications/senders.ts";
import { createFirstAdministrator } from "#app/organisations/create-first-administrator.server.ts";
import { handOverSetupCode } from "#app/organisations/hand-over-setup-code.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { staffActor } from "./current-actor.server.ts";
import { requestOneTimeCode } from "./one-time-code.server.ts";
import { setUpPassword } from "./set-up-password.server.ts";
import { signInStaff } from "./sign-in-staff.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
let clock = new Date("2026-03-02T01:00:00Z");
const codes = new Map<string, string>();
const context = {
  db,
  env,
  clientAddress: "127.0.0.1",
  now: () => clock,
  carrier: {
    sendCode: async ({ to, code }: CodeMessage) => {
      codes.set(to, code);
      return { id: null };
    },
  },
};
const phone = "13700000901";
const password = "Zhan-ting-26";

async function codeFor(number: string): Promise<string> {
  await db.rateLimit.deleteMany();
  await requestOneTimeCode(context, { to: number, purpose: "staff_sign_in" });
  return codes.get(number) ?? "";
}

async function firstAdministrator(number = phone) {
  const made = await createFirstAdministrator(context, { name: "沈彩霞", phone: number });
  if (!made.ok) throw new Error(made.reason);
  return made;
}

describe("the first administrator", () => {
  it("belongs to the city's centre, and may be made again with another code until a password is set", async () => {
    const first = await firstAdministrator();
    expect(first.organisationName).toBe("荆州市综治中心");
    const again = await firstAdministrator();
    expect(again.setupCode).not.toBe(first.setupCode);
    expect(await db.membership.count({ where: { role: "administrator" } })).toBe(1);
    expect(await db.organisation.count({ where: { kind: "centre", divisionCode: "421000" } })).toBe(1);

    const old = { phone, code: await codeFor(phone), setupCode: first.setupCode, password };
    expect(await setUpPassword(context, old)).toEqual({ ok: false, reason: "wrong" });
    const right = { ...old, setupCode: `${again.setupCode.slice(0, 4)} ${again.setupCode.slice(4)}` };
    expect(await setUpPassword(context, right)).toMatchObject({ ok: true });

    expect(await signInStaff(context, { phone, code: await codeFor(phone), password })).toMatchObject({
      ok: true,
    });
    expect(await createFirstAdministrator(context, { name: "别人", phone: "13700000902" })).toEqual({
      ok: false,
      reason: "exists",
    });
    expect((await verifyAudit(db)).faults).toEqual([]);
  });
});

describe("a member of staff without a password", () => {
  it("gets a code from an administrator, and from nobody else", async () => {
    const town = await aStaffedTown(db);
    const asked = { organisationId: town.clerk.organisationId, membershipId: town.clerk.membershipId };
    expect(await handOverSetupCode(context, { actor: town.supervisor, ...asked })).toEqual({
      ok: false,
      reason: "not_allowed",
    });
    const { personId } = await db.membership.findFirstOrThrow({
      where: { role: "administrator" },
      select: { personId: true },
    });
    const administrator = await staffActor(db, personId, null, clock);
    if (administrator === null) throw new Error("no administrator");
    expect(
      await handOverSetupCode(context, {
        actor: administrator,
        ...asked,
        organisationId: town.handler.organisationId,
      }),
    ).toEqual({ ok: false, reason: "unknown" });
    const given = await handOverSetupCode(context, { actor: administrator, ...asked });
    expect(given).toMatchObject({ ok: true, displayName: "陈丽" });
    expect(await db.person.findUniqueOrThrow({ where: { id: town.clerk.personId } })).toMatchObject({
      passwordHash: null,
    });
  });

  it("cannot use the code after seven days, twice, or with a wrong code on the phone", async () => {
    const number = "13700000903";
    await db.person.updateMany({ data: { passwordHash: null } });
    let { setupCode } = await firstAdministrator(number);
    const typed = async () => ({ phone: number, code: await codeFor(number), setupCode, password });
    expect(await setUpPassword(context, { ...(await typed()), code: "x" })).toMatchObject({ ok: false });
    clock = new Date(clock.getTime() + 8 * 86_400_000);
    expect(await setUpPassword(context, await typed())).toMatchObject({ ok: false });
    ({ setupCode } = await firstAdministrator(number));
    expect(await setUpPassword(context, await typed())).toMatchObject({ ok: true });
    expect(await setUpPassword(context, await typed())).toMatchObject({ ok: false });
  });

  it("loses every staff sign-in when the password is set anew", async () => {
    const number = "13700000904";
    await db.person.updateMany({ data: { passwordHash: null } });
    const { setupCode } = await firstAdministrator(number);
    const { personId } = await db.membership.findFirstOrThrow({
      where: { role: "administrator", person: { setupCodeHash: { not: null } } },
      orderBy: { id: "desc" },
      select: { personId: true },
    });
    await db.session.create({
      data: { id: newId(), personId, isStaff: true, expiresAt: new Date(clock.getTime() + 86_400_000) },
    });
    await setUpPassword(context, { phone: number, code: await codeFor(number), setupCode, password });
    expect(await db.session.count({ where: { personId } })).toBe(0);
  });
});
