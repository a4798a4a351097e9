/**
 * Walks every address of the service as everybody who has no business with a certain petition and a certain question
 * to a lawyer, by GET and by POST: nothing of them, of the petitioner's account and of the messages may be read or changed. A new page is walked without being named here.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { beginSession } from "#app/accounts/session.server.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { type Role, roles } from "#app/organisations/organisation-kinds.ts";
import { newId } from "#app/platform/ids.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { anAnsweredPetition, aTopic } from "#tests/builders/petitions.ts";
import { aQuestion } from "#tests/builders/questions.ts";
import { startJourney } from "#tests/setup/journey.ts";

const journey = await startJourney();
const { db, env, address } = journey;
const town = await aStaffedTown(db);
const petitioner = { name: "沈月娥", phone: "13811112222" };
const secrets = {
  title: "堰塘被填了种树",
  narrative: "村东头的堰塘去年冬天被人填了种树，二十亩田没有水。",
  requested: "把堰塘恢复原样",
};
const personId = newId();
await db.person.create({ data: { id: personId, enterpriseName: "月塘鱼种场" } });
const petition = await anAnsweredPetition(db, env, town.clerk, {
  ...secrets,
  petitioner,
  petitionerId: personId,
  topicId: await aTopic(db),
});
const context = { db, env, now: () => new Date() };
await db.$transaction((tx) =>
  notify(tx, {
    to: { about: { kind: "petition", id: petition.id }, personId },
    event: "petition_answered",
    facts: { number: petition.number, due: null },
    dedupeKey: "a message of the petitioner",
    now: new Date(),
  }),
);
const topicId = await aTopic(db);
const adviser = await anAdviser(db, { name: "陆文" });
await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId });
const asked = {
  title: "彩礼要不要退",
  body: "订了亲没有结婚，男方要我家把六万块彩礼都退回去。",
  name: "程秀英",
  phone: "13811113333",
};
const question = await aQuestion(context, { ...asked, divisionCode: villageCode, topicId });
const message = await db.notification.findFirstOrThrow({ where: { personId } });
await cookieOf(personId, false);

/** The petition, and what the petitioner's account holds. */
const itAll = async () => ({
  petition: await db.petition.findUniqueOrThrow({ where: { id: petition.id } }),
  person: await db.person.findUniqueOrThrow({ where: { id: personId } }),
  question: await question.stored(),
  message: await db.notification.findUniqueOrThrow({ where: { id: message.id } }),
  signIns: await db.session.count({ where: { personId } }),
});

/** Someone of this role in another district. */
async function strangerWith(role: Role): Promise<string> {
  const id = newId();
  await db.person.create({ data: { id } });
  await db.membership.create({
    data: {
      id: newId(),
      personId: id,
      organisationId: town.stranger.organisationId,
      role,
      displayName: "外人",
    },
  });
  return cookieOf(id, true);
}

async function cookieOf(id: string, isStaff: boolean): Promise<string> {
  return (await beginSession(context, { personId: id, isStaff })).split(";")[0] ?? "";
}

async function otherResident(): Promise<string> {
  const id = newId();
  await db.person.create({ data: { id } });
  return cookieOf(id, false);
}

const strangers: readonly (readonly [string, string])[] = [
  ["a visitor", ""],
  ["another resident", await otherResident()],
  ...(await Promise.all(
    roles.map(async (role) => [`${role} of another district`, await strangerWith(role)] as const),
  )),
];

/** Every address of the build, with the petition's number and ids that exist where a parameter stands. */
async function addresses(): Promise<readonly { readonly path: string; readonly acts: boolean }[]> {
  const file = fileURLToPath(new URL("../../build/server/index.js", import.meta.url));
  expect(readFileSync(file, "utf8").length).toBeGreaterThan(0);
  const { routes } = (await import(pathToFileURL(file).href)) as ServerBuild;
  const all = new Map<string, boolean>();
  for (const route of Object.values(routes)) {
    if (route === undefined || route.id === "root") continue;
    const parts: string[] = [];
    for (
      let each: typeof route | undefined = route;
      each;
      each = each.parentId ? routes[each.parentId] : undefined
    )
      if (each.path) parts.unshift(each.path);
    const pattern = `/${parts.join("/")}`;
    const ofQuestion = pattern.includes("/questions/");
    const [number, actions] = ofQuestion
      ? [question.number, ["reply", "answer", "decline", "rate", "withdraw", "publish"]]
      : [petition.number, ["register", "reply", "rate", "withdraw", "note"]];
    for (const action of pattern.includes(":action") ? actions : [""])
      all.set(
        pattern
          .replace(":number", number)
          .replace(":action", action)
          .replace(/:\w+\??/g, petition.id)
          .replace("*", "nowhere"),
        route.module.action !== undefined,
      );
  }
  return [...all].map(([path, acts]) => ({ path, acts }));
}

const paths = await addresses();
const hidden = [
  petitioner.name,
  petitioner.phone,
  secrets.narrative,
  secrets.requested,
  "月塘鱼种场",
  ...Object.values(asked),
];

describe("somebody else's records", () => {
  it("are behind more addresses than one", () => {
    expect(paths.length).toBeGreaterThan(25);
    expect(paths.filter(({ path }) => path.startsWith("/desk")).length).toBeGreaterThan(5);
    const own = [
      "/account",
      "/account/me",
      "/account/home",
      "/account/enterprise",
      "/account/document",
      "/inbox",
    ];
    expect(paths.map(({ path }) => path)).toEqual(expect.arrayContaining(own));
  });

  it.each(strangers)("cannot be read by %s", async (_who, cookie) => {
    for (const { path } of paths) {
      const response = await fetch(address + path, { redirect: "manual", headers: { Cookie: cookie } });
      const text = await response.text();
      expect({ path, status: response.status < 500 }).toEqual({ path, status: true });
      expect({ path, leaks: hidden.filter((secret) => text.includes(secret)) }).toEqual({ path, leaks: [] });
      if (path.includes(petition.number) || path.includes(question.number))
        expect({ path, open: response.status === 200 }).toEqual({ path, open: false });
      if (path.startsWith("/desk") && (cookie === "" || _who === "another resident"))
        expect({ path, status: response.status }).toEqual({ path, status: 302 });
    }
  });

  it.each(strangers)("cannot be changed by %s", async (_who, cookie) => {
    const before = await itAll();
    const everything = new URLSearchParams({
      version: String(petition.version),
      idempotencyKey: newId(),
      internalNote: "不该写下的话",
      publicNote: "不该写下的话",
      note: "不该写下的话",
      window: "1",
      body: "不该写下的话",
      level: "1",
      to: "petition",
      handler: "1",
      reasons: "slow",
      reason: "好奇",
      classification: "accusation",
      topicId: "test.drainage",
      title: "改过的标题",
      upTo: message.id,
      personId,
      name: "改过的名字",
      language: "en",
      division: "421002",
      kind: "passport",
      number: petition.number,
      intent: "end-others",
    });
    for (const { path, acts } of paths) {
      // Signing in and out changes who asks, and is tested elsewhere.
      if (!acts || path.startsWith("/sign-")) continue;
      const response = await fetch(address + path, {
        method: "POST",
        redirect: "manual",
        body: everything,
        headers: { Cookie: cookie, Origin: address },
      });
      const text = await response.text();
      expect({ path, status: response.status < 500 }).toEqual({
        path,
        status: true,
      });
      expect({ path, leaks: hidden.filter((secret) => text.includes(secret)) }).toEqual({ path, leaks: [] });
    }
    expect(await itAll()).toEqual(before);
    expect(await db.accessRecord.count({ where: { petitionId: petition.id } })).toBe(0);
  });

  it("are open to those whose they are, a question to its asker and its adviser", async () => {
    for (const [path, cookie] of [
      [`/advice/questions/${question.number}`, await cookieOf(question.asker.personId, false)],
      [`/chambers/questions/${question.number}`, await cookieOf(adviser.actor.personId, true)],
    ] as const) {
      const shown = await fetch(address + path, { headers: { Cookie: cookie } });
      expect(await shown.text()).toContain(asked.body);
    }
  });

  it("are open to those whose they are", async () => {
    const own = await fetch(`${address}/cases/${petition.number}`, {
      headers: { Cookie: await cookieOf(personId, false) },
    });
    expect(await own.text()).toContain(secrets.narrative);
    const inbox = await fetch(`${address}/inbox`, { headers: { Cookie: await cookieOf(personId, false) } });
    expect(await inbox.text()).toContain(`/cases/${petition.number}`);
    const clerk = await fetch(`${address}/desk/petitions/${petition.number}`, {
      headers: { Cookie: await cookieOf(town.clerk.personId, true) },
    });
    const shown = await clerk.text();
    expect(shown).toContain(secrets.narrative);
    // Even to them the identity is sealed.
    for (const sealed of [petitioner.name, petitioner.phone]) expect(shown).not.toContain(sealed);
  });
});
