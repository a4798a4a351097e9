import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { organisationsOf } from "../../prisma/seed/organisations.ts";
import { divisionByCode } from "./division-queries.server.ts";
import { centreFor, disciplineOrganFor, nearestOfEach } from "./responsibility.server.ts";
import { searchWindows, windowsNear, windowsOf } from "./windows.server.ts";

const { db } = await cloneDatabase();
const town = await aStaffedTown(db);
await db.topicResponsibility.createMany({
  data: [
    { topicId: "water", organisationId: town.handler.organisationId },
    { topicId: "water", organisationId: town.reviewer.organisationId },
  ],
});
const village = await divisionByCode(db, villageCode);
const path = village?.path ?? "";

describe("windows", () => {
  it("of a village are those of every level above it, the nearest first", async () => {
    const { windows, bureaus } = await windowsOf(db, path);
    expect(windows.map(({ name }) => name)).toEqual(["荆州区综治中心", "荆州市综治中心"]);
    expect(bureaus.map(({ name }) => name)).toEqual(["荆州区水利和湖泊局"]);
  });

  it("without a place are those of the city", async () => {
    const { windows, bureaus } = await windowsOf(db, null);
    expect(windows.map(({ name }) => name)).toEqual(["荆州市综治中心"]);
    expect(bureaus.map(({ name }) => name)).toEqual(["荆州市水利和湖泊局"]);
  });

  it("near a place are the nearest of each kind and the bureau that is responsible", async () => {
    const near = await windowsNear(db, path, { kinds: ["centre", "discipline"], topic: "water" });
    expect(near.map(({ name }) => name).sort()).toEqual(
      ["荆州区水利和湖泊局", "荆州区综治中心", "荆州区纪检监察机关"].sort(),
    );
    expect(await windowsNear(db, path, { kinds: [], topic: "schools" })).toEqual([]);
  });

  it("are found by part of their name, and a closed one is not", async () => {
    expect((await searchWindows(db, "荆州 水利")).map(({ name }) => name)).toEqual([
      "荆州市水利和湖泊局",
      "荆州区水利和湖泊局",
    ]);
    await db.organisation.create({
      data: {
        id: newId(),
        slug: "closed",
        name: "荆州区水利旧局",
        kind: "bureau",
        divisionCode: "421003",
        isActive: false,
      },
    });
    expect(await searchWindows(db, "旧局")).toEqual([]);
    expect(await searchWindows(db, "  ")).toEqual([]);
  });
});

describe("who is responsible", () => {
  it("is the nearest staffed centre, and never the accused unit", async () => {
    expect((await centreFor(db, path)).name).toBe("荆州区综治中心");
    expect((await disciplineOrganFor(db, path, null))?.name).toBe("荆州区纪检监察机关");
    expect(await disciplineOrganFor(db, path, town.discipline.organisationId)).toBeNull();
  });

  it("is picked once for each kind", () => {
    const rows = [
      { divisionCode: "421000", kind: "centre" },
      { divisionCode: "421003", kind: "centre" },
      { divisionCode: "421000", kind: "court" },
    ];
    expect(nearestOfEach(rows, "421000/421003/", ({ kind }) => kind)).toEqual([rows[1], rows[2]]);
  });
});

describe("the organisations of a new city", () => {
  it("give every division a centre and everybody but the city a level above", async () => {
    const divisions = await db.division.findMany({ orderBy: { path: "asc" } });
    const rows = organisationsOf(divisions);
    const centres = rows.filter(({ kind }) => kind === "centre");
    expect(new Set(centres.map(({ divisionCode }) => divisionCode)).size).toBe(divisions.length);
    for (const { superiorId, divisionCode } of rows) {
      if (divisionCode !== "421000") expect(superiorId).not.toBeNull();
    }
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(rows.length);
    for (const { phone } of rows) if (phone !== null) expect(phone).toMatch(/^0716-0\d{6}$/);
  });
});
