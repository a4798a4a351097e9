import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdministrator, aStaffedTown } from "#tests/builders/organisations.ts";
import { anAssessor } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { archiveQuestionnaire } from "./archive-questionnaire.server.ts";
import { changeDraft } from "./change-draft.server.ts";
import { createQuestionnaire, type QuestionnaireSource } from "./create-questionnaire.server.ts";
import type { DraftChange } from "./draft-change.ts";
import { pulse } from "./library/pulse.ts";
import { beginVersion, publishVersion } from "./publish-version.server.ts";
import { listQuestionnaires, readQuestionnaire } from "./read-questionnaires.server.ts";

const { db } = await cloneDatabase();
const context = { db, now: () => new Date("2026-03-02T01:00:00Z") };
const town = await aStaffedTown(db);
const assessor = await anAssessor(db);
const rival = await anAssessor(db, "另一家研究院");
const words = (zh: string, en = zh) => ({ zh, en });
const empty: QuestionnaireSource = { from: "empty", title: words("问卷"), firstSection: words("第一部分") };

async function created(source: QuestionnaireSource = { from: "library", which: "pulse" }) {
  const made = await createQuestionnaire(context, { actor: assessor, source, idempotencyKey: newId() });
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}
const addsSection: DraftChange = { do: "put_section", id: null, words: words("又一部分") };
const rename = (zh: string): DraftChange => ({ do: "details", title: words(zh), minutes: 3 });
const file = (text: string) => ({ from: "file" as const, bytes: new TextEncoder().encode(text) });

describe("a questionnaire", () => {
  it("is made once from the library, however often the form is sent", async () => {
    const asked = { actor: assessor, source: empty, idempotencyKey: newId() };
    const [one, two] = await Promise.all([
      createQuestionnaire(context, asked),
      createQuestionnaire(context, asked),
    ]);
    expect(one).toEqual(two);
  });

  it("is read from a file it was exported to, and anything else is said to be none", async () => {
    const whole = await readQuestionnaire(db, assessor, await created(file(JSON.stringify(pulse))));
    expect(whole?.definition).toEqual(pulse);
    const imports = (source: QuestionnaireSource) =>
      createQuestionnaire(context, { actor: assessor, source, idempotencyKey: newId() });
    expect(await imports(file("{"))).toEqual({ ok: false, reason: "not_json" });
    expect(await imports(file(JSON.stringify({ ...pulse, minutes: 0 })))).toEqual({
      ok: false,
      reason: "not_a_questionnaire",
      path: "minutes",
    });
    expect(await imports(file(JSON.stringify({ ...pulse, title: words("零\u0000") })))).toMatchObject({
      reason: "not_a_questionnaire",
    });
    expect(await imports({ from: "file", bytes: null })).toEqual({ ok: false, reason: "too_large" });
  });

  it("takes one of two changes of the same revision, says so to the other, and both when tried again", async () => {
    const id = await created();
    const [one, two] = await Promise.all(
      [addsSection, rename("别的")].map((change) =>
        changeDraft(context, { actor: assessor, id, expectedRevision: 1, change }),
      ),
    );
    expect([one?.ok, two?.ok].sort()).toEqual([false, true]);
    const [refused, change] = one?.ok ? [two, rename("别的")] : [one, addsSection];
    expect(refused).toEqual({ ok: false, reason: "changed_meanwhile", revision: 2 });
    expect(await changeDraft(context, { actor: assessor, id, expectedRevision: 2, change })).toMatchObject({
      ok: true,
      revision: 3,
    });
    const now = await readQuestionnaire(db, assessor, id);
    expect(now?.definition.title.zh).toBe("别的");
    expect(now?.definition.sections.length).toBe(pulse.sections.length + 1);
  });

  it("makes a change once when it is sent twice", async () => {
    const id = await created();
    const asked = { actor: assessor, id, expectedRevision: 1, change: addsSection };
    const [one, two] = await Promise.all([changeDraft(context, asked), changeDraft(context, asked)]);
    expect(one).toEqual(two);
    expect((await readQuestionnaire(db, assessor, id))?.revision).toBe(2);
  });

  it("is published only without a fault, then never changes, not even by SQL, and goes on in a new version", async () => {
    const id = await created(empty);
    expect(await publishVersion(context, { actor: assessor, id, expectedRevision: 1 })).toEqual({
      ok: false,
      reason: "faults",
      faults: [{ part: "section", at: "s1", fault: "empty_section" }],
    });
    const question = {
      kind: "recommend",
      id: "q1",
      words: words("推荐吗"),
      required: true,
      weight: 1,
    } as const;
    const change: DraftChange = { do: "put_question", section: "s1", question };
    await changeDraft(context, { actor: assessor, id, expectedRevision: 1, change });
    const publish = (expectedRevision: number) =>
      publishVersion(context, { actor: assessor, id, expectedRevision });
    expect(await publish(1)).toEqual({ ok: false, reason: "changed_meanwhile" });
    expect(await publish(2)).toEqual({ ok: true, number: 1 });
    expect(await publish(2)).toEqual({ ok: true, number: 1 });
    const late = { actor: assessor, id, expectedRevision: 2, change: rename("晚了") };
    expect(await changeDraft(context, late)).toEqual({ ok: false, reason: "published" });
    await expect(
      db.$executeRaw`UPDATE "QuestionnaireVersion" SET "definition" = '{}' WHERE "questionnaireId" = ${id}::uuid`,
    ).rejects.toThrow("never changes");
    await expect(
      db.$executeRaw`DELETE FROM "QuestionnaireVersion" WHERE "questionnaireId" = ${id}::uuid`,
    ).rejects.toThrow("never changes");
    const begin = () => beginVersion(context, { actor: assessor, id });
    expect(await Promise.all([begin(), begin()])).toEqual([
      { ok: true, number: 2 },
      { ok: true, number: 2 },
    ]);
    expect((await readQuestionnaire(db, assessor, id))?.definition.sections[0]?.questions).toEqual([
      question,
    ]);
    expect((await readQuestionnaire(db, assessor, id, 1))?.publishedAt).not.toBeNull();
  });

  it("is nobody's of the government and no other assessor's, to read or to change", async () => {
    const id = await created();
    const others = [town.handler, town.supervisor, town.clerk, await anAdministrator(db, town), rival];
    for (const actor of others) {
      const refused = { ok: false, reason: "not_found" };
      const at = { actor, id, expectedRevision: 1 };
      expect(await readQuestionnaire(db, actor, id)).toBeNull();
      expect(await listQuestionnaires(db, actor)).toEqual([]);
      expect(await changeDraft(context, { ...at, change: addsSection })).toEqual(refused);
      expect(await publishVersion(context, at)).toEqual(refused);
      expect(await beginVersion(context, { actor, id })).toEqual(refused);
      expect(await archiveQuestionnaire(context, { actor, id, away: true })).toEqual(refused);
      if (actor === rival) continue;
      const making = { actor, source: empty, idempotencyKey: newId() };
      expect(await createQuestionnaire(context, making)).toEqual({ ok: false, reason: "not_allowed" });
    }
    expect((await readQuestionnaire(db, assessor, id))?.revision).toBe(1);
  });

  it("is put away and taken out again; away, nothing of it changes", async () => {
    const id = await created();
    const put = (away: boolean) => archiveQuestionnaire(context, { actor: assessor, id, away });
    expect(await put(true)).toEqual({ ok: true });
    const at = { actor: assessor, id, expectedRevision: 1 };
    expect(await publishVersion(context, at)).toEqual({ ok: false, reason: "not_found" });
    expect(await put(false)).toEqual({ ok: true });
    expect(await publishVersion(context, at)).toEqual({ ok: true, number: 1 });
    const chain = { chain: `questionnaire:${id}` };
    expect(
      (await db.auditEntry.findMany({ where: chain, orderBy: { sequence: "asc" } })).map(
        ({ action }) => action,
      ),
    ).toEqual([
      "questionnaire.create",
      "questionnaire.archive",
      "questionnaire.take_out",
      "questionnaire.publish",
    ]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });
});
