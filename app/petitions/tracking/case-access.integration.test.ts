import { describe, expect, it } from "vitest";
import { personByPhone } from "#app/accounts/people.server.ts";
import { claimMatter, openByCode } from "#app/matters/open-by-code.server.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { matterSources } from "#server/matter-sources.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aReceivedPetition, type BuiltPetition } from "#tests/builders/petitions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { petitionerOf } from "./case-access.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
let clock = new Date("2026-05-20T01:00:00Z");
const context = { db, env, now: () => clock, matters: matterSources, clientAddress: "127.0.0.1" };
const town = await aStaffedTown(db);
const phone = "13800000042";

async function anAccount(number: string): Promise<string> {
  const { id } = await db.$transaction((tx) =>
    personByPhone(tx, env, { phone: number, language: "zh-CN", now: clock }),
  );
  return id;
}

async function ownerAfter({ id }: BuiltPetition, personId: string): Promise<string | null> {
  await claimMatter(context, { matter: { kind: "petition", id }, personId, now: clock });
  return (await db.petition.findUniqueOrThrow({ where: { id } })).petitionerId;
}

describe("a case that belongs to no account", () => {
  it("becomes that of the person whose telephone it was filed with, and of nobody else who has the code", async () => {
    const petition = await aReceivedPetition(db, env, town.clerk, { petitioner: { name: "李桂兰", phone } });
    expect(await ownerAfter(petition, await anAccount("13800000043"))).toBeNull();
    const owner = await anAccount(phone);
    expect(await ownerAfter(petition, owner)).toBe(owner);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("stays without a name when it came without one", async () => {
    const petition = await aReceivedPetition(db, env, town.clerk, {
      petitioner: { name: "李桂兰", phone },
      columns: { isAnonymous: true },
    });
    expect(await ownerAfter(petition, await anAccount(phone))).toBeNull();
  });

  it("never becomes that of the clerk who filed it", async () => {
    const petition = await aReceivedPetition(db, env, town.clerk, {
      petitioner: { name: "李桂兰", phone: "13800000044" },
      columns: { filedByMembershipId: town.clerk.membershipId },
    });
    const own = await anAccount("13800000044");
    await db.membership.update({ where: { id: town.clerk.membershipId }, data: { personId: own } });
    expect(await ownerAfter(petition, own)).toBeNull();
    await db.membership.update({
      where: { id: town.clerk.membershipId },
      data: { personId: town.clerk.personId },
    });
  });
});

describe("number and lookup code", () => {
  it("open the case for half an hour, also for a copy of the cookie", async () => {
    const { number } = await aReceivedPetition(db, env, town.clerk, { lookupCode: "538204" });
    const found = await openByCode(context, { number, code: "538204" });
    if (!found.ok) throw new Error(found.reason);
    const request = new Request("http://localhost/cases", {
      headers: { Cookie: found.cookie.split(";")[0] ?? "" },
    });
    expect(await petitionerOf(request, context, number)).toMatchObject({ byAccount: false });
    clock = new Date(clock.getTime() + 31 * 60_000);
    expect(await petitionerOf(request.clone(), context, number)).toBeNull();
  });
});
