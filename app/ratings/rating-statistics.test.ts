import { describe, expect, it } from "vitest";
import type { RatingCount } from "./rating-source.ts";
import { ratingStatistics } from "./rating-statistics.ts";

const count = (name: string, levels: RatingCount["levels"], rateable = 100): RatingCount => ({
  service: "handling",
  organisationId: name,
  name,
  rateable,
  levels,
});
const of = (...counts: RatingCount[]) => {
  const [statistic] = ratingStatistics(["handling"], counts);
  if (statistic === undefined) throw new Error("a service has a statistic");
  return statistic;
};

describe("how a service was rated", () => {
  it("is the share that rated, and how they did; silence is nobody's satisfaction", () => {
    const { whole, organisations } = of(count("水利局", [20, 10, 5, 3, 2], 80));
    expect(whole).toEqual({ rateable: 80, rated: 40, share: 50, levels: [50, 25, 12.5, 7.5, 5], low: 12.5 });
    expect(organisations).toEqual([{ ...whole, organisationId: "水利局", name: "水利局" }]);
  });

  it("is not told of an organisation that few rated, nor what would tell of it", () => {
    const { organisations, leftOut, whole } = of(
      count("甲", [20, 10, 0, 0, 0]),
      count("乙", [12, 0, 0, 0, 0]),
      count("丙", [2, 0, 0, 0, 1]),
    );
    // 丙 is few; with the whole and 甲 and 乙 it would be told, so the smaller of those is left out too.
    expect(organisations.map(({ name }) => name)).toEqual(["甲"]);
    expect(leftOut).toBe(2);
    expect(whole?.rated).toBe(45);
  });

  it("is nothing where hardly anybody rated", () => {
    expect(of(count("甲", [3, 1, 0, 0, 0])).whole).toBeNull();
    expect(of().whole).toBeNull();
  });
});
