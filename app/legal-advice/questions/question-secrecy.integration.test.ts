/** 保密 (律师法 第三十八条): who may read a question, and what the search for a conflict of interest gives away. */
import { describe, expect, it } from "vitest";
import type { Actor, StaffActor } from "#app/accounts/actor.ts";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { type Role, roles } from "#app/organisations/organisation-kinds.ts";
import { newId } from "#app/platform/ids.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aPerson } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { aTopic } from "#tests/builders/petitions.ts";
import { anAnsweredQuestion, aQuestion } from "#tests/builders/questions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { publishAnswer } from "../knowledge/publish-answer.server.ts";
import { readChambersQuestions } from "./chambers-questions.server.ts";
import { openQuestionFile } from "./open-question-file.server.ts";
import type { QuestionActor } from "./question-access.server.ts";
import { readQuestion } from "./question-view.server.ts";
import {
  consentToPublish,
  declineQuestion,
  endQuestion,
  speakInQuestion,
} from "./take-question-step.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const now = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => now };
const day = localDateFrom("2026-03-02");
const town = await aStaffedTown(db);
const topicId = await aTopic(db);
const asked = { divisionCode: villageCode, topicId };
const adviser = await anAdviser(db, { name: "陆文" });
const other = await anAdviser(db, { name: "何敏" });
await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId, day });
const question = await anAnsweredQuestion(context, adviser.actor, {
  ...asked,
  otherSide: "江陵县大桥砖厂有限公司",
});

/** In the adviser's own firm and over the whole city: nothing of it is about where they are. */
const staff = (role: Role): StaffActor => ({
  ...town.supervisor,
  role,
  personId: newId(),
  membershipId: newId(),
  organisationId: adviser.firmId,
  divisionPath: "421000/",
});
const nobodyElse: readonly (readonly [string, QuestionActor])[] = [
  ["a visitor", { kind: "visitor" }],
  ["another resident", { kind: "resident", personId: await aPerson(db) }],
  ["the bureau that pays", town.handler],
  ["the supervisor of the place", town.supervisor],
  ["another adviser", other.actor],
  ["a colleague of the same firm", { ...other.actor, organisationId: adviser.firmId }],
  ["the same adviser for another firm", { ...adviser.actor, organisationId: other.firmId }],
  ["whoever has the code of another question", { kind: "code_holder", questionId: newId() }],
  ...roles.filter((role) => role !== "adviser").map((role) => [`a ${role}`, staff(role)] as const),
];

const readAs = (actor: QuestionActor) => readQuestion(db, env, { number: question.number, actor, now });

describe("a question", () => {
  it("is read by its two sides", async () => {
    for (const actor of [question.asker, adviser.actor])
      expect((await readAs(actor))?.words).toMatchObject({ title: "工钱三个月没有发", name: "林秋月" });
  });

  it.each(nobodyElse)("is not there for %s, to read or to act on", async (_who, actor) => {
    expect(await readAs(actor)).toBeNull();
    const request = {
      questionId: question.id,
      expectedVersion: (await question.stored()).version,
      actor,
    };
    const refused = { ok: false, reason: "not_found" };
    const key = () => ({ ...request, idempotencyKey: newId() });
    expect(await speakInQuestion(context, { ...key(), action: "follow_up", body: "还有" })).toEqual(refused);
    expect(await speakInQuestion(context, { ...key(), action: "answer", body: "好" })).toEqual(refused);
    expect(await declineQuestion(context, { ...key(), reason: "no_time" })).toEqual(refused);
    expect(await endQuestion(context, { ...key(), action: "close" })).toEqual(refused);
    expect(await consentToPublish(context, { ...key(), action: "consent_to_publish" })).toEqual(refused);
    const edited = { title: "标题", asked: "问", answer: "答", articles: [] };
    expect(await publishAnswer(context, { ...key(), ...edited })).toEqual(refused);
    await expect(
      openQuestionFile(context, { number: question.number, id: newId(), actor }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it("stands in no list but its adviser's", async () => {
    const listed = (actor: StaffActor) => readChambersQuestions(db, env, { actor, view: "done" });
    expect((await listed(adviser.actor)).questions).toHaveLength(1);
    for (const [, actor] of nobodyElse) {
      if (actor.kind !== "staff") continue;
      expect(await listed(actor)).toEqual({ counts: { open: 0, waiting: 0, done: 0 }, questions: [] });
    }
  });

  it("opens without its words for number and code, which can end and rate it", async () => {
    const shown = await readAs({ kind: "code_holder", questionId: question.id });
    expect(shown).toMatchObject({ state: "answered", words: null });
    expect(JSON.stringify(shown)).not.toMatch(/林秋月|工钱|砖厂|劳动监察/);
    const open = shown?.actions.filter(({ because }) => because === null).map(({ action }) => action);
    expect(open?.sort()).toEqual(["close", "rate"]);
  });

  it("is gone for an adviser who passed it on", async () => {
    const declined = await aQuestion(context, asked);
    await declineQuestion(context, { ...(await declined.request(adviser.actor)), reason: "no_time" });
    const read = await readQuestion(db, env, { number: declined.number, actor: adviser.actor, now });
    expect(read).toBeNull();
  });
});

describe("the search for a conflict of interest", () => {
  it("leaves nothing in timeline, audit or messages that says whose matter stood in the way", async () => {
    const against = await aQuestion(context, {
      ...asked,
      name: "江陵县大桥砖厂有限责任公司",
      otherSide: "林秋月",
    });
    expect((await against.stored()).adviserId).not.toBe(adviser.id);
    const traces = JSON.stringify([
      await db.questionEvent.findMany({ where: { questionId: against.id } }),
      await db.auditEntry.findMany({ where: { chain: `question:${against.id}` } }),
      await db.notification.findMany({ where: { personId: against.asker.personId } }),
      await readQuestion(db, env, { number: against.number, actor: against.asker, now }),
    ]);
    expect(traces).not.toContain(question.id);
    expect(traces).not.toContain(question.number);
    expect(traces).not.toMatch(/conflict|利益冲突/);
    const parties = JSON.stringify(await db.matterParty.findMany());
    expect(parties).not.toMatch(/林秋月|砖厂/);
  });

  it("does not make a firm that declined for a conflict the asker's own", async () => {
    const declined = await aQuestion(context, { ...asked, name: "周德福", otherSide: "吴老三" });
    await declineQuestion(context, { ...(await declined.request(adviser.actor)), reason: "conflict" });
    expect(await db.matterParty.count({ where: { questionId: declined.id, firmId: adviser.firmId } })).toBe(
      0,
    );
    const ofTheOther = await aQuestion(context, { ...asked, name: "吴老三", otherSide: "周德福" });
    expect((await ofTheOther.stored()).adviserId).toBe(adviser.id);
  });
});

describe("a published answer", () => {
  const edited = {
    title: "工资被拖欠",
    asked: "在一家砖厂干活，工资被拖欠了三个月。",
    answer: "先到劳动监察投诉。",
    articles: ["《劳动合同法》第三十条"],
  };
  const consents = async (actor: Actor & { kind: "resident" | "staff" }) =>
    consentToPublish(context, { ...(await question.request(actor)), action: "consent_to_publish" });
  const publishes = async (changes: Partial<typeof edited> = {}) =>
    publishAnswer(context, { ...(await question.request(adviser.actor)), ...edited, ...changes });

  it("needs both sides and no name, and is gone when either takes back the word", async () => {
    expect(await publishes()).toMatchObject({ ok: false, because: "both_consent" });
    expect(await consents(question.asker)).toMatchObject({ ok: true });
    expect(await consents(question.asker)).toMatchObject({ ok: false, because: "consent_open" });
    expect(await publishes()).toMatchObject({ ok: false, because: "both_consent" });
    expect(await consents(adviser.actor)).toMatchObject({ ok: true });
    expect(await publishes({ answer: "林秋月可以投诉。" })).toEqual({
      ok: false,
      reason: "names_inside",
      names: ["林秋月"],
    });
    expect(await publishes()).toMatchObject({ ok: true });
    expect(await publishes()).toMatchObject({ ok: false, because: "not_published" });
    const shown = await db.publishedAnswer.findUniqueOrThrow({ where: { questionId: question.id } });
    expect(JSON.stringify(shown)).not.toMatch(/林秋月|大桥/);

    const back = { ...(await question.request(question.asker)), action: "withdraw_consent" as const };
    expect(await consentToPublish(context, back)).toMatchObject({ ok: true });
    expect(await db.publishedAnswer.count({ where: { questionId: question.id, withdrawnAt: null } })).toBe(0);
    expect(await consents(question.asker)).toMatchObject({ ok: true });
    expect(await publishes()).toMatchObject({ ok: true });
    expect(await db.publishedAnswer.count({ where: { questionId: question.id, withdrawnAt: null } })).toBe(1);
  });
});
