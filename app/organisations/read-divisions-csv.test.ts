import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { organisationsOf } from "../../prisma/seed/organisations.ts";
import { topics } from "../../prisma/seed/topics.ts";
import { readDivisionsCsv, shortName } from "./read-divisions-csv.ts";

const city = readFileSync(new URL("../../prisma/seed/jingzhou-divisions.csv", import.meta.url), "utf8");
const head = "code,name,level,parent\n421000,荆州市,city,\n421003,荆州区,county,421000\n";

describe("a city's divisions", () => {
  it("are the 2,108 of Jingzhou, each below its parent", () => {
    const read = readDivisionsCsv(city);
    if (!read.ok) throw new Error(`line ${read.line}: ${read.fault}`);
    const count = (level: string) => read.divisions.filter((division) => division.level === level).length;
    expect([count("city"), count("county"), count("township"), count("village")]).toEqual([1, 9, 129, 1969]);
    const paths = new Set(read.divisions.map(({ path }) => path));
    expect(paths.size).toBe(2108);
    for (const { path, code } of read.divisions) expect(path.endsWith(`${code}/`)).toBe(true);
  });

  it.each([
    ["a wrong header", "code,name\n", 1, "header"],
    ["a missing column", `${head}421003100,川店镇,township\n`, 4, "columns"],
    ["a code of the wrong length", `${head}42100310,川店镇,township,421003\n`, 4, "code_shape"],
    ["a code that stood before", `${head}421003,荆州区,county,421000\n`, 4, "code_twice"],
    ["an empty name", `${head}421003100,,township,421003\n`, 4, "name_empty"],
    ["a name in quotation marks", `${head}421003100,"川店镇",township,421003\n`, 4, "name_characters"],
    ["a name that is not UTF-8", `${head}421003100,\uFFFD\uFFFD镇,township,421003\n`, 4, "name_characters"],
    ["an unknown level", `${head}421003100,川店镇,town,421003\n`, 4, "level_unknown"],
    ["an unknown parent", `${head}421003100,川店镇,township,421004\n`, 4, "parent_unknown"],
    ["a parent of the wrong level", `${head}421003100,川店镇,township,421000\n`, 4, "parent_level"],
    ["a second city", `${head}422000,别的市,city,\n`, 4, "second_city"],
    ["no city", "code,name,level,parent\n", 2, "no_city"],
  ])("refuse %s with its line", (_what, csv, line, fault) => {
    expect(readDivisionsCsv(csv)).toEqual({ ok: false, line, fault });
  });

  it("are named without their committees", () => {
    expect(shortName("紫荆村村民委员会")).toBe("紫荆村");
    expect(shortName("紫荆村委会")).toBe("紫荆村");
    expect(shortName("健康巷社区居民委员会")).toBe("健康巷社区");
    expect(shortName("五七渔场生活区")).toBe("五七渔场生活区");
  });
});

describe("the bodies of a city", () => {
  it("give every division a centre, and every body but the topmost, and the independent assessor, a level above", () => {
    const read = readDivisionsCsv(city);
    const organisations = organisationsOf(read.ok ? read.divisions : []);
    expect(organisations.filter(({ kind }) => kind === "centre")).toHaveLength(2108);
    expect(new Set(organisations.map(({ slug }) => slug)).size).toBe(organisations.length);
    const topmost = organisations.filter(({ superiorId }) => superiorId === null).map(({ slug }) => slug);
    expect(topmost.sort()).toEqual(["assessor-1", "centre-421000", "court-421000", "discipline-421000"]);
    const ids = new Set(organisations.map(({ id }) => id));
    for (const { superiorId } of organisations)
      if (superiorId !== null) expect(ids.has(superiorId)).toBe(true);
  });

  it("know a bureau for every topic that names one", () => {
    const read = readDivisionsCsv(city);
    const bureaus = new Set(organisationsOf(read.ok ? read.divisions : []).map(({ bureau }) => bureau));
    for (const { id, bureau } of topics) expect(bureaus.has(bureau), id).toBe(true);
  });
});
