import { describe, expect, it } from "vitest";
import { columnFromLocalDate, localDateFrom, localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { RuleId } from "#app/deadlines/statutory-rules.ts";
import { caseNumber } from "#app/matters/case-number.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { recountClocks } from "./recount-clocks.server.ts";

const { db } = await cloneDatabase();
const now = new Date("2026-12-20T01:00:00Z");
const day = (text: string) => columnFromLocalDate(localDateFrom(text));

const centre = await db.organisation.create({
  data: { id: newId(), slug: "centre", name: "荆州区综治中心", kind: "centre", divisionCode: "421003" },
});

/** An answered appeal whose review may be asked for until a day that was counted without the year's days off. */
async function anAnsweredPetition(sequence: number, dueOn: string, endedOn: string | null = null) {
  const rule: RuleId = "XF-17.request";
  return db.petition.create({
    data: {
      id: newId(),
      number: caseNumber({ date: localDateFrom("2026-11-02"), sequence }),
      lookupCodeHash: "",
      state: endedOn === null ? "answered" : "closed",
      classification: "redress",
      redressItem: 6,
      procedure: "ordinary",
      title: "路灯不亮",
      narrative: "村口的路灯坏了",
      requested: "修好",
      divisionCode: "421003",
      divisionPath: "421000/421003/",
      happenedWhen: "上个月",
      channel: "network",
      ownerOrganisationId: centre.id,
      firstReceiverOrganisationId: centre.id,
      receivedAt: now,
      receivedOn: day("2026-11-02"),
      acceptedOn: day("2026-11-03"),
      answeredOn: day("2026-12-15"),
      ...(endedOn === null ? { clockRule: rule, clockFrom: day("2026-12-15"), dueOn: day(dueOn) } : {}),
      dueProvisional: endedOn === null,
      clocks: {
        create: {
          id: newId(),
          rule,
          fromOn: day("2026-12-15"),
          dueOn: day(dueOn),
          organisationId: centre.id,
          endedOn: endedOn === null ? null : day(endedOn),
        },
      },
    },
  });
}

async function datesOf(id: string) {
  const { dueOn, dueProvisional, version, clocks } = await db.petition.findUniqueOrThrow({
    where: { id },
    select: { dueOn: true, dueProvisional: true, version: true, clocks: { select: { dueOn: true } } },
  });
  const [clock] = clocks;
  return {
    due: dueOn && localDateFromColumn(dueOn),
    provisional: dueProvisional,
    version,
    clock: clock && localDateFromColumn(clock.dueOn),
  };
}

describe("clocks when the days off of a year become known", () => {
  it("become firm, move where they must, and stand in the audit log", async () => {
    const running = await anAnsweredPetition(1, "2027-01-14");
    const ended = await anAnsweredPetition(2, "2027-01-14", "2026-12-18");
    expect(await recountClocks({ db, now })).toBe(0);
    expect(await datesOf(running.id)).toMatchObject({ due: "2027-01-14", provisional: true });

    await db.workCalendarYear.create({
      data: { year: 2027, offDays: ["2027-01-01", "2027-01-14"], workDays: [], source: "测试" },
    });
    expect(await recountClocks({ db, now })).toBe(1);
    expect(await datesOf(running.id)).toEqual({
      due: "2027-01-15",
      provisional: false,
      version: running.version,
      clock: "2027-01-15",
    });
    expect(await datesOf(ended.id)).toMatchObject({ due: null, clock: "2027-01-14" });
    const entries = await db.auditEntry.findMany({ where: { chain: `petition:${running.id}` } });
    expect(entries).toMatchObject([{ action: "petition.recount_clock", actor: "system" }]);
    expect(JSON.parse(entries[0]?.payload ?? "")).toEqual({
      rule: "XF-17.request",
      was: "2027-01-14",
      due: "2027-01-15",
      provisional: false,
    });
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("are left alone when they are counted again", async () => {
    expect(await recountClocks({ db, now })).toBe(0);
  });

  it("are all found, also beyond one batch", async () => {
    await db.workCalendarYear.deleteMany();
    for (let sequence = 10; sequence < 215; sequence += 1) await anAnsweredPetition(sequence, "2027-01-13");
    // The one that was firm above is provisional again, and 205 had a wrong date.
    expect(await recountClocks({ db, now })).toBe(206);
  });
});
