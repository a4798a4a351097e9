import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { anAdministrator, aStaffedTown } from "#tests/builders/organisations.ts";
import { anAssessor, anOpenRound } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { closeRound } from "../rounds/close-round.server.ts";
import { assignTask, mendingOrganisations } from "./assign-task.server.ts";
import { changeTask, type TaskStep } from "./change-task.server.ts";
import { publicFindings, readTask, tasksOf } from "./read-tasks.server.ts";
import { remindOfTasks } from "./remind-of-tasks.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const now = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => now };
const town = await aStaffedTown(db);
const assessor = await anAssessor(db);
const rival = await anAssessor(db, "另一家研究院");
const administrator = await anAdministrator(db, town);
const round = await anOpenRound(context, assessor);
await closeRound(context, { actor: assessor, slug: round.slug, expectedVersion: round.version });
const dueOn = localDateFrom("2026-04-01");

let position = 0;
async function aFinding() {
  position += 1;
  const id = newId();
  await db.surveyFinding.create({ data: { id, roundId: round.id, position, wordsZh: "同一家店一年查七次" } });
  return id;
}
async function aTask() {
  const assigned = await assignTask(context, {
    actor: assessor,
    findingId: await aFinding(),
    organisationId: town.handler.organisationId,
    dueOn,
    idempotencyKey: newId(),
  });
  if (!assigned.ok) throw new Error(assigned.reason);
  return assigned.number;
}
const step = (number: string, changes: Partial<TaskStep>): TaskStep => ({
  number,
  action: "answer",
  actor: town.handler,
  expectedVersion: 1,
  words: "建了联合检查的日历",
  dueOn: null,
  idempotencyKey: newId(),
  ...changes,
});
const eventsTo = (personId: string) =>
  db.notification.findMany({ where: { personId }, orderBy: { id: "asc" }, select: { event: true } });

describe("a finding", () => {
  it("is given once to an organisation that handles things, on a day to come", async () => {
    const findingId = await aFinding();
    const given = { actor: assessor, findingId, organisationId: town.handler.organisationId, dueOn };
    const idempotencyKey = newId();
    const [one, two] = await Promise.all([1, 2].map(() => assignTask(context, { ...given, idempotencyKey })));
    expect(one?.ok).toBe(true);
    expect(two).toEqual(one);
    expect(await assignTask(context, { ...given, idempotencyKey: newId() })).toEqual({
      ok: false,
      reason: "already",
    });
    const past = { ...given, dueOn: localDateFrom("2026-03-02"), idempotencyKey: newId() };
    expect(await assignTask(context, past)).toEqual({ ok: false, reason: "day" });
    const toAssessor = { ...given, organisationId: rival.organisationId, idempotencyKey: newId() };
    expect(await assignTask(context, toAssessor)).toEqual({ ok: false, reason: "organisation" });
    for (const actor of [rival, town.handler, town.supervisor, administrator])
      expect(await assignTask(context, { ...given, actor, idempotencyKey: newId() })).toEqual({
        ok: false,
        reason: "not_found",
      });
    expect((await mendingOrganisations(db, "水利")).map(({ name }) => name)).toEqual([
      "荆州市水利和湖泊局",
      "荆州区水利和湖泊局",
    ]);
  });

  it("is answered, sent back, answered again and verified, each by whose step it is, and each is told", async () => {
    const number = await aTask();
    expect(await changeTask(context, step(number, { actor: assessor }))).toMatchObject({ because: "person" });
    expect(await changeTask(context, step(number, { words: " " }))).toMatchObject({ because: "has_words" });
    const key = newId();
    const both = await Promise.all(
      [1, 2].map(() => changeTask(context, step(number, { idempotencyKey: key }))),
    );
    expect(both).toEqual([
      { ok: true, state: "answered", version: 2 },
      { ok: true, state: "answered", version: 2 },
    ]);
    expect(await changeTask(context, step(number, {}))).toMatchObject({ reason: "changed_meanwhile" });
    const back = { actor: assessor, action: "send_back", expectedVersion: 2, words: "只写了打算" } as const;
    expect(await changeTask(context, step(number, back))).toMatchObject({ because: "later_day" });
    const later = localDateFrom("2026-05-01");
    expect(await changeTask(context, step(number, { ...back, dueOn: later }))).toMatchObject({
      state: "assigned",
    });
    await changeTask(context, step(number, { expectedVersion: 3, words: "半年里合并检查 212 次" }));
    const verify = { actor: assessor, action: "verify", expectedVersion: 4, words: null } as const;
    expect(await changeTask(context, step(number, { ...verify, actor: town.handler }))).toMatchObject({
      because: "person",
    });
    expect(await changeTask(context, step(number, verify))).toMatchObject({ ok: true, state: "verified" });
    const read = await readTask(db, { number, actor: town.handler, now });
    expect(read).toMatchObject({
      state: "verified",
      dueOn: "2026-05-01",
      statement: "半年里合并检查 212 次",
      open: [],
    });
    expect(read?.steps.map(({ action }) => action)).toEqual([
      "assign",
      "answer",
      "send_back",
      "answer",
      "verify",
    ]);
    const told = (await eventsTo(town.handler.personId)).map(({ event }) => event);
    expect(told).toEqual(
      expect.arrayContaining(["rectification_assigned", "rectification_sent_back", "rectification_verified"]),
    );
    expect((await eventsTo(assessor.personId)).map(({ event }) => event)).toContain("rectification_answered");
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("is read by the two sides and by those who oversee them, and changed by nobody else", async () => {
    const number = await aTask();
    for (const actor of [assessor, town.handler, town.supervisor, administrator])
      expect((await tasksOf(db, actor, now)).map((task) => task.number)).toContain(number);
    for (const actor of [rival, town.reviewer, town.clerk, town.stranger]) {
      expect((await tasksOf(db, actor, now)).map((task) => task.number)).not.toContain(number);
      expect(await changeTask(context, step(number, { actor }))).toEqual({ ok: false, reason: "not_found" });
    }
    for (const actor of [town.supervisor, administrator])
      expect(await changeTask(context, step(number, { actor }))).toMatchObject({ because: "person" });
  });

  it("reminds once before its day, whichever process does it", async () => {
    const number = await aTask();
    const soon = new Date("2026-03-28T01:00:00Z");
    await Promise.all([1, 2].map(() => remindOfTasks({ db, now: soon })));
    await remindOfTasks({ db, now: soon });
    const reminders = await db.notification.findMany({
      where: { personId: town.handler.personId, event: "rectification_due_soon" },
      select: { facts: true },
    });
    expect(reminders.filter(({ facts }) => JSON.stringify(facts).includes(number))).toHaveLength(1);
  });

  it("is not public before its round is", async () => {
    expect(await publicFindings(db, now)).toEqual([]);
  });
});
