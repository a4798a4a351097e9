import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeBetween, collapseStrata, type Estimate, estimateMean, type Response } from "./estimates.ts";

function responsesOf(values: Readonly<Record<string, readonly (number | null)[]>>): Response[] {
  return Object.entries(values).flatMap(([stratum, list]) => list.map((value) => ({ stratum, value })));
}

function estimated(...parameters: Parameters<typeof estimateMean>): Estimate {
  const estimate = estimateMean(...parameters);
  if (estimate === null) throw new Error("no estimate");
  return estimate;
}

describe("a mean from a stratified sample", () => {
  it("is that of a worked example, computed apart (docs/statistics.md)", () => {
    const strata = [
      { id: "a", population: 40 },
      { id: "b", population: 100 },
      { id: "c", population: 12 },
    ];
    const responses = responsesOf({
      a: [80, 90, 70, 85, null],
      b: [60, 55, null, 65, 70, 50, 45, 60],
      c: [20, 40, 30],
    });
    const { mean, standardError, interval, answers } = estimated(strata, responses);
    expect(mean).toBeCloseTo(61.00760456273764, 10);
    expect(standardError).toBeCloseTo(2.590474352173591, 10);
    expect(answers).toBe(14);
    // 16 responses in 3 strata: t(13) = 2.1603686564627913.
    expect(interval[1] - mean).toBeCloseTo(2.1603686564627913 * standardError, 8);
    expect(mean - interval[0]).toBeCloseTo(2.1603686564627913 * standardError, 8);
  });

  it("is the plain mean of a simple random sample, with its textbook error", () => {
    // n = 10 of N = 100, values 1 to 10: s² = 9.1667, V = (1 - 0.1) s²/10, t(9) = 2.262157.
    const responses = responsesOf({ all: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    const { mean, standardError, interval } = estimated([{ id: "all", population: 100 }], responses);
    expect(mean).toBeCloseTo(5.5, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(0.9 * (9 + 1 / 6) * 0.1), 12);
    expect(interval[1] - mean).toBeCloseTo(2.2621571628 * standardError, 8);
  });

  it("has no uncertainty when everybody answered, and weighs strata by their size and not by their answers", () => {
    const census = estimated([{ id: "all", population: 4 }], responsesOf({ all: [1, 2, 3, 4] }));
    expect(census.standardError).toBe(0);
    const strata = [
      { id: "large", population: 900 },
      { id: "small", population: 100 },
    ];
    const responses = responsesOf({ large: [50, 50], small: [100, 100, 100, 100, 100, 100] });
    expect(estimated(strata, responses).mean).toBeCloseTo(55, 12);
  });

  it("says nothing when nobody answered, or one alone", () => {
    const strata = [{ id: "all", population: 20 }];
    expect(estimateMean(strata, [])).toBeNull();
    expect(estimateMean(strata, responsesOf({ all: [3] }))).toBeNull();
    expect(estimateMean(strata, responsesOf({ all: [null, null] }))).toBeNull();
  });

  it("lies between the least and the greatest value, whatever the sample", () => {
    const value = fc.option(fc.integer({ min: 0, max: 100 }));
    const sample = fc.array(fc.array(value, { maxLength: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sample, (lists) => {
        const strata = lists.map((list, index) => ({ id: String(index), population: list.length + index }));
        const responses = responsesOf(Object.fromEntries(lists.entries()));
        const estimate = estimateMean(strata, responses);
        if (estimate === null) return;
        const all = lists.flat().filter((each) => each !== null);
        expect(estimate.mean).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
        expect(estimate.mean).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
        expect(estimate.standardError).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("covers the true mean in about 95 of 100 samples", () => {
    // A frame of three strata with its true mean, sampled 400 times by a fixed generator.
    let seed = 20_261_123;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const frame = [
      { id: "a", values: Array.from({ length: 200 }, () => 40 + 30 * random()) },
      { id: "b", values: Array.from({ length: 500 }, () => 60 + 20 * random()) },
      { id: "c", values: Array.from({ length: 80 }, () => 100 * random()) },
    ];
    const all = frame.flatMap(({ values }) => values);
    const truth = all.reduce((sum, each) => sum + each, 0) / all.length;
    let covered = 0;
    for (let round = 0; round < 400; round += 1) {
      const responses = frame.flatMap(({ id, values }) =>
        [...values]
          .map((value) => ({ value, order: random() }))
          .sort((one, other) => one.order - other.order)
          .slice(0, 15)
          .map(({ value }) => ({ stratum: id, value })),
      );
      const strata = frame.map(({ id, values }) => ({ id, population: values.length }));
      const [low, high] = estimated(strata, responses).interval;
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.98);
  });
});

describe("strata with fewer than two responses", () => {
  it("are joined to a neighbour, and none is lost", () => {
    const strata = ["a", "b", "c", "d"].map((id) => ({ id, population: 10 }));
    const groups = collapseStrata(strata, responsesOf({ a: [1], b: [2, 3], c: [], d: [4, 5, 6] }));
    expect(groups.map(({ population, values }) => [population, values])).toEqual([
      [30, [1, 2, 3]],
      [10, [4, 5, 6]],
    ]);
  });

  it("refuse responses of no stratum and more of them than enterprises", () => {
    expect(() => collapseStrata([], responsesOf({ a: [1] }))).toThrow();
    expect(() => collapseStrata([{ id: "a", population: 1 }], responsesOf({ a: [1, 2] }))).toThrow();
  });
});

describe("two rounds", () => {
  const round = (mean: number, standardError: number): Estimate => ({
    mean,
    standardError,
    interval: [mean, mean],
    answers: 100,
  });

  it("differ when the difference is more than chance would make of it", () => {
    // z = 5 / 5 (3-4-5) = 1: p = 0.3173; z = 10 / 5 = 2: p = 0.0455.
    expect(changeBetween(round(60, 3), round(65, 4))).toMatchObject({ difference: 5, isSignificant: false });
    const change = changeBetween(round(60, 3), round(70, 4));
    expect(change.probability).toBeCloseTo(0.0455, 4);
    expect(change.isSignificant).toBe(true);
    expect(change.interval[0]).toBeCloseTo(10 - 1.959964 * 5, 5);
  });
});
