import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { changeOwnDetails } from "./change-own-details.server.ts";
import { choosePost, listPosts } from "./choose-post.server.ts";
import { actorOf } from "./current-actor.server.ts";
import { aroundHome, readOwnAccount } from "./own-account.server.ts";
import { endOtherSignIns, listSignIns } from "./own-sign-ins.server.ts";
import { nameIndexOf, personByPhone } from "./people.server.ts";
import { beginSession, readSession, sessionKeyOf, sessionLimits } from "./session.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const clock = new Date("2026-03-02T01:00:00Z");
const at = (minutes: number) => new Date(clock.getTime() + minutes * 60_000);
const context = (now = clock) => ({ db, env, now: () => now });
const town = await aStaffedTown(db);

let phones = 0;
async function aResident(): Promise<string> {
  phones += 1;
  const phone = `138${String(phones).padStart(8, "0")}`;
  return (await db.$transaction((tx) => personByPhone(tx, env, { phone, language: "zh-CN", now: clock }))).id;
}

const userAgents = {
  phone: "Mozilla/5.0 (Linux; Android 12; V2118A) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36",
  computer: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36",
};

const asking = (cookie: string, userAgent = "") =>
  new Request("http://localhost:3000/account", { headers: { Cookie: cookie, "User-Agent": userAgent } });

/** A browser signed in at `now`, as the requests it sends afterwards. */
async function signedIn(
  personId: string,
  {
    isStaff = false,
    on = "phone",
    now = clock,
  }: { isStaff?: boolean; on?: keyof typeof userAgents; now?: Date } = {},
) {
  const fresh = asking("", userAgents[on]);
  const cookie = (await beginSession(context(now), { personId, isStaff }, fresh)).split(";")[0] ?? "";
  return { request: () => asking(cookie), key: sessionKeyOf(asking(cookie), { db, env }) };
}

const auditOf = (personId: string) =>
  db.auditEntry.findMany({
    where: { chain: `person:${personId}` },
    orderBy: { sequence: "asc" },
    select: { actor: true, action: true, payload: true },
  });

describe("one's own details", () => {
  it("are kept sealed and come back in clear, of the document only the end", async () => {
    const personId = await aResident();
    const other = await aResident();
    await changeOwnDetails(context(), personId, { kind: "about", name: "田小禾", language: "en" });
    await changeOwnDetails(context(), personId, { kind: "home", divisionCode: villageCode });
    await changeOwnDetails(context(), personId, {
      kind: "enterprise",
      name: "小禾米业",
      creditCode: "91350100M000100Y43",
    });
    await changeOwnDetails(context(), personId, {
      kind: "document",
      document: { kind: "passport", number: "E12345678" },
    });
    expect(await readOwnAccount(db, env, personId)).toMatchObject({
      name: "田小禾",
      phone: "13800000001",
      language: "en",
      home: { code: villageCode },
      enterpriseName: "小禾米业",
      creditCode: "91350100M000100Y43",
      document: { kind: "passport", ending: "5678" },
    });
    const { parentCode } = await db.division.findUniqueOrThrow({ where: { code: villageCode } });
    expect(await aroundHome(db, personId)).toBe(parentCode);
    const row = await db.person.findUniqueOrThrow({ where: { id: personId } });
    expect(JSON.stringify(row)).not.toMatch(/田小禾|E12345678|13800000001/);
    expect(row.nameIndex).toBe(nameIndexOf(env, "田 小禾"));
    // Nobody else is touched.
    expect(await readOwnAccount(db, env, other)).toMatchObject({ name: null, home: null, document: null });
  });

  it("are written into the log by their kind only, and may be taken away", async () => {
    const personId = await aResident();
    const document = { kind: "passport", number: "E87654321" } as const;
    await changeOwnDetails(context(), personId, { kind: "about", name: "余大川", language: "zh-CN" });
    await changeOwnDetails(context(), personId, { kind: "document", document });
    await changeOwnDetails(context(), personId, { kind: "home", divisionCode: villageCode });
    await changeOwnDetails(context(), personId, { kind: "about", name: "", language: "zh-CN" });
    await changeOwnDetails(context(), personId, { kind: "document", document: null });
    await changeOwnDetails(context(), personId, { kind: "home", divisionCode: null });
    // A code without the enterprise it belongs to says nothing.
    await changeOwnDetails(context(), personId, {
      kind: "enterprise",
      name: "",
      creditCode: "91350100M000100Y43",
    });
    expect(await db.person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
      nameSealed: null,
      nameIndex: null,
      identityKind: null,
      identityNumberSealed: null,
      identityNumberIndex: null,
      homeDivisionCode: null,
      enterpriseName: null,
      creditCode: null,
    });
    const changes = (await auditOf(personId)).slice(1);
    expect(changes.map(({ action, payload }) => [action, payload])).toEqual([
      ["person.change_about", '{"removed":false}'],
      ["person.change_document", '{"removed":false}'],
      ["person.change_home", '{"removed":false}'],
      ["person.change_about", '{"removed":true}'],
      ["person.change_document", '{"removed":true}'],
      ["person.change_home", '{"removed":true}'],
      ["person.change_enterprise", '{"removed":true}'],
    ]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("are changed with their record or not at all", async () => {
    const personId = await aResident();
    const before = await auditOf(personId);
    await expect(
      changeOwnDetails(context(), personId, { kind: "home", divisionCode: "no such place" }),
    ).rejects.toThrow();
    expect(await auditOf(personId)).toEqual(before);
  });
});

describe("one's own sign-ins", () => {
  it("are those that still let one in, with the device and the one that asks", async () => {
    const personId = await aResident();
    await signedIn(await aResident());
    const phone = await signedIn(personId);
    await signedIn(personId, { on: "computer", isStaff: true, now: at(1) });
    const list = (now: Date) => listSignIns(db, { personId, currentKey: phone.key, now });
    expect(await list(at(2))).toMatchObject([
      { device: "computer", isStaff: true, isThis: false, lastSeenAt: at(1) },
      { device: "android_phone", isStaff: false, isThis: true, lastSeenAt: clock },
    ]);
    // Staff who were away from the desk are out; so is everybody after the session ends.
    expect(await list(at(2 + sessionLimits.staffIdleMinutes))).toMatchObject([{ device: "android_phone" }]);
    await db.session.updateMany({ where: { personId }, data: { expiresAt: at(3) } });
    expect(await list(at(4))).toEqual([]);
  });

  it("end when they are ended from another one; that one and other people stay", async () => {
    const personId = await aResident();
    const neighbour = await signedIn(await aResident());
    const kept = await signedIn(personId);
    const lost = await signedIn(personId, { on: "computer" });
    expect(await readSession(lost.request(), context())).toMatchObject({ personId });
    const end = () => endOtherSignIns(db, { personId, currentKey: kept.key, now: clock });
    expect(await end()).toBe(1);
    expect(await readSession(lost.request(), context())).toBeNull();
    expect(await readSession(kept.request(), context())).toMatchObject({ personId });
    expect(await readSession(neighbour.request(), context())).not.toBeNull();
    expect(await end()).toBe(0);
    expect((await auditOf(personId)).at(1)).toMatchObject({
      actor: `person:${personId}`,
      action: "person.end_other_sign_ins",
      payload: '{"ended":1}',
    });
  });
});

describe("somebody with several posts", () => {
  it("acts for the one they chose, and only with the sign-in in which they chose it", async () => {
    const { clerk, handler } = town;
    const second = newId();
    await db.membership.create({
      data: {
        id: second,
        personId: clerk.personId,
        organisationId: handler.organisationId,
        role: "handler",
        displayName: "陈丽",
        post: "水利站",
      },
    });
    const now = new Date(Date.now() + 60_000);
    const here = await signedIn(clerk.personId, { isStaff: true, on: "computer", now });
    const elsewhere = await signedIn(clerk.personId, { isStaff: true, now });
    expect(await listPosts(db, clerk.personId, now)).toMatchObject([
      { membershipId: clerk.membershipId, role: "window_clerk" },
      { membershipId: second, role: "handler", post: "水利站" },
    ]);
    const choose = (membershipId: string, currentKey = here.key) =>
      choosePost(db, clerk, { membershipId, currentKey, now });
    expect(await choose(second)).toEqual({ ok: true });
    expect(await actorOf(here.request(), context(now))).toMatchObject({ membershipId: second });
    expect(await actorOf(elsewhere.request(), context(now))).toMatchObject({
      membershipId: clerk.membershipId,
    });
    expect((await auditOf(clerk.personId)).at(-1)).toMatchObject({
      actor: `membership:${clerk.membershipId}`,
      action: "person.choose_post",
    });

    await db.membership.update({ where: { id: second }, data: { until: now } });
    expect(await choose(second)).toEqual({ ok: false, reason: "not_yours" });
    expect(await actorOf(here.request(), context(now))).toMatchObject({ membershipId: clerk.membershipId });
  });

  it("cannot choose a colleague's post, nor choose with a resident's or another person's sign-in", async () => {
    const { otherClerk, supervisor } = town;
    const now = new Date(Date.now() + 60_000);
    const choose = (membershipId: string, currentKey: string | null) =>
      choosePost(db, otherClerk, { membershipId, currentKey, now });
    const refused = { ok: false, reason: "not_yours" };
    const desk = await signedIn(otherClerk.personId, { isStaff: true, now });
    expect(await choose(supervisor.membershipId, desk.key)).toEqual(refused);
    expect(await choose("not an id", desk.key)).toEqual(refused);
    expect(await choose(otherClerk.membershipId, null)).toEqual(refused);
    const asResident = await signedIn(otherClerk.personId, { now });
    expect(await choose(otherClerk.membershipId, asResident.key)).toEqual(refused);
    const foreign = await signedIn(supervisor.personId, { isStaff: true, now });
    expect(await choose(otherClerk.membershipId, foreign.key)).toEqual(refused);
    expect(await db.session.count({ where: { membershipId: { not: null }, id: foreign.key ?? "" } })).toBe(0);
    expect(await auditOf(otherClerk.personId)).toEqual([]);
  });
});
