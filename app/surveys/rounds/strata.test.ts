import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enterpriseSizes, industryGroups } from "./industries.ts";
import { type FrameUnit, formStrata } from "./strata.ts";

const units = fc
  .array(
    fc.record({
      county: fc.constantFrom("421002", "421003", "421022"),
      size: fc.constantFrom(...enterpriseSizes),
      industry: fc.constantFrom(...industryGroups),
    }),
    { minLength: 1, maxLength: 400 },
  )
  .map((all) => all.map((unit, at): FrameUnit => ({ id: String(at), ...unit })));

const many = (count: number, unit: Omit<FrameUnit, "id">, from = 0): FrameUnit[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${from + at}`, ...unit }));

describe("strata", () => {
  it("hold every enterprise once, under a name of their own that says what they have in common", () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 60 }), (frame, least) => {
        const strata = formStrata(frame, least);
        expect(strata.flatMap((stratum) => stratum.units).sort()).toEqual(frame.map(({ id }) => id).sort());
        expect(new Set(strata.map(({ key }) => key)).size).toBe(strata.length);
        for (const { county, size, industry, units: held } of strata)
          for (const id of held) {
            const unit = frame[Number(id)];
            expect([null, unit?.county]).toContain(county);
            expect([null, unit?.size]).toContain(size);
            expect([null, unit?.industry]).toContain(industry);
          }
      }),
    );
  });

  it("are never small while there is anything to join them with", () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 60 }), (frame, least) => {
        const strata = formStrata(frame, least);
        if (strata.length > 1)
          for (const { units: held } of strata) expect(held.length).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it("join small industries of a size first, and leave the large ones alone", () => {
    const place = { county: "421003", size: "small" } as const;
    const frame = [
      ...many(40, { ...place, industry: "industry" }),
      ...many(20, { ...place, industry: "trade" }, 40),
      ...many(15, { ...place, industry: "services" }, 60),
    ];
    expect(formStrata(frame, 30).map(({ key, units: held }) => [key, held.length])).toEqual([
      ["421003/small/industry", 40],
      ["421003/small/*", 35],
    ]);
  });

  it("take in the smallest of the large ones when what is left is too little", () => {
    const place = { county: "421003", size: "small" } as const;
    const frame = [
      ...many(90, { ...place, industry: "industry" }),
      ...many(40, { ...place, industry: "trade" }, 90),
      ...many(5, { ...place, industry: "services" }, 130),
    ];
    expect(formStrata(frame, 30).map(({ key, units: held }) => [key, held.length])).toEqual([
      ["421003/small/industry", 90],
      ["421003/small/*", 45],
    ]);
  });
});
