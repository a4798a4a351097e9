import { describe, expect, it } from "vitest";
import { addDays, columnFromLocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { aTopic } from "#tests/builders/petitions.ts";
import { anAnsweredQuestion, aQuestion } from "#tests/builders/questions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { overseeAdvice } from "../sponsorships/oversee-advice.server.ts";
import { endQuestion, speakInQuestion } from "./take-question-step.server.ts";
import { watchQuestionClocks } from "./watch-question-clocks.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
/** A Monday; the answer is due on Thursday. */
const day = localDateFrom("2026-03-02");
let clock = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => clock };
const town = await aStaffedTown(db);
const topicId = await aTopic(db);
const asked = { divisionCode: villageCode, topicId };
const first = await anAdviser(db, { name: "陆文" });
await aSponsorship(db, { adviserId: first.id, sponsorId: town.handler.organisationId, day });

const on = (days: number) => {
  clock = new Date(`${addDays(day, days)}T01:00:00Z`);
};
const toldOf = async (personId: string) =>
  (
    await db.notification.findMany({
      where: { personId },
      select: { event: true },
      orderBy: { createdAt: "asc" },
    })
  ).map(({ event }) => event);

describe("the watch over the clocks of questions", () => {
  it("reminds once, hands on after the last day, and tells everybody whom it concerns", async () => {
    on(0);
    const question = await aQuestion(context, asked);
    expect(await watchQuestionClocks(context)).toMatchObject({ reminded: 0, handedOn: 0 });
    on(2);
    expect(await watchQuestionClocks(context)).toMatchObject({ reminded: 1, handedOn: 0 });
    await watchQuestionClocks(context);
    expect(await toldOf(first.actor.personId)).toEqual(["question_assigned", "question_due_soon"]);
    on(3);
    expect(await watchQuestionClocks(context)).toMatchObject({ handedOn: 0 });

    on(4);
    const second = await anAdviser(db, { name: "何敏" });
    await aSponsorship(db, { adviserId: second.id, sponsorId: town.handler.organisationId, day });
    expect(await watchQuestionClocks(context)).toMatchObject({ handedOn: 1 });
    expect(await question.stored()).toMatchObject({ state: "assigned", adviserId: second.id });
    expect(await toldOf(first.actor.personId)).toContain("question_handed_on");
    expect(await toldOf(second.actor.personId)).toEqual(["question_assigned"]);
    expect(await toldOf(question.asker.personId)).toEqual(["question_moved"]);
    await db.sponsorship.updateMany({
      where: { adviserId: second.id },
      data: { endsOn: columnFromLocalDate(day) },
    });
  });

  it("gives what waits to an adviser as soon as there is one", async () => {
    on(5);
    await db.sponsorship.updateMany({ data: { endsOn: columnFromLocalDate(addDays(day, 1)) } });
    const question = await aQuestion(context, asked);
    expect(await question.stored()).toMatchObject({ state: "waiting", adviserId: null });
    expect(await watchQuestionClocks(context)).toMatchObject({ assigned: 0 });
    const third = await anAdviser(db, { name: "程远" });
    await aSponsorship(db, { adviserId: third.id, sponsorId: town.handler.organisationId, day });
    await watchQuestionClocks(context);
    expect(await question.stored()).toMatchObject({ state: "assigned", adviserId: third.id });
  });

  it("reminds the asker who was asked back, and closes what nobody says a word to", async () => {
    on(20);
    const holder = await anAdviser(db, { name: "江岚" });
    await db.sponsorship.updateMany({ data: { endsOn: columnFromLocalDate(addDays(day, 1)) } });
    await aSponsorship(db, { adviserId: holder.id, sponsorId: town.handler.organisationId, day });
    const answered = await anAnsweredQuestion(context, holder.actor, asked);
    const silent = await aQuestion(context, asked);
    await speakInQuestion(context, {
      ...(await silent.request(holder.actor)),
      action: "ask_back",
      body: "有没有欠条？",
    });
    on(33);
    await watchQuestionClocks(context);
    expect(await toldOf(silent.asker.personId)).toEqual(["question_asked_back", "question_reply_soon"]);
    expect(await answered.stored()).toMatchObject({ state: "answered" });
    on(40);
    await watchQuestionClocks(context);
    for (const question of [answered, silent])
      expect(await question.stored()).toMatchObject({ state: "closed", dueOn: null });
  });
});

it("tells the adviser that a question was withdrawn, once", async () => {
  on(0);
  const adviser = await anAdviser(db, { name: "纪明" });
  const own = "421003100202";
  await aSponsorship(db, {
    adviserId: adviser.id,
    sponsorId: town.handler.organisationId,
    places: [own],
    day,
  });
  const question = await aQuestion(context, { ...asked, divisionCode: own });
  expect(await question.stored()).toMatchObject({ adviserId: adviser.id });
  const request = { ...(await question.request(question.asker)), action: "withdraw" } as const;
  expect(await endQuestion(context, request)).toMatchObject({ ok: true });
  await endQuestion(context, request);
  expect(await toldOf(adviser.actor.personId)).toEqual(["question_assigned", "question_withdrawn"]);
});

describe("a day that was provisional", () => {
  it("moves when the year's days off are published, and nothing is handed on before it", async () => {
    clock = new Date("2026-12-30T01:00:00Z");
    const year = addDays(day, 300);
    await aSponsorship(db, { adviserId: first.id, sponsorId: town.handler.organisationId, day: year });
    const question = await aQuestion(context, asked);
    // Thursday, Friday and Monday, as if the new year had no day off.
    expect(await question.stored()).toMatchObject({ dueProvisional: true });
    const before = (await question.stored()).dueOn;
    await db.workCalendarYear.create({
      data: { year: 2027, offDays: ["2027-01-01", "2027-01-04"], workDays: [], source: "test" },
    });
    expect(await watchQuestionClocks(context)).toMatchObject({ recounted: 1, handedOn: 0 });
    const after = await question.stored();
    expect(after).toMatchObject({ dueProvisional: false });
    expect(Number(after.dueOn)).toBeGreaterThan(Number(before));
    expect(await watchQuestionClocks(context)).toMatchObject({ recounted: 0 });
    expect((await verifyAudit(db)).faults).toEqual([]);
  });
});

it("lets supervisors count what waits for an adviser beyond its last day", async () => {
  on(0);
  const question = await aQuestion(context, asked);
  await db.legalQuestion.update({
    where: { id: question.id },
    data: { state: "waiting", adviserId: null, sponsorshipId: null },
  });
  const { dueOn } = await question.stored();
  // Also what other tests left waiting.
  await db.legalQuestion.updateMany({ where: { state: "waiting" }, data: { dueOn } });
  const seenOn = async (days: number) => {
    const at = new Date((dueOn?.getTime() ?? 0) + days * 86_400_000);
    return (await overseeAdvice(db, town.supervisor, at)).questions;
  };
  expect((await seenOn(0)).unassignedLate).toBe(0);
  const { unassigned, unassignedLate } = await seenOn(1);
  expect(unassigned).toBeGreaterThanOrEqual(1);
  expect(unassignedLate).toBe(unassigned);
});
