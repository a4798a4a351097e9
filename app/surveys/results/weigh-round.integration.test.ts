import { describe, expect, it } from "vitest";
import { anEnv } from "#tests/builders/keys.ts";
import { anAdministrator, aStaffedTown } from "#tests/builders/organisations.ts";
import { anAssessor, anOpenRound, codesOf } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { storePlainAnswer } from "../answering/store-answer.server.ts";
import type { Answers, Rating } from "../questionnaires/answers.ts";
import { closeRound } from "../rounds/close-round.server.ts";
import type { Weights } from "./score-answers.ts";
import { publishRound, storedResults, weighRound } from "./weigh-round.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const context = { db, env, now: () => new Date("2026-03-02T01:00:00Z") };
const assessor = await anAssessor(db);
const town = await aStaffedTown(db);

async function aClosedRound(answered: number) {
  const round = await anOpenRound(context, assessor);
  for (const [at, code] of (await codesOf(context, round.id)).slice(0, answered).entries()) {
    const answers: Answers = {
      access: { kind: "rating", value: ((at % 5) + 1) as Rating },
      justice: { kind: "rating", value: 4 },
    };
    await storePlainAnswer(context, { code, key: crypto.randomUUID(), answers });
  }
  const step = { actor: assessor, slug: round.slug, expectedVersion: round.version };
  await closeRound(context, step);
  return { ...step, expectedVersion: round.version + 1 };
}

const resultsOf = async (slug: string) => {
  const { results } = await db.surveyRound.findUniqueOrThrow({ where: { slug } });
  return storedResults(results);
};

describe("a closed round", () => {
  it("is weighed as often as the assessor wants, published once, and then never changed", async () => {
    const step = await aClosedRound(50);
    const { slug } = step;
    expect(await publishRound(context, step)).toMatchObject({ ok: false, because: "weighed" });
    expect(await weighRound(context, { ...step, weights: null })).toMatchObject({ ok: true });
    const first = await resultsOf(slug);
    expect(first).toMatchObject({ answers: 50, tookPart: 50, drawn: 60, population: 200 });
    const weights = Object.fromEntries(first.dimensions.map(({ id }) => [id, id === "justice" ? 10 : 0.1]));
    const again = { ...step, expectedVersion: step.expectedVersion + 1 };
    expect(await weighRound(context, { ...step, weights })).toMatchObject({ reason: "changed_meanwhile" });
    expect(await weighRound(context, { ...again, weights })).toMatchObject({ ok: true });
    const second = await resultsOf(slug);
    expect(second.overall?.mean).toBeGreaterThan(first.overall?.mean ?? 100);
    expect(second.overall?.mean).toBeCloseTo(75, 0);
    const last = { ...step, expectedVersion: step.expectedVersion + 2 };
    expect(await publishRound(context, last)).toMatchObject({ ok: true, state: "published" });
    const closed = { ...step, expectedVersion: step.expectedVersion + 3 };
    expect(await weighRound(context, { ...closed, weights: null })).toMatchObject({ because: "state" });
    await expect(db.surveyRound.update({ where: { slug }, data: { weights: {} } })).rejects.toThrow();
    await expect(db.$executeRaw`DELETE FROM "SurveyRound" WHERE "slug" = ${slug}`).rejects.toThrow();
  });

  it("is weighed by all dimensions, with weights that are some", async () => {
    const step = await aClosedRound(12);
    const wrong: readonly Weights[] = [{}, { access: 1 }, { nothing: 1 }];
    for (const weights of wrong)
      expect(await weighRound(context, { ...step, weights })).toEqual({ ok: false, reason: "weights" });
  });

  it("that hardly anybody answered is not published", async () => {
    const step = await aClosedRound(4);
    await weighRound(context, { ...step, weights: null });
    const next = { ...step, expectedVersion: step.expectedVersion + 1 };
    expect(await publishRound(context, next)).toEqual({ ok: false, reason: "too_few", least: 10 });
  });

  it("is nobody's to weigh or publish but the assessor's that ran it", async () => {
    const step = await aClosedRound(12);
    const rival = await anAssessor(db, "另一家");
    for (const actor of [town.handler, town.supervisor, await anAdministrator(db, town), rival]) {
      expect(await weighRound(context, { ...step, actor, weights: null })).toEqual({
        ok: false,
        reason: "not_found",
      });
      expect(await publishRound(context, { ...step, actor })).toEqual({ ok: false, reason: "not_found" });
    }
  });
});
