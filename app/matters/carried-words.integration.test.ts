import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { aPerson } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { carryWords, dropCarriedWords, readCarriedWords } from "./carried-words.server.ts";
import { linkMatters, linksOf } from "./link-matters.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const now = new Date("2026-03-02T01:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const from = { kind: "question", id: newId(), number: "260302000011" } as const;
const carried = {
  name: "林秋月",
  words: "工钱三个月没有发",
  topicId: "labour",
  otherSide: "江陵县大桥砖厂",
  divisionCode: "421003100201",
};

describe("words carried into another product", () => {
  it("lie sealed, and are read by whoever said them and by nobody else", async () => {
    const personId = await aPerson(db);
    const id = await carryWords(db, env, { personId, from, carried, now });
    expect(JSON.stringify(await db.carriedWords.findMany())).not.toMatch(/林秋月|工钱|砖厂/);
    expect(await readCarriedWords(db, env, { id, personId, now })).toEqual({ ...carried, id, from });
    for (const other of [await aPerson(db), null])
      expect(await readCarriedWords(db, env, { id, personId: other, now })).toBeNull();
    for (const wrong of ["", "x", newId(), null])
      expect(await readCarriedWords(db, env, { id: wrong, personId, now })).toBeNull();
  });

  it("are gone after a day", async () => {
    const personId = await aPerson(db);
    const id = await carryWords(db, env, { personId, from, carried, now });
    expect(await readCarriedWords(db, env, { id, personId, now: later(23) })).not.toBeNull();
    expect(await readCarriedWords(db, env, { id, personId, now: later(24) })).toBeNull();
    await dropCarriedWords(db, later(24));
    expect(await db.carriedWords.count({ where: { id } })).toBe(0);
  });
});

describe("a link between two matters", () => {
  it("shows on both, once, and on no other", async () => {
    const to = { kind: "petition", id: newId(), number: "260302000029" } as const;
    await linkMatters(db, { from, to, now });
    await linkMatters(db, { from, to, now: later(1) });
    expect(await linksOf(db, from)).toMatchObject([{ kind: "petition", number: to.number, way: "to" }]);
    expect(await linksOf(db, to)).toMatchObject([{ kind: "question", number: from.number, way: "from" }]);
    expect(await linksOf(db, { kind: "booking", id: from.id })).toEqual([]);
  });
});
