import { describe, expect, it } from "vitest";
import { deviationsFrom, typedDeviation } from "./strata-deviations.ts";

describe("deviations that were typed", () => {
  it("are those of the size, and of joined strata the mean", () => {
    expect(typedDeviation({}, "large")).toBeNull();
    expect(typedDeviation({ large: 10, small: 20 }, "large")).toBe(10);
    expect(typedDeviation({ large: 10, small: 20 }, "micro")).toBe(15);
    expect(typedDeviation({ large: 10, small: 20 }, null)).toBe(15);
  });
});

describe("deviations of the round before", () => {
  const scores = (stratum: string, values: readonly number[]) => values.map((score) => ({ stratum, score }));
  it("are each stratum's own when enough answered, and otherwise that of all", () => {
    // 2, 4, 4, 4, 5, 5, 7, 9 and again: the sum of squares is 64, divided by 15.
    const own = [2, 4, 4, 4, 5, 5, 7, 9, 2, 4, 4, 4, 5, 5, 7, 9];
    const known = deviationsFrom(scores("a", own));
    expect(known?.("a")).toBeCloseTo(Math.sqrt(64 / 15), 10);
    expect(known?.("b")).toBeCloseTo(Math.sqrt(64 / 15), 10);
  });
  it("are never nothing, and unknown when hardly anybody answered", () => {
    const known = deviationsFrom([...scores("a", Array(10).fill(50)), ...scores("b", [0, 100])]);
    expect(known?.("a")).toBe(1);
    expect(deviationsFrom(scores("a", [1, 2, 3]))).toBeNull();
  });
});
