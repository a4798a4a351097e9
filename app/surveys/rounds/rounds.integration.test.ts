import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { anAdministrator, aStaffedTown } from "#tests/builders/organisations.ts";
import { aFrameFile, anAssessor, anOpenRound, aPublishedQuestionnaire } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { pulse } from "../questionnaires/library/pulse.ts";
import { closeRound, closeRoundsThatAreOver } from "./close-round.server.ts";
import { changeRound, createRound } from "./create-round.server.ts";
import { drawRound } from "./draw-round.server.ts";
import { loadFrame } from "./load-frame.server.ts";
import { openRound } from "./open-round.server.ts";
import { readRound } from "./read-round.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
let now = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => now };
const town = await aStaffedTown(db);
const assessor = await anAssessor(db);
const rival = await anAssessor(db, "另一家研究院");
const bytes = (text: string) => new TextEncoder().encode(text);

let slugs = 0;
async function aDraft(changes: { readonly closesOn?: string } = {}) {
  slugs += 1;
  const values = {
    slug: `draft-${slugs}`,
    titleZh: "2026 年测评",
    titleEn: "Round of 2026",
    kind: "sampled" as const,
    questionnaireId: await aPublishedQuestionnaire(db, assessor),
    previousId: null,
    opensOn: localDateFrom("2026-03-02"),
    closesOn: localDateFrom(changes.closesOn ?? "2026-03-31"),
  };
  return values;
}
async function aFramed(enterprises = 300) {
  const values = await aDraft();
  await createRound(context, { actor: assessor, values, idempotencyKey: newId() });
  const file = bytes(aFrameFile(enterprises));
  await loadFrame(context, { actor: assessor, slug: values.slug, expectedVersion: 1, file });
  return values;
}
const sample = { size: 60, seed: 7, allocation: "proportional" as const, share: 60 };
const drawnOf = (slug: string) =>
  db.frameEnterprise.findMany({
    where: { isDrawn: true, round: { slug } },
    orderBy: { creditCode: "asc" },
    select: { creditCode: true },
  });

describe("a round", () => {
  it("is created once, however often the form is sent, at an address of its own", async () => {
    const values = await aDraft();
    const idempotencyKey = newId();
    const [one, two] = await Promise.all(
      [1, 2].map(() => createRound(context, { actor: assessor, values, idempotencyKey })),
    );
    expect(one).toEqual({ ok: true, slug: values.slug });
    expect(two).toEqual(one);
    expect(await createRound(context, { actor: assessor, values, idempotencyKey: newId() })).toEqual({
      ok: false,
      reason: "slug_taken",
    });
    const others = { ...values, slug: "others", questionnaireId: await aPublishedQuestionnaire(db, rival) };
    expect(await createRound(context, { actor: assessor, values: others, idempotencyKey: newId() })).toEqual({
      ok: false,
      reason: "questionnaire",
    });
  });

  it("is nobody's of the government, and no other assessor's", async () => {
    const values = await aFramed();
    const { slug } = values;
    for (const actor of [town.handler, town.supervisor, town.clerk, await anAdministrator(db, town), rival]) {
      const step = { actor, slug, expectedVersion: 2 };
      const file = bytes(aFrameFile(10));
      expect((await changeRound(context, { ...step, values })).ok).toBe(false);
      expect(await loadFrame(context, { ...step, file })).toEqual({ ok: false, reason: "not_found" });
      expect(await drawRound(context, { ...step, values: sample })).toEqual({
        ok: false,
        reason: "not_found",
      });
      expect(await openRound(context, step)).toEqual({ ok: false, reason: "not_found" });
      expect(await closeRound(context, step)).toEqual({ ok: false, reason: "not_found" });
      if (actor !== rival)
        expect(await createRound(context, { actor, values, idempotencyKey: newId() })).toEqual({
          ok: false,
          reason: "not_allowed",
        });
    }
    expect(await db.surveyRound.findUniqueOrThrow({ where: { slug } })).toMatchObject({
      version: 2,
      state: "draft",
    });
  });

  it("takes a frame of three thousand in a few seconds, and none with a bad line", async () => {
    const values = await aDraft();
    await createRound(context, { actor: assessor, values, idempotencyKey: newId() });
    const step = { actor: assessor, slug: values.slug, expectedVersion: 1 };
    const good = aFrameFile(3_000);
    const started = performance.now();
    const loaded = await loadFrame(context, { ...step, file: bytes(good) });
    expect(loaded).toMatchObject({ ok: true, enterprises: 3_000, version: 2 });
    expect(performance.now() - started).toBeLessThan(20_000);
    const line = good.split("\n")[1];
    const twice = await loadFrame(context, { ...step, expectedVersion: 2, file: bytes(`${good}${line}\n`) });
    expect(twice).toMatchObject({
      ok: false,
      reason: "file",
      read: { bad: [{ line: 3_002, fault: "credit_code_twice" }] },
    });
    const stale = await loadFrame(context, { ...step, file: bytes(good) });
    expect(stale).toMatchObject({ ok: false, reason: "changed_meanwhile" });
    expect(await db.frameEnterprise.count({ where: { round: { slug: values.slug } } })).toBe(3_000);
    const strata = await db.surveyStratum.findMany({ where: { round: { slug: values.slug } } });
    expect(strata.reduce((sum, { population }) => sum + population, 0)).toBe(3_000);
    expect(Math.min(...strata.map(({ population }) => population))).toBeGreaterThanOrEqual(15);
  }, 60_000);

  it("draws the same sample from the same frame, size and seed, in whatever order the file was", async () => {
    const { slug } = await aFramed();
    const first = await drawRound(context, { actor: assessor, slug, expectedVersion: 2, values: sample });
    expect(first).toMatchObject({ ok: true, state: "drawn" });
    const drawn = await drawnOf(slug);
    expect(drawn).toHaveLength(60);
    const again = await drawRound(context, { actor: assessor, slug, expectedVersion: 3, values: sample });
    expect(again).toMatchObject({ ok: true });
    expect(await drawnOf(slug)).toEqual(drawn);
    const [head, ...lines] = aFrameFile(300).trim().split("\n");
    const file = bytes([head, ...lines.reverse()].join("\n"));
    await loadFrame(context, { actor: assessor, slug, expectedVersion: 4, file });
    // Another frame makes what was drawn void.
    expect(await drawnOf(slug)).toEqual([]);
    await drawRound(context, { actor: assessor, slug, expectedVersion: 5, values: sample });
    expect(await drawnOf(slug)).toEqual(drawn);
    const other = { ...sample, seed: 8 };
    await drawRound(context, { actor: assessor, slug, expectedVersion: 6, values: other });
    expect(await drawnOf(slug)).not.toEqual(drawn);
    const round = await db.surveyRound.findUniqueOrThrow({ where: { slug } });
    expect(round.expectedMargin).toBeGreaterThan(0);
  });

  it("says how large a sample may be, and what Neyman's allocation lacks", async () => {
    const { slug } = await aFramed();
    const step = { actor: assessor, slug, expectedVersion: 2 };
    const strata = await db.surveyStratum.count({ where: { round: { slug } } });
    expect(await drawRound(context, { ...step, values: { ...sample, size: 301 } })).toEqual({
      ok: false,
      reason: "size",
      least: strata * 5,
      most: 300,
    });
    expect(await drawRound(context, { ...step, values: { ...sample, allocation: "neyman" } })).toEqual({
      ok: false,
      reason: "no_deviations",
    });
    const empty = await aDraft();
    await createRound(context, { actor: assessor, values: empty, idempotencyKey: newId() });
    expect(
      await drawRound(context, { ...step, slug: empty.slug, expectedVersion: 1, values: sample }),
    ).toMatchObject({
      ok: false,
      reason: "not_allowed",
      because: "frame_loaded",
    });
  });

  it("shares out by deviations that were typed, or by those of the round before, whose reading is on record", async () => {
    const { slug } = await aFramed();
    const step = { actor: assessor, slug, expectedVersion: 2 };
    const typed = {
      ...sample,
      size: 120,
      allocation: "neyman" as const,
      deviationMedium: 40,
      deviationMicro: 5,
    };
    expect(await drawRound(context, { ...step, values: typed })).toMatchObject({ ok: true });
    const drawnBySize = await db.surveyStratum.groupBy({
      by: ["size"],
      where: { round: { slug }, size: { in: ["medium", "micro"] } },
      _sum: { drawn: true, population: true },
    });
    const share = (size: string) => {
      const line = drawnBySize.find((each) => each.size === size)?._sum;
      return (line?.drawn ?? 0) / (line?.population ?? 1);
    };
    expect(share("medium")).toBeGreaterThan(share("micro"));

    const before = await anOpenRound(context, assessor, { enterprises: 300, size: 60 });
    const strata = await db.surveyStratum.findMany({
      where: { roundId: before.id },
      orderBy: { key: "asc" },
    });
    const question = pulse.sections
      .flatMap(({ questions }) => questions)
      .find(({ kind }) => kind === "rating");
    await db.surveyAnswer.createMany({
      data: strata.flatMap(({ id: stratumId }, at) =>
        Array.from({ length: 12 }, (_, answer) => ({
          id: crypto.randomUUID(),
          roundId: before.id,
          stratumId,
          tokenHash: crypto.randomUUID(),
          protection: "blind" as const,
          answeredOn: now,
          // In the first stratum everybody quarrels, in the others nearly all agree.
          content: {
            [question?.id ?? ""]: {
              kind: "rating",
              value: at === 0 ? 1 + (answer % 2) * 4 : 3 + (answer % 2),
            },
          },
        })),
      ),
    });
    await db.surveyRound.update({ where: { slug }, data: { previousId: before.id } });
    const neyman = { ...sample, size: 120, allocation: "neyman" as const };
    expect(await drawRound(context, { ...step, expectedVersion: 3, values: neyman })).toMatchObject({
      ok: true,
    });
    const strataNow = await db.surveyStratum.findMany({
      where: { round: { slug } },
      orderBy: { key: "asc" },
    });
    expect(strataNow[0]?.deviation).toBeGreaterThan(strataNow[1]?.deviation ?? 100);
    const reads = await db.auditEntry.findMany({
      where: { chain: `round:${before.id}`, action: "round.read_scores" },
    });
    expect(reads.map(({ payload }) => payload)).toEqual([
      JSON.stringify({ answers: strata.length * 12, for: slug }),
    ]);
  });

  it("says which places and kinds its frame has nobody of", async () => {
    const { slug } = await aFramed();
    const round = await readRound(db, { actor: assessor, slug, now });
    expect(round?.missing.counties).toContain("松滋市");
    expect(round?.missing.counties).not.toContain("沙市区");
    expect(round?.missing.sizes).toEqual(["large"]);
    expect(round?.missing.industries).toEqual([]);
  });

  it("opens with a key for every stratum and a code for everybody drawn, and not on a draft of a questionnaire", async () => {
    const round = await anOpenRound(context, assessor);
    expect(await db.surveyInvitation.count({ where: { roundId: round.id } })).toBe(60);
    const strata = await db.surveyStratum.findMany({ where: { roundId: round.id } });
    expect(new Set(strata.map(({ publicKey }) => publicKey)).size).toBe(strata.length);
    expect(
      await openRound(context, { actor: assessor, slug: round.slug, expectedVersion: round.version }),
    ).toMatchObject({ ok: false, reason: "not_allowed", because: "state" });

    const { slug, questionnaireId } = await aFramed();
    await drawRound(context, { actor: assessor, slug, expectedVersion: 2, values: sample });
    const { questionnaireId: parent } = await db.questionnaireVersion.findUniqueOrThrow({
      where: { id: questionnaireId },
    });
    const draft = newId();
    await db.questionnaireVersion.create({
      data: { id: draft, questionnaireId: parent, number: 2, definition: {} },
    });
    await db.surveyRound.update({ where: { slug }, data: { questionnaireId: draft } });
    expect(await openRound(context, { actor: assessor, slug, expectedVersion: 3 })).toMatchObject({
      ok: false,
      because: "questionnaire_published",
    });
  });

  it("closes by itself after its last day, once, and leaves nothing that could sign or invite", async () => {
    const round = await anOpenRound(context, assessor, { closesOn: "2026-03-10" });
    now = new Date("2026-03-10T15:59:00Z");
    expect(await closeRoundsThatAreOver({ db, now })).toBe(0);
    now = new Date("2026-03-10T16:01:00Z");
    const closed = await Promise.all([1, 2].map(() => closeRoundsThatAreOver({ db, now })));
    expect(closed.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await db.surveyRound.findUniqueOrThrow({ where: { id: round.id } })).toMatchObject({
      state: "closed",
    });
    const keys = { where: { roundId: round.id, privateKeySealed: { not: null } } };
    expect(await db.surveyStratum.count(keys)).toBe(0);
    expect(await db.surveyInvitation.count({ where: { roundId: round.id, codeSealed: { not: null } } })).toBe(
      0,
    );
    now = new Date("2026-03-02T01:00:00Z");
  });

  it("is on record, step by step", async () => {
    const round = await anOpenRound(context, assessor);
    await closeRound(context, { actor: assessor, slug: round.slug, expectedVersion: round.version });
    const entries = await db.auditEntry.findMany({
      where: { chain: `round:${round.id}` },
      orderBy: { sequence: "asc" },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      "round.create",
      "round.load_frame",
      "round.draw",
      "round.open",
      "round.close",
    ]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });
});
