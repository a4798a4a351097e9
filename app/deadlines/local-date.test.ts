import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  columnFromLocalDate,
  dayNumber,
  daysBetween,
  localDateFrom,
  localDateFromColumn,
  localDateOf,
  parseLocalDate,
  weekdayOf,
} from "./local-date.ts";

const day = localDateFrom;
const anyDay = fc.integer({ min: -10_000, max: 60_000 }).map((days) => addDays(day("1970-01-01"), days));

describe("a local date", () => {
  it.each(["2026-02-28", "2024-02-29", "2000-02-29", "1900-01-01", "2999-12-31"])("accepts %s", (text) => {
    expect(parseLocalDate(text)).toEqual({ ok: true, date: text });
  });

  it.each([
    ["2026-2-3", "shape"],
    ["2026/02/03", "shape"],
    [" 2026-02-03", "shape"],
    ["2026-02-03T00:00", "shape"],
    ["", "shape"],
    ["2026-02-29", "no_such_day"],
    ["1900-02-29", "no_such_day"],
    ["2026-04-31", "no_such_day"],
    ["2026-00-10", "no_such_day"],
    ["2026-13-10", "no_such_day"],
    ["2026-01-00", "no_such_day"],
    ["0026-01-01", "no_such_day"],
  ])("refuses %s because of its %s", (text, reason) => {
    expect(parseLocalDate(text)).toEqual({ ok: false, reason });
  });

  it("throws where the code itself writes a day that does not exist", () => {
    expect(() => localDateFrom("2026-02-30")).toThrow("2026-02-30");
  });

  it("is the day in Shanghai, which begins at 16:00 UTC of the day before", () => {
    expect(localDateOf(new Date("2026-08-02T15:59:59.999Z"))).toBe("2026-08-02");
    expect(localDateOf(new Date("2026-08-02T16:00:00.000Z"))).toBe("2026-08-03");
    expect(localDateOf(new Date("2025-12-31T16:00:00.000Z"))).toBe("2026-01-01");
  });

  it("goes to a date column and comes back", () => {
    fc.assert(fc.property(anyDay, (date) => localDateFromColumn(columnFromLocalDate(date)) === date));
  });

  it("knows its day of the week", () => {
    expect(weekdayOf(day("2026-10-01"))).toBe(4);
    fc.assert(fc.property(anyDay, (date) => weekdayOf(addDays(date, 1)) === (weekdayOf(date) + 1) % 7));
  });
});

describe("counting days", () => {
  it("goes on and comes back", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9_000, max: 9_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(parseLocalDate(later).ok).toBe(true);
        expect(daysBetween(date, later)).toBe(days);
        expect(addDays(later, -days)).toBe(date);
        expect(dayNumber(later)).toBe(dayNumber(date) + days);
      }),
    );
  });

  it("sorts as text the way days follow each other", () => {
    fc.assert(fc.property(anyDay, anyDay, (one, other) => one < other === daysBetween(one, other) > 0));
  });
});

describe("counting months", () => {
  it.each([
    ["2026-01-15", 1, "2026-02-15"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2025-12-31", 2, "2026-02-28"],
    ["2026-12-01", 1, "2027-01-01"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-31", -1, "2025-12-31"],
  ])("%s and %i months are %s", (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it("ends on the same-numbered day, or on the month's last day when there is none", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (date, months) => {
        const later = addMonths(date, months);
        const sameDay = later.slice(8) === date.slice(8);
        const lastDay = addDays(later, 1).endsWith("-01");
        expect(sameDay || (lastDay && later.slice(8) < date.slice(8))).toBe(true);
        const monthsApart =
          (Number(later.slice(0, 4)) - Number(date.slice(0, 4))) * 12 +
          Number(later.slice(5, 7)) -
          Number(date.slice(5, 7));
        expect(monthsApart).toBe(months);
      }),
    );
  });

  it("takes 29 February to the 28th of an ordinary year", () => {
    expect(addYears(day("2024-02-29"), 1)).toBe("2025-02-28");
    expect(addYears(day("2024-02-29"), 4)).toBe("2028-02-29");
  });
});
