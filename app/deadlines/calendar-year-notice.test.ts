import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCalendarYearNotice } from "./calendar-year-notice.ts";
import { builtInYears, type CalendarYear } from "./working-calendar.ts";

const whole = [
  "date,kind",
  "2027-01-01,off",
  "2027-01-03,work",
  "2027-05-01,off",
  "2027-05-02,off",
  "2027-10-01,off",
  "2027-10-02,off",
  "2027-10-03,off",
];
const read = (lines: readonly string[]) => parseCalendarYearNotice(lines.join("\n"), "a notice");
const asCsv = ({ offDays, workDays }: CalendarYear) => [
  "date,kind",
  ...offDays.map((date) => `${date},off`),
  ...workDays.map((date) => `${date},work`),
];

describe("a year's notice", () => {
  it("is read with its days off and its make-up workdays", () => {
    expect(read(whole)).toEqual({
      ok: true,
      calendarYear: {
        year: 2027,
        offDays: ["2027-01-01", "2027-05-01", "2027-05-02", "2027-10-01", "2027-10-02", "2027-10-03"],
        workDays: ["2027-01-03"],
        source: "a notice",
      },
    });
  });

  it("may be written on a Chinese keyboard, in Windows, with remarks and in any order", () => {
    const [header = "", ...days] = whole;
    const typed = ["# 2027", "", header, ...days.reverse().map((line) => line.replace(",", "， "))];
    expect(parseCalendarYearNotice(`\uFEFF${typed.join("\r\n")}\r\n`, "a notice")).toEqual(read(whole));
  });

  it.each(builtInYears)("gives back the built-in year $year", (calendarYear) => {
    expect(parseCalendarYearNotice(asCsv(calendarYear).join("\n"), calendarYear.source)).toEqual({
      ok: true,
      calendarYear,
    });
  });

  it("may name the last days of the December before", () => {
    expect(read([...whole, "2026-12-31,off"])).toMatchObject({
      ok: true,
      calendarYear: { year: 2027, offDays: expect.arrayContaining(["2026-12-31"]) },
    });
  });

  it.each([
    ["", 1, "header"],
    ["2027-01-01,off", 1, "header"],
    ["date,kind", 1, "incomplete"],
    ["date,kind\n2027-01-01", 2, "columns"],
    ["date,kind\n2027-01-01,off,New Year", 2, "columns"],
    ["date,kind\n\n2027-02-29,off", 3, "date"],
    ["date,kind\n2027/01/01,off", 2, "date"],
    ["date,kind\n2027-01-01,holiday", 2, "kind"],
    ["date,kind\n2027-01-01,off\n2027-01-01,work", 3, "twice"],
    [`${whole.join("\n")}\n2026-11-30,off`, 9, "other_year"],
    [`${whole.join("\n")}\n2027-01-04,work`, 9, "work_on_weekday"],
    [whole.slice(0, -1).join("\n"), 7, "incomplete"],
  ])("is refused at its line: %j", (text, line, reason) => {
    expect(parseCalendarYearNotice(text, "")).toEqual({ ok: false, line, reason });
  });

  it("is refused or read, but never throws, whatever the text", () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(...whole),
      fc.constantFrom("2027-01-01", ",,", "date"),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const result = read(["date,kind", ...lines]);
        expect(typeof result.ok).toBe("boolean");
      }),
    );
  });
});
