import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, it } from "vitest";
import type { Answers, Rating } from "../questionnaires/answers.ts";
import { libraryQuestionnaires } from "../questionnaires/library/library.ts";
import { type Questionnaire, questionnaireSchema, questionsOf } from "../questionnaires/questionnaire.ts";
import { roundResultsSchema } from "./round-results.ts";
import { scoreAnswers } from "./score-answers.ts";
import { type GivenAnswer, type SampledStratum, workOutResults } from "./work-out-results.ts";

const words = (zh: string) => ({ zh, en: zh });
const short: Questionnaire = questionnaireSchema.parse({
  title: words("短卷"),
  minutes: 1,
  dimensions: [
    { id: "law", words: words("执法"), weight: 3 },
    { id: "court", words: words("法院"), weight: 1 },
  ],
  sections: [
    {
      id: "all",
      words: words("都"),
      questions: [
        { id: "fair", kind: "rating", words: words("公道"), dimension: "law", weight: 2 },
        { id: "quick", kind: "rating", words: words("快"), dimension: "law" },
        {
          id: "owed",
          kind: "single",
          words: words("欠款"),
          dimension: "court",
          options: [
            { id: "no", words: words("没有"), score: 100 },
            { id: "yes", words: words("有"), score: 0 },
          ],
        },
      ],
    },
  ],
});

const rate = (value: Rating) => ({ kind: "rating", value }) as const;
const owed = (option: string) => ({ kind: "single", option, other: null }) as const;

function stratum(id: string, population: number, changes: Partial<SampledStratum> = {}): SampledStratum {
  return {
    id,
    population,
    drawn: 40,
    tookPart: 40,
    county: id,
    size: "small",
    industry: "trade",
    ...changes,
  };
}

const data = { questionnaire: short, weights: null, previous: null };

describe("the score of one enterprise", () => {
  it("is the weighted mean of what it answered, and nothing for what it did not", () => {
    const answers: Answers = { fair: rate(5), quick: rate(2), owed: owed("no") };
    // Law: (2·100 + 25) / 3 = 75. Whole: (3·75 + 100) / 4 = 81.25.
    expect(scoreAnswers(short, answers, null)).toEqual({
      questions: { fair: 100, quick: 25, owed: 100 },
      dimensions: { law: 75, court: 100 },
      overall: 81.25,
    });
    expect(scoreAnswers(short, { quick: rate("na"), fair: rate(3) }, null)).toEqual({
      questions: { fair: 50 },
      dimensions: { law: 50 },
      overall: 50,
    });
    expect(scoreAnswers(short, answers, { law: 1 }).overall).toBe(87.5);
    expect(scoreAnswers(short, {}, null).overall).toBeNull();
  });
});

describe("the figures of a round", () => {
  const random = xoroshiro128plus(11);
  const ratingOf = (least: number) => uniformInt(random, least, 5) as Rating;
  const strata = [stratum("421002", 200), stratum("421003", 90)];
  const answers: GivenAnswer[] = strata.flatMap(({ id }, at) =>
    Array.from({ length: at === 0 ? 30 : 24 }, (_, nth) => ({
      stratum: id,
      answers: {
        fair: nth % 9 === 0 ? rate("na") : rate(ratingOf(at + 1)),
        quick: rate(ratingOf(2)),
        ...(nth % 4 === 0 ? {} : { owed: owed(nth % 3 === 0 ? "yes" : "no") }),
      },
    })),
  );
  const results = workOutResults({ ...data, strata, answers });

  it("are those of the formulae, worked out apart from them", () => {
    // Everything by hand: totals and residuals of each stratum (docs/surveys-method.md).
    const scored = answers.map((each) => {
      const { fair, owed: debt } = each.answers as Record<string, { value?: Rating; option?: string }>;
      const fairScore =
        fair?.value === "na" || fair?.value === undefined ? null : (Number(fair.value) - 1) * 25;
      return {
        at: each.stratum,
        fair: fairScore,
        debt: debt === undefined ? null : debt.option === "no" ? 100 : 0,
      };
    });
    for (const [id, key] of [
      ["fair", "fair"],
      ["owed", "debt"],
    ] as const) {
      let top = 0;
      let below = 0;
      for (const { id: at, population } of strata) {
        const own = scored.filter((each) => each.at === at);
        for (const each of own)
          if (each[key] !== null) {
            top += (population / own.length) * Number(each[key]);
            below += population / own.length;
          }
      }
      const mean = top / below;
      let variance = 0;
      for (const { id: at, population } of strata) {
        const own = scored.filter((each) => each.at === at);
        const residuals = own.map((each) => (each[key] === null ? 0 : (Number(each[key]) - mean) / below));
        const centre = residuals.reduce((sum, value) => sum + value, 0) / own.length;
        const spread = residuals.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (own.length - 1);
        variance += ((population * (population - own.length)) / own.length) * spread;
      }
      const figure = results.questions.find((question) => question.id === id)?.figure;
      expect(figure?.mean).toBeCloseTo(mean, 6);
      expect(figure?.standardError).toBeCloseTo(Math.sqrt(variance), 6);
      // 54 answers in two strata: t(52) is 2.006647.
      expect((figure?.high ?? 0) - mean).toBeCloseTo(2.0066468 * Math.sqrt(variance), 4);
    }
  });

  it("count who was in the frame, drawn, took part and answered, and are read as they are stored", () => {
    expect(results).toMatchObject({ population: 290, drawn: 80, tookPart: 80, answers: 54 });
    expect(roundResultsSchema.parse(JSON.parse(JSON.stringify(results)))).toEqual(results);
    expect(results.by.county.map(({ id, population }) => [id, population])).toEqual([
      ["421002", 200],
      ["421003", 90],
    ]);
  });

  it("say what changed since the round before, and whether chance alone would do it", () => {
    const better = answers.map((each) => ({
      ...each,
      answers: { ...each.answers, fair: rate(5), quick: rate(5) },
    }));
    const next = workOutResults({ ...data, strata, answers: better, previous: results });
    expect(next.change?.isSignificant).toBe(true);
    expect(next.change?.difference).toBeGreaterThan(10);
    const same = workOutResults({ ...data, strata, answers, previous: results });
    expect(same.change).toMatchObject({ difference: 0, isSignificant: false });
    expect(results.change).toBeNull();
  });
});

describe("what would tell of a few", () => {
  const answerOf = (value: Rating): Answers => ({ fair: rate(value), quick: rate(value), owed: owed("no") });
  const strata = ["421002", "421003", "421022"].map((id) => stratum(id, 300));
  const given = (counts: readonly number[]): GivenAnswer[] =>
    counts.flatMap((count, at) =>
      Array.from({ length: count }, (_, nth) => ({
        stratum: strata[at]?.id ?? "",
        answers: answerOf(((nth % 3) + 3) as Rating),
      })),
    );

  it("is left out, and so is what it could be computed back from", () => {
    const results = workOutResults({ ...data, strata, answers: given([40, 30, 6]) });
    const shown = results.by.county.map(({ id, figure }) => [id, figure !== null]);
    // Six of 421022 are few; with the whole and 421002 and 421003 they would be told, so one more is left out.
    expect(shown).toEqual([
      ["421002", true],
      ["421003", false],
      ["421022", false],
    ]);
    expect(results.by.county.map(({ dimensions }) => dimensions.law !== null)).toEqual([true, false, false]);
    expect(JSON.stringify(results)).not.toMatch(/"answers":[1-9][,}]/);
  });

  it("is everything when fewer than ten answered", () => {
    const results = workOutResults({ ...data, strata, answers: given([4, 3, 2]) });
    expect(results.overall).toBeNull();
    expect(
      results.questions.every(
        ({ figure, options }) => figure === null && options.every(({ share }) => share === null),
      ),
    ).toBe(true);
  });

  it("is an option that few chose", () => {
    const answers = given([60, 0, 0]).map((each, at) => ({
      ...each,
      answers: { ...each.answers, owed: owed(at < 4 ? "yes" : "no") },
    }));
    const results = workOutResults({ ...data, strata, answers });
    const owes = results.questions.find(({ id }) => id === "owed");
    expect(owes?.options.map(({ share }) => share)).toEqual([null, null]);
    // The mean of two options is the share of one, and the dimension has no other question.
    expect(owes?.figure).toBeNull();
    expect(results.dimensions.find(({ id }) => id === "court")?.figure).toBeNull();
    expect(results.by.county.map(({ dimensions }) => dimensions.court)).toEqual([null, null, null]);
  });
});

describe("what two figures together would tell", () => {
  const rated = (counts: readonly number[]): GivenAnswer[] =>
    counts.flatMap((count, at) =>
      Array.from({ length: count }, () => ({
        stratum: "421002",
        answers: { fair: rate((5 - at) as Rating) },
      })),
    );
  const sharesOf = (counts: readonly number[]) =>
    workOutResults({ ...data, strata: [stratum("421002", 300)], answers: rated(counts) })
      .questions.find(({ id }) => id === "fair")
      ?.options.map(({ id, share }) => (share === null ? null : id));

  it("of a distribution and its mean leaves at least three options open", () => {
    expect(sharesOf([40, 30, 20, 10, 0])).toEqual(["5", "4", "3", "2", "1"]);
    // 4 and 8 would hide each other by their sum, and the mean would solve for both.
    expect(sharesOf([40, 30, 20, 8, 4])).toEqual(["5", "4", null, null, null]);
    expect(sharesOf([40, 30, 0, 0, 4])).toEqual([null, null, "3", "2", null]);
  });

  it("of the strata joined in two tables is left out where it is of a few", () => {
    const strata = [
      stratum("a", 300, { county: "421002", size: "small", industry: "trade" }),
      stratum("b", 300, { county: "421003", size: "small", industry: "trade" }),
      stratum("c", 300, { county: "421003", size: "small", industry: null }),
      stratum("d", 300, { county: "421003", size: null, industry: null }),
    ];
    const answers = (ofC: number): GivenAnswer[] =>
      [40, 30, ofC, 20].flatMap((count, at) =>
        Array.from({ length: count }, () => ({
          stratum: strata[at]?.id ?? "",
          answers: { fair: rate(4), quick: rate(3) },
        })),
      );
    const joined = (ofC: number) => {
      const { by } = workOutResults({ ...data, strata, answers: answers(ofC) });
      return [by.size, by.industry].map((groups) => groups.map(({ id, figure }) => [id, figure !== null]));
    };
    // Joined over industries less joined over sizes is stratum c: 12 may be known, 3 may not.
    expect(joined(12)).toEqual([
      [
        ["small", true],
        [null, true],
      ],
      [
        ["trade", true],
        [null, true],
      ],
    ]);
    expect(joined(3)).toEqual([
      [
        ["small", true],
        [null, true],
      ],
      [
        ["trade", false],
        [null, false],
      ],
    ]);
  });
});

it("of an open link are plain means without an interval: they stand for nobody else", () => {
  const answers = Array.from({ length: 12 }, () => ({ stratum: null, answers: { fair: rate(4) } }));
  const results = workOutResults({ ...data, strata: [], answers });
  expect(results.overall).toEqual({ mean: 75, low: null, high: null, standardError: null, answers: 12 });
  expect(results.by).toEqual({ county: [], size: [], industry: [] });
});

it("takes two seconds at most for 1,600 answers to the whole questionnaire", () => {
  const { rule_of_law: questionnaire } = libraryQuestionnaires;
  const strata = Array.from({ length: 60 }, (_, at) =>
    stratum(`s${at}`, 60, { county: `c${at % 9}`, size: `z${at % 4}`, industry: `i${at % 5}` }),
  );
  const random = xoroshiro128plus(5);
  const answers = Array.from({ length: 1_600 }, (_, at) => ({
    stratum: `s${at % 60}`,
    answers: Object.fromEntries(
      questionsOf(questionnaire).flatMap((question) =>
        question.kind === "rating" ? [[question.id, rate(uniformInt(random, 1, 5) as Rating)]] : [],
      ),
    ),
  }));
  const started = performance.now();
  workOutResults({ questionnaire, strata, answers, weights: null, previous: null });
  expect(performance.now() - started).toBeLessThan(2_000);
});
