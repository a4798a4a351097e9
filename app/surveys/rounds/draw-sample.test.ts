import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, drawSample, expectedMargin, type FrameStratum } from "./draw-sample.ts";

function stratum(id: string, size: number, deviation?: number): FrameStratum {
  const units = Array.from({ length: size }, (_, at) => `${id}-${at}`);
  return deviation === undefined ? { id, units } : { id, units, deviation };
}

describe("how many of each stratum", () => {
  it("goes by its size, and the rest to whoever is furthest from its share", () => {
    const strata = [stratum("a", 500), stratum("b", 300), stratum("c", 203)];
    expect(allocate(strata, { size: 100, allocation: "proportional" })).toEqual([50, 30, 20]);
  });

  it("goes by size times deviation after Neyman", () => {
    // 500·10 : 300·20 : 200·5 = 5 : 6 : 1.
    const strata = [stratum("a", 500, 10), stratum("b", 300, 20), stratum("c", 200, 5)];
    expect(allocate(strata, { size: 120, allocation: "neyman" })).toEqual([50, 60, 10]);
  });

  it("takes five at least, and all of a stratum that is smaller than its share", () => {
    const strata = [stratum("a", 1_000, 1), stratum("b", 1), stratum("c", 6, 900)];
    expect(allocate(strata, { size: 20, allocation: "neyman" })).toEqual([13, 1, 6]);
  });

  it("refuses a sample that is larger than the frame, or too small for its strata", () => {
    const strata = [stratum("a", 5), stratum("b", 5)];
    expect(() => allocate(strata, { size: 11, allocation: "proportional" })).toThrow(RangeError);
    expect(() => allocate(strata, { size: 3, allocation: "proportional" })).toThrow(RangeError);
  });
});

describe("who is invited", () => {
  const frames = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });

  it("is the same for the same seed, nobody twice, and as many as asked for", () => {
    fc.assert(
      fc.property(frames, fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (sizes, seed, share) => {
        const strata = sizes.map((size, at) => stratum(`s${at}`, size));
        const least = sizes.reduce((sum, size) => sum + Math.min(5, size), 0);
        const all = sizes.reduce((sum, size) => sum + size, 0);
        const wanted = {
          seed,
          size: least + Math.floor(share * (all - least)),
          allocation: "proportional" as const,
        };
        const drawn = drawSample(strata, wanted);
        const units = drawn.flatMap((each) => each.units);
        expect(units).toHaveLength(wanted.size);
        expect(new Set(units).size).toBe(wanted.size);
        expect(drawSample(strata, wanted)).toEqual(drawn);
      }),
    );
  });

  it("is everybody alike: over many seeds each has the same chance", () => {
    const strata = [stratum("a", 20)];
    const times = new Map<string, number>();
    for (let seed = 0; seed < 4_000; seed += 1)
      for (const { units } of drawSample(strata, { seed, size: 5, allocation: "proportional" }))
        for (const unit of units) times.set(unit, (times.get(unit) ?? 0) + 1);
    // 4,000 draws of a quarter: 1,000 each, with a standard deviation of 27.
    for (const count of times.values()) expect(Math.abs(count - 1_000)).toBeLessThan(5 * 27);
  });
});

describe("the margin of error to be expected", () => {
  it("is the textbook's for one stratum", () => {
    // 1.96 · sqrt((1 - 100/1000) · 20² / 100) = 3.7188.
    expect(expectedMargin([stratum("a", 1_000, 20)], [100])).toBeCloseTo(1.959964 * Math.sqrt(3.6), 5);
  });

  it("grows when fewer answer, and vanishes when all are asked and answer", () => {
    const strata = [stratum("a", 50, 20), stratum("b", 70, 20)];
    expect(expectedMargin(strata, [10, 14], 0.5)).toBeGreaterThan(expectedMargin(strata, [10, 14]));
    expect(expectedMargin(strata, [50, 70])).toBe(0);
  });
});
