import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchGrams, searchQuery } from "./chinese-search.ts";

describe("search grams", () => {
  it("stores overlapping pairs and the last character", () => {
    expect(searchGrams("拖欠工资")).toBe("拖欠 欠工 工资 资");
  });

  it("keeps words and numbers of other scripts whole", () => {
    expect(searchGrams("ＡＢＣ 12号 Wi-Fi")).toBe("号 abc 12 wi fi");
  });

  it("asks for every pair of a longer word", () => {
    expect(searchQuery("拖欠工资")).toBe("拖欠 & 欠工 & 工资");
  });

  it("finds a single character by its prefix", () => {
    expect(searchQuery("渠")).toBe("渠:*");
  });

  it("has nothing to ask when there are only signs", () => {
    expect(searchQuery(" ，。！ ' & | !")).toBeNull();
  });

  it("finds every two-character part of a Chinese text", () => {
    const han = fc.array(fc.constantFrom(..."工资拖欠修路压坏灌渠春水村"), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(han, fc.nat(), (characters, at) => {
        const start = at % (characters.length - 1);
        const part = characters.slice(start, start + 2).join("");
        const grams = new Set(searchGrams(characters.join("")).split(" "));
        return grams.has(part) && searchQuery(part) === part;
      }),
    );
  });
});
