import { describe, expect, it } from "vitest";
import { checkUpCounts } from "./check-up-counts.ts";

const given = { state: "given" } as const;
const done = { state: "acted_on" } as const;
const refused = { state: "not_acted_on" } as const;

describe("东规西微 in numbers", () => {
  it("counts an enterprise once however often it was visited, and one without a code by its name", () => {
    const counts = checkUpCounts([
      { creditCode: "91350100M000100Y43", enterpriseName: "月塘鱼种场", opinions: [given, done] },
      { creditCode: "91350100M000100Y43", enterpriseName: "月塘鱼种场有限公司", opinions: [done] },
      { creditCode: null, enterpriseName: "老周修车铺", opinions: [refused] },
      { creditCode: null, enterpriseName: "老周修车铺", opinions: [] },
    ]);
    expect(counts).toEqual({ enterprises: 2, opinions: 4, actedOn: 2 });
  });

  it("is nothing where nobody was visited", () => {
    expect(checkUpCounts([])).toEqual({ enterprises: 0, opinions: 0, actedOn: 0 });
  });
});
