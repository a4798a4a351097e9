import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { anAdministrator, aStaffedTown } from "#tests/builders/organisations.ts";
import { anAssessor, anOpenRound, codesOf } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { storePlainAnswer } from "../answering/store-answer.server.ts";
import { publishedRound, weighedRound } from "../results/published-round.server.ts";
import { publishRound, roundToWeigh, weighRound } from "../results/weigh-round.server.ts";
import { closeRound } from "../rounds/close-round.server.ts";
import { changeFindings } from "./change-findings.server.ts";
import { readOpenAnswers } from "./open-answers.server.ts";
import { roundToCode } from "./read-findings.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const context = { db, env, now: () => new Date("2026-03-02T01:00:00Z") };
const assessor = await anAssessor(db);
const town = await aStaffedTown(db);
const others = [
  town.handler,
  town.supervisor,
  await anAdministrator(db, town),
  await anAssessor(db, "另一家"),
];

/** Twelve answers, of which some say something in their own words. */
async function aClosedRound() {
  const round = await anOpenRound(context, assessor);
  for (const [at, code] of (await codesOf(context, round.id)).slice(0, 12).entries())
    await storePlainAnswer(context, {
      code,
      key: crypto.randomUUID(),
      answers: {
        access: { kind: "rating", value: 4 },
        justice: { kind: "rating", value: 2 },
        ...(at < 5 ? { one_thing: { kind: "long_text", value: `执行案款拖了很久 ${at}` } as const } : {}),
      },
    });
  const running = await readOpenAnswers(context, { actor: assessor, slug: round.slug, asked });
  expect(running).toBeNull();
  await closeRound(context, { actor: assessor, slug: round.slug, expectedVersion: round.version });
  return { ...round, version: round.version + 1 };
}

const asked = { question: "one_thing", page: 0 };
const values = { wordsZh: "案款到账太慢", wordsEn: "", dimension: null, question: "one_thing" };

const auditOf = (id: string, action: string) =>
  db.auditEntry.findMany({ where: { chain: `round:${id}`, action }, orderBy: { sequence: "asc" } });

describe("open answers", () => {
  it("are read by the assessor that ran the round, each reading recorded without a word of them", async () => {
    const { slug, id } = await aClosedRound();
    const read = await readOpenAnswers(context, { actor: assessor, slug, asked });
    expect(read?.total).toBe(5);
    expect(read?.answers.map(({ text }) => text).sort()[0]).toBe("执行案款拖了很久 0");
    const recorded = await auditOf(id, "round.read_answers");
    expect(recorded).toHaveLength(1);
    expect(recorded[0]?.actor).toBe(`membership:${assessor.membershipId}`);
    expect(JSON.parse(String(recorded[0]?.payload))).toEqual({ question: "one_thing", answers: 5 });
  });

  it("are nobody else's to read, nor the figures and weights before they are published", async () => {
    const { slug, id, version } = await aClosedRound();
    await weighRound(context, { actor: assessor, slug, expectedVersion: version, weights: null });
    for (const actor of others) {
      expect(await readOpenAnswers(context, { actor, slug, asked })).toBeNull();
      expect(await roundToCode(db, actor, slug)).toBeNull();
      expect(await roundToWeigh(db, { actor, slug })).toBeNull();
      expect(await weighedRound(db, { actor, slug })).toBeNull();
      const add = { do: "add", values, behind: null, key: newId() } as const;
      expect(await changeFindings(context, { actor, slug, change: add })).toEqual({
        ok: false,
        reason: "not_found",
      });
    }
    expect(await publishedRound(db, slug)).toBeNull();
    expect(await weighedRound(db, { actor: assessor, slug })).not.toBeNull();
    expect(await auditOf(id, "round.read_answers")).toHaveLength(0);
  });
});

describe("a finding", () => {
  it("is written from an answer once, takes others in and gives them back, and is changed on the version seen", async () => {
    const { slug, id: roundId } = await aClosedRound();
    const read = await readOpenAnswers(context, { actor: assessor, slug, asked });
    const [first, second] = read?.answers ?? [];
    if (first === undefined || second === undefined) throw new Error("there are five");
    const change = (one: Parameters<typeof changeFindings>[1]["change"]) =>
      changeFindings(context, { actor: assessor, slug, change: one });
    const add = {
      do: "add",
      values,
      behind: { answer: first.id, question: "one_thing" },
      key: newId(),
    } as const;
    const added = await change(add);
    expect(await change(add)).toEqual(added);
    if (!added.ok) throw new Error(added.reason);
    const { id } = added;
    const other = { id, answer: second.id, question: "one_thing" } as const;
    await change({ do: "code", ...other });
    await change({ do: "code", ...other });
    expect((await roundToCode(db, assessor, slug))?.findings).toMatchObject([{ id, answers: 2, ...values }]);
    const behind = await readOpenAnswers(context, { actor: assessor, slug, asked: { finding: id } });
    expect(behind?.answers.map((answer) => answer.id).sort()).toEqual([first.id, second.id].sort());
    await change({ do: "uncode", ...other });
    expect(await change({ do: "code", ...other, answer: newId() })).toEqual({
      ok: false,
      reason: "no_answer",
    });
    expect(await change({ do: "code", ...other, question: "nothing" })).toEqual({
      ok: false,
      reason: "no_answer",
    });

    const better = { ...values, wordsZh: "案款到账要等两个月以上" };
    const edit = { do: "change", id, expectedVersion: 1, values: better } as const;
    expect(await change(edit)).toEqual({ ok: true, id });
    expect(await change(edit)).toEqual({ ok: true, id });
    expect(await change({ ...edit, values })).toMatchObject({
      reason: "changed_meanwhile",
      wordsZh: better.wordsZh,
      version: 2,
    });
    expect((await auditOf(roundId, "finding.code")).length).toBe(1);
    expect(await change({ do: "remove", id, expectedVersion: 2 })).toEqual({ ok: true, id });
    expect((await roundToCode(db, assessor, slug))?.findings).toEqual([]);
  });

  it("of a published round stays as it was, and stands on the public page without an answer's words", async () => {
    const { slug, version } = await aClosedRound();
    const add = { do: "add", values, behind: null, key: newId() } as const;
    const added = await changeFindings(context, { actor: assessor, slug, change: add });
    if (!added.ok) throw new Error(added.reason);
    await weighRound(context, { actor: assessor, slug, expectedVersion: version, weights: null });
    await publishRound(context, { actor: assessor, slug, expectedVersion: version + 1 });
    const change = { do: "remove", id: added.id, expectedVersion: 1 } as const;
    expect(await changeFindings(context, { actor: assessor, slug, change })).toEqual({
      ok: false,
      reason: "not_closed",
    });
    const published = await publishedRound(db, slug);
    expect(published?.findings).toMatchObject([{ wordsZh: values.wordsZh }]);
    expect(JSON.stringify(published)).not.toContain("拖了很久");
    expect((await readOpenAnswers(context, { actor: assessor, slug, asked }))?.total).toBe(5);
  });
});
