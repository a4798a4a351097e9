import { beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/accounts/actor.ts";
import type { Jobs } from "#app/platform/jobs.server.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { loadCalendarYears, loadWorkingCalendar } from "./calendar-queries.server.ts";
import { importCalendarYear } from "./import-calendar-year.server.ts";
import { localDateFrom } from "./local-date.ts";
import { statutoryDeadline } from "./statutory-deadline.ts";
import { builtInYears } from "./working-calendar.ts";

const { db } = await cloneDatabase();
const queued: string[] = [];
const jobs: Jobs = {
  enqueue: async (_tx, job) => {
    queued.push(job.queue);
  },
};
const context = { db, jobs, now: () => new Date("2026-11-23T01:00:00Z") };

const administrator: StaffActor = {
  kind: "staff",
  personId: "0198b7a0-0000-7000-8000-000000000001",
  membershipId: "0198b7a0-0000-7000-8000-000000000002",
  role: "administrator",
  displayName: "管理员",
  post: null,
  organisationId: "0198b7a0-0000-7000-8000-000000000003",
  organisationName: "荆州市综治中心",
  organisationKind: "centre",
  takesAccusations: false,
  divisionPath: "421000/",
};

/** An invented notice: what the real one of 2027 says is not known here. */
const notice = [
  "date,kind",
  ...["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"].map((day) => `2027-${day},off`),
  "2027-01-14,off",
  "2027-01-16,work",
].join("\n");
const bring = (text: string, actor = administrator, source = "2027 年放假安排（测试）") =>
  importCalendarYear(context, { actor, text, source });

beforeEach(async () => {
  queued.length = 0;
  await db.workCalendarYear.deleteMany();
});

describe("importing the days off of a year", () => {
  it("makes provisional dates firm", async () => {
    const deadline = async () =>
      statutoryDeadline({
        rule: "XF-17.request",
        from: localDateFrom("2026-12-15"),
        calendar: await loadWorkingCalendar(db),
      });
    expect(await deadline()).toMatchObject({ due: "2027-01-14", provisional: true });
    expect(await bring(notice)).toEqual({ ok: true, year: 2027, changed: true });
    expect(await deadline()).toMatchObject({ due: "2027-01-15", provisional: false });
    expect((await loadCalendarYears(db)).map(({ year }) => year)).toEqual([2025, 2026, 2027]);
  });

  it("is recorded once and tells those who keep dates once, however often it is sent", async () => {
    const before = await db.auditEntry.count({ where: { chain: "calendar" } });
    const results = await Promise.all([bring(notice), bring(notice), bring(notice)]);
    expect(results.filter((result) => result.ok && result.changed)).toHaveLength(1);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await db.auditEntry.count({ where: { chain: "calendar" } })).toBe(before + 1);
    expect(queued).toEqual(["deadlines.calendar-changed"]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("replaces a built-in year when the notice was corrected, and changes nothing when it says the same", async () => {
    const [, of2026] = builtInYears;
    if (of2026?.year !== 2026) throw new Error("2026 is built in");
    const csv = (offDays: readonly string[]) =>
      [
        "date,kind",
        ...offDays.map((day) => `${day},off`),
        ...of2026.workDays.map((day) => `${day},work`),
      ].join("\n");
    expect(await bring(csv(of2026.offDays), administrator, of2026.source)).toEqual({
      ok: true,
      year: 2026,
      changed: false,
    });
    const longer = await bring(csv([...of2026.offDays, "2026-10-08"]), administrator, of2026.source);
    expect(longer).toEqual({ ok: true, year: 2026, changed: true });
    expect((await loadWorkingCalendar(db)).isWorkingDay(localDateFrom("2026-10-08"))).toBe(false);
    const entry = await db.auditEntry.findFirst({
      where: { chain: "calendar" },
      orderBy: { sequence: "desc" },
    });
    expect(entry).toMatchObject({
      action: "calendar.correct",
      actor: `membership:${administrator.membershipId}`,
    });
  });

  it("refuses a faulty notice with its line and changes nothing", async () => {
    expect(await bring(`${notice}\n2027-02-30,off`)).toEqual({
      ok: false,
      reason: "notice",
      line: 10,
      fault: "date",
    });
    expect(await bring(notice, administrator, " ")).toEqual({ ok: false, reason: "no_source" });
    expect(await db.workCalendarYear.count()).toBe(0);
    expect(queued).toEqual([]);
  });

  it("is an administrator's", async () => {
    for (const role of ["window_clerk", "handler", "supervisor", "village_clerk"] as const) {
      expect(await bring(notice, { ...administrator, role })).toEqual({ ok: false, reason: "not_allowed" });
    }
    expect(await db.workCalendarYear.count()).toBe(0);
  });
});
