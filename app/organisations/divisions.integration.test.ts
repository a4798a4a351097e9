import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { cloneDatabase } from "#tests/setup/database.ts";
import { childrenOf, searchDivisions } from "./division-queries.server.ts";
import { loadDivisions } from "./load-divisions.server.ts";

const { db, url } = await cloneDatabase();
const now = new Date("2026-03-02T01:00:00Z");

/** `npm run divisions:load` on this text. */
async function load(csv: string): Promise<{ readonly code: number | string; readonly said: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "divisions-"));
  const file = path.join(folder, "city.csv");
  try {
    await writeFile(file, csv);
    const env = { ...process.env, DATABASE_URL: url };
    const { stdout } = await promisify(execFile)(process.execPath, ["scripts/divisions-load.ts", file], {
      env,
    });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number | string; stderr: string };
    return { code, said: stderr };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("the command that loads a city", () => {
  it("refuses a malformed file with the number of the line, and changes nothing", async () => {
    const before = await db.division.findMany({ orderBy: { code: "asc" } });
    const wrong = "code,name,level,parent\n421000,改了名的市,city,\n421003,荆州区,county\n";
    const refused = await load(wrong);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain("city.csv, line 3: it must have four columns. Nothing was changed.");
    expect(await db.division.findMany({ orderBy: { code: "asc" } })).toEqual(before);
  });

  it("says how many it loaded", async () => {
    const same = "code,name,level,parent\n421000,荆州市,city,\n421003,荆州区,county,421000\n";
    expect(await load(same)).toEqual({ code: 0, said: "2 divisions loaded.\n" });
  });
});

describe("divisions in the database", () => {
  it("are all there, and may be loaded again", async () => {
    expect(await db.division.count()).toBe(2108);
    const again = "code,name,level,parent\n421000,荆州市,city,\n421003,荆州区（改名）,county,421000\n";
    expect(await loadDivisions(db, again, now)).toEqual({ ok: true, divisions: 2 });
    expect(await db.division.count()).toBe(2108);
    expect(await db.division.findUnique({ where: { code: "421003" } })).toMatchObject({
      name: "荆州区（改名）",
    });
  });

  it("change nothing when one line is wrong", async () => {
    const wrong = "code,name,level,parent\n421000,别的名字,city,\n421003,荆州区,county,999999\n";
    expect(await loadDivisions(db, wrong, now)).toEqual({ ok: false, line: 3, fault: "parent_unknown" });
    expect(await db.division.findUnique({ where: { code: "421000" } })).toMatchObject({ name: "荆州市" });
  });

  it("are found by part of a name, the village before what only contains it", async () => {
    const [first] = await searchDivisions(db, "紫荆");
    expect(first?.name).toContain("紫荆");
    const narrowed = await searchDivisions(db, "川店 紫荆");
    expect(narrowed.length).toBeGreaterThan(0);
    for (const { fullName } of narrowed) expect(fullName).toContain("川店");
    expect(await searchDivisions(db, "没有这个地方")).toEqual([]);
    expect(await searchDivisions(db, "  ")).toEqual([]);
  });

  it("are walked down level by level", async () => {
    const counties = await childrenOf(db, null);
    expect(counties).toHaveLength(9);
    const townships = await childrenOf(db, "421003");
    expect(townships.every(({ level }) => level === "township")).toBe(true);
  });
});
