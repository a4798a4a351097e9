import { describe, expect, it } from "vitest";
import type { ResidentActor, StaffActor } from "#app/accounts/actor.ts";
import { addDays, columnFromLocalDate, localDateFrom, localDateOf } from "#app/deadlines/local-date.ts";
import { roles } from "#app/organisations/organisation-kinds.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship, type TestAdviser } from "#tests/builders/advisers.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aTopic } from "#tests/builders/petitions.ts";
import { aQuestion } from "#tests/builders/questions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import type { NewQuestion } from "./ask-question.server.ts";
import { questionsInReach } from "./question-access.server.ts";
import { declineQuestion, handOnQuestion, speakInQuestion } from "./take-question-step.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
let clock = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => clock };
const day = localDateFrom("2026-03-02");
const town = await aStaffedTown(db);
const topicId = await aTopic(db);
const villages = await db.division.findMany({
  where: { level: "village" },
  orderBy: { code: "desc" },
  take: 40,
  select: { code: true },
});

/** A village of its own, so that advisers of other tests are far away. */
async function aVillageWithAdvisers(...names: readonly string[]): Promise<{
  readonly village: string;
  readonly advisers: readonly TestAdviser[];
}> {
  const village = villages.pop()?.code ?? "";
  const advisers: TestAdviser[] = [];
  for (const name of names) {
    const adviser = await anAdviser(db, { name });
    await aSponsorship(db, {
      adviserId: adviser.id,
      sponsorId: town.handler.organisationId,
      places: [village],
      day,
    });
    advisers.push(adviser);
  }
  return { village, advisers };
}

const asks = (divisionCode: string, changes: Partial<NewQuestion> = {}) =>
  aQuestion(context, { divisionCode, topicId, ...changes });

describe("a question", () => {
  it("is sealed, goes to the village's adviser and is due in three working days", async () => {
    const { village, advisers } = await aVillageWithAdvisers("陆文");
    const { stored } = await asks(village);
    const question = await stored();
    expect(question).toMatchObject({
      state: "assigned",
      adviserId: advisers[0]?.id,
      dueOn: columnFromLocalDate(localDateFrom("2026-03-05")),
    });
    const messages = await db.questionMessage.findMany({ where: { questionId: question.id } });
    expect(JSON.stringify([question, messages])).not.toMatch(/林秋月|工钱|砖厂/);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("is open to its asker and its adviser, and to no other role", async () => {
    const { village, advisers } = await aVillageWithAdvisers("陆文", "何敏");
    const { id, asker, stored } = await asks(village);
    const has = (await stored()).adviserId;
    const reads = (actor: ResidentActor | StaffActor) =>
      db.legalQuestion.count({ where: { AND: [{ id }, questionsInReach(actor)] } });
    expect(await reads(asker)).toBe(1);
    expect(await reads((await asks(village)).asker)).toBe(0);
    for (const { id: adviserId, actor } of advisers)
      expect(await reads(actor)).toBe(adviserId === has ? 1 : 0);
    for (const role of roles)
      expect(await reads({ ...town.supervisor, role, organisationId: advisers[0]?.firmId ?? "" })).toBe(0);
  });

  it("waits for the asker without losing the adviser's days, and is answered with articles", async () => {
    const { village, advisers } = await aVillageWithAdvisers("陆文");
    const adviser = advisers[0]?.actor ?? town.clerk;
    const { asker, stored, request } = await asks(village);
    const back = {
      ...(await request(adviser)),
      action: "ask_back" as const,
      body: "有没有工资条或者微信记录？",
    };
    expect(await speakInQuestion(context, back)).toMatchObject({ ok: true, state: "asked_back" });
    clock = new Date(clock.getTime() + 5 * 86_400_000);
    const reply = { ...(await request(asker)), action: "reply" as const, body: "有微信记录。" };
    expect(await speakInQuestion(context, reply)).toMatchObject({ ok: true, state: "assigned" });
    expect(await stored()).toMatchObject({
      waitedDays: 5,
      dueOn: columnFromLocalDate(addDays(localDateFrom("2026-03-05"), 5)),
    });
    const answer = {
      ...(await request(adviser)),
      action: "answer" as const,
      body: "可以要，先到劳动监察投诉，微信记录就是凭据。",
      articles: ["《劳动合同法》第三十条"],
    };
    expect(await speakInQuestion(context, answer)).toMatchObject({ ok: true, state: "answered" });
    expect(await speakInQuestion(context, answer)).toMatchObject({ ok: true, state: "answered" });
    const thread = await db.questionMessage.findMany({
      where: { questionId: (await stored()).id },
      orderBy: { position: "asc" },
    });
    expect(thread.map(({ kind }) => kind)).toEqual(["question", "ask_back", "reply", "answer"]);
    expect(thread.at(-1)?.articles).toEqual(["《劳动合同法》第三十条"]);
    const told = await db.notification.findMany({
      where: { personId: asker.personId },
      select: { event: true },
    });
    expect(told.map(({ event }) => event).sort()).toEqual(["question_answered", "question_asked_back"]);
    clock = new Date("2026-03-02T01:00:00Z");
  });
});

describe("a form that is sent twice", () => {
  it("gives one question, with the same number and code", async () => {
    const { village } = await aVillageWithAdvisers("陆文");
    const key = { idempotencyKey: newId(), phone: "13900000077" };
    const [first, second] = [await asks(village, key), await asks(village, key)];
    expect([second.number, second.lookupCode]).toEqual([first.number, first.lookupCode]);
    expect(await db.questionMessage.count({ where: { questionId: first.id } })).toBe(1);
  });

  it("is refused when one account asks without end", async () => {
    const { village } = await aVillageWithAdvisers("陆文");
    const phone = "13900000078";
    const all = async () => {
      for (let sent = 0; sent < 20; sent += 1) await asks(village, { phone });
    };
    await expect(all()).rejects.toThrow("too_many");
  });
});

describe("a question that its adviser cannot answer", () => {
  it("goes to the next and never comes back, and waits when nobody is left", async () => {
    const { village, advisers } = await aVillageWithAdvisers("陆文", "何敏");
    await db.sponsorship.updateMany({
      where: { adviserId: { notIn: advisers.map(({ id }) => id) } },
      data: { endsOn: columnFromLocalDate(addDays(day, -1)) },
    });
    const { id, stored, request } = await asks(village);
    const first = (await stored()).adviserId;
    const holder = advisers.find((each) => each.id === first)?.actor ?? town.clerk;
    await declineQuestion(context, { ...(await request(holder)), reason: "not_my_field" });
    const second = (await stored()).adviserId;
    expect(second).not.toBe(first);
    expect(second).not.toBeNull();

    clock = new Date(`${addDays(localDateOf(clock), 4)}T01:00:00Z`);
    expect(await handOnQuestion(context, id)).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ state: "waiting", adviserId: null });
    expect(await handOnQuestion(context, id)).toMatchObject({ ok: false, because: "state" });
    clock = new Date("2026-03-02T01:00:00Z");
  });

  it("is kept from a firm that advises the other side, whichever came first, and from one the other side pays", async () => {
    const { village, advisers } = await aVillageWithAdvisers("陆文", "何敏");
    const one = await asks(village, { name: "江陵县大桥砖厂有限公司", otherSide: "周德福" });
    const firm = (await one.stored()).adviserId;
    const against = await asks(village, { name: "林秋月", otherSide: "江陵县大桥砖厂有限责任公司" });
    expect((await against.stored()).adviserId).not.toBe(firm);
    expect(advisers.map(({ id }) => id)).toContain((await against.stored()).adviserId);
    const other = await asks(village, { name: "周德福" });
    expect((await other.stored()).adviserId).not.toBe(firm);
    const sponsor = await db.organisation.findUniqueOrThrow({ where: { id: town.handler.organisationId } });
    const adverse = await asks(village, { otherSide: sponsor.name });
    expect((await adverse.stored()).adviserId).toBeNull();
  });
});
