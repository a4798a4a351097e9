import chineseDays from "chinese-days";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDateFrom, weekdayOf } from "./local-date.ts";
import { builtInCalendar, builtInYears, workingCalendar } from "./working-calendar.ts";

const day = localDateFrom;
const nearbyDay = fc.nat({ max: 365 * 4 }).map((days) => addDays(day("2024-06-01"), days));

describe("the built-in years", () => {
  it.each(builtInYears.map(({ year }) => year))("agree with chinese-days on every day of %i", (year) => {
    const disagreeing: string[] = [];
    for (let date = day(`${year}-01-01`); date <= `${year}-12-31`; date = addDays(date, 1)) {
      if (builtInCalendar.isWorkingDay(date) !== chineseDays.isWorkday(date)) disagreeing.push(date);
    }
    expect(disagreeing).toEqual([]);
  });

  it.each(builtInYears)("make up for lost weekdays only on weekends in $year", ({ offDays, workDays }) => {
    expect(workDays.filter((date) => weekdayOf(date) % 6 !== 0)).toEqual([]);
    expect(offDays.filter((date) => workDays.includes(date))).toEqual([]);
  });

  it("know 2025 and 2026 and say so of no other year", () => {
    expect(
      ["2024-12-31", "2025-01-01", "2026-12-31", "2027-01-01"].map(day).map(builtInCalendar.isKnown),
    ).toEqual([false, true, true, false]);
  });
});

describe("a working calendar", () => {
  it("takes Monday to Friday in a year it does not know", () => {
    // 1 October 2027 is certainly a day off; the calendar does not pretend to know.
    expect(builtInCalendar.isWorkingDay(day("2027-10-01"))).toBe(true);
    expect(builtInCalendar.isWorkingDay(day("2027-10-02"))).toBe(false);
    expect(builtInCalendar.isKnown(day("2027-10-01"))).toBe(false);
  });

  it.each([
    ["2026-09-28", 5, "2026-10-10", "over National Day, the make-up Saturday counted"],
    ["2026-09-18", 5, "2026-09-24", "with the make-up Sunday before Mid-Autumn"],
    ["2026-02-12", 3, "2026-02-24", "over the Spring Festival"],
    ["2026-02-13", 10, "2026-03-05", "over the Spring Festival with both make-up Saturdays"],
    ["2026-10-03", 1, "2026-10-08", "from within a holiday"],
    ["2026-03-06", 1, "2026-03-09", "over a weekend"],
  ])("counts from %s on %i working days to %s, %s", (from, n, to) => {
    expect(builtInCalendar.addWorkingDays(day(from), n)).toBe(to);
  });

  it("ends on a working day with exactly n of them behind it", () => {
    fc.assert(
      fc.property(nearbyDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const end = builtInCalendar.addWorkingDays(from, n);
        expect(builtInCalendar.isWorkingDay(end)).toBe(true);
        let counted = 0;
        for (let date = addDays(from, 1); date <= end; date = addDays(date, 1)) {
          if (builtInCalendar.isWorkingDay(date)) counted += 1;
        }
        expect(counted).toBe(n);
      }),
    );
  });

  it("lets a later entry of the same year replace the earlier one", () => {
    const corrected = workingCalendar([
      ...builtInYears,
      { year: 2026, offDays: [day("2026-10-01")], workDays: [], source: "a correction" },
    ]);
    expect(corrected.isWorkingDay(day("2026-10-01"))).toBe(false);
    expect(corrected.isWorkingDay(day("2026-10-02"))).toBe(true);
    expect(corrected.isWorkingDay(day("2026-10-10"))).toBe(false);
    expect(corrected.isWorkingDay(day("2025-10-08"))).toBe(false);
  });

  it("heeds days at the end of the year before that a notice names", () => {
    const calendar = workingCalendar([
      {
        year: 2019,
        offDays: [day("2018-12-31"), day("2019-01-01")],
        workDays: [day("2018-12-29")],
        source: "",
      },
    ]);
    expect(calendar.isWorkingDay(day("2018-12-29"))).toBe(true);
    expect(calendar.isWorkingDay(day("2018-12-31"))).toBe(false);
    expect(calendar.isKnown(day("2018-12-31"))).toBe(false);
  });
});
