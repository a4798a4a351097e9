import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchGrams, searchQuery, searchTerms } from "./chinese-search.ts";

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

describe("search terms", () => {
  const finds = (typed: string, text: string) => {
    const grams = new Set(searchGrams(text).split(" "));
    return searchTerms(typed).every((term) => term.split(" & ").every((pair) => grams.has(pair)));
  };

  it("finds the words in any order", () => {
    expect(searchTerms("拖欠工资")).toEqual(["拖欠", "工资"]);
    expect(finds("拖欠工资", "工资被拖欠了三个月")).toBe(true);
    expect(finds("拖欠工资", "工资表怎么填")).toBe(false);
    expect(finds("拖欠工资", "欠工程款")).toBe(false);
  });

  it("keeps together what the dictionary does not know", () => {
    expect(searchTerms("讨薪")).toEqual(["讨薪"]);
    expect(searchTerms("宅基地")).toEqual(["宅基", "基地"]);
    expect(finds("宅基地", "我家的宅基地被占了")).toBe(true);
  });

  it("leaves out what carries no matter, and asks for a single character only by itself", () => {
    expect(searchTerms("我的工资")).toEqual(["工资"]);
    expect(searchTerms("，。！")).toEqual([]);
    expect(searchTerms("渠")).toEqual(["渠:*"]);
    expect(searchTerms("ＷｉＦｉ 费")).toEqual(["wifi:*"]);
  });

  it("holds letters, digits and pairs alone, so that it is safe in a query", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        for (const term of searchTerms(typed))
          expect(term).toMatch(/^[\p{L}\p{N}]+(:\*)?( & [\p{L}\p{N}]+(:\*)?)*$/u);
      }),
    );
  });
});
