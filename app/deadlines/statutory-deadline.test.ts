import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  type LocalDate,
  localDateFrom,
  yearOf,
} from "./local-date.ts";
import { clockFace, dueSoonDays, statutoryDeadline } from "./statutory-deadline.ts";
import { isRuleId, type RuleId, ruleIds, ruleInForce } from "./statutory-rules.ts";
import { builtInCalendar, builtInYears, workingCalendar } from "./working-calendar.ts";

const day = localDateFrom;
const calendar = builtInCalendar;
const deadline = (rule: RuleId, from: string) => statutoryDeadline({ rule, from: day(from), calendar });

const anyRule = fc.constantFrom(...ruleIds);
const anyFrom = fc.nat({ max: 365 * 6 }).map((days) => addDays(day("2023-01-01"), days));
const compute = (rule: RuleId, from: LocalDate) => statutoryDeadline({ rule, from, calendar });

/** The period by plain calendar arithmetic, before any shift; working days are counted one by one. */
function counted(rule: RuleId, from: LocalDate): LocalDate {
  const { amount, unit } = ruleInForce(rule, from);
  if (unit === "day") return addDays(from, amount);
  if (unit === "month") return addMonths(from, amount);
  if (unit === "year") return addYears(from, amount);
  let date = from;
  for (let left = amount; left > 0; left -= calendar.isWorkingDay(date) ? 1 : 0) date = addDays(date, 1);
  return date;
}

describe("a statutory deadline", () => {
  it.each([
    ["XF-15", "2026-08-03", "2026-10-02", "the organ's day stays inside National Day week"],
    ["XF-15.extended", "2026-08-03", "2026-11-01", "90 days from acceptance, a Sunday, unmoved"],
    ["XF-08", "2026-02-05", "2026-02-20", "the organ's day stays inside the Spring Festival"],
    ["XF-10", "2026-09-28", "2026-10-10", "working days end on the make-up Saturday"],
    [
      "XF-17.request",
      "2026-09-01",
      "2026-10-08",
      "1 October moves to the first working day after the holiday",
    ],
    ["XF-17.request", "2026-09-10", "2026-10-10", "a make-up Saturday is a working day, nothing moves"],
    ["XF-17.request", "2026-01-16", "2026-02-24", "15 February moves past the Spring Festival"],
    ["XF-17.request", "2026-03-02", "2026-04-01", "an ordinary Wednesday stays"],
    ["XF-17.request", "2026-03-05", "2026-04-07", "4 April, Qingming, moves to Tuesday"],
    ["TJ-05", "2026-09-03", "2026-10-08", "the parties' 3 October moves"],
    ["XF-29.accept", "2026-02-12", "2026-02-24", "the Friday, the make-up Saturday, then after the holiday"],
    ["XF-29.opinion", "2026-02-13", "2026-03-05", "ten working days over the Spring Festival"],
    ["XF-31.5", "2025-12-31", "2026-02-28", "two months end on the last day of February"],
    ["TJ-08", "2026-01-31", "2026-02-28", "one month ends on the last day of February"],
    ["TJ-12.apply", "2025-10-01", "2026-10-08", "a year later is National Day and moves"],
    ["TJ-12.apply", "2024-02-29", "2025-02-28", "there is no 29 February 2025"],
    ["TJ-13.apply", "2024-10-10", "2026-10-10", "two years end on a make-up Saturday"],
    ["TJ-14.apply", "2026-08-03", "2026-10-08", "sixty days end on 2 October and move"],
    ["TJ-14.review", "2026-04-30", "2026-05-11", "5 working days with 9 May made up"],
  ] as const)("%s from %s is %s: %s", (rule, from, due, _why) => {
    expect(deadline(rule, from)).toMatchObject({ rule, from, due, provisional: false });
  });

  it("answers with the rule's own facts", () => {
    expect(deadline("XF-15", "2026-08-03")).toEqual({
      rule: "XF-15",
      from: "2026-08-03",
      due: "2026-10-02",
      unit: "day",
      amount: 60,
      party: "organ",
      provisional: false,
      article: { zh: "《信访工作条例》第三十四条", en: "Regulations on Petition Work, Art. 34" },
      explanation: {
        zh: "2026 年 8 月 3 日（周一）受理，当天不算，从第二天起数 60 日，数到 2026 年 10 月 2 日（周五）。那天是休息日，单位的期限也不往后推。",
        en: "Counted from acceptance on Mon 3 Aug 2026, that day itself left out: 60 days end on Fri 2 Oct 2026. That is a rest day, but an office's own deadline does not move.",
      },
    });
  });

  it("says that a citizen's last day moved, and by which article", () => {
    const { explanation } = deadline("XF-17.request", "2026-09-01");
    expect(explanation.zh).toContain(
      "数到 2026 年 10 月 1 日（周四）。那天是休息日，顺延到 2026 年 10 月 8 日（周四）（《民法典》第二百零三条）。",
    );
    expect(explanation.en).toContain("moves to Thu 8 Oct 2026 (Civil Code, Art. 203)");
  });

  it("says which year's days off are missing when the date is provisional", () => {
    const { due, provisional, explanation } = deadline("XF-10", "2026-12-28");
    expect({ due, provisional }).toEqual({ due: "2027-01-04", provisional: true });
    expect(explanation.zh).toContain("暂定");
    expect(explanation.zh).toContain("2027 年的放假安排");
    expect(explanation.en).toContain("the days off of 2027 are not known here");
  });

  it("does not call the organ's calendar days provisional, which need no calendar", () => {
    expect(deadline("XF-15", "2026-12-01")).toMatchObject({ due: "2027-01-30", provisional: false });
    expect(deadline("XF-17.request", "2026-12-15")).toMatchObject({ due: "2027-01-14", provisional: true });
  });

  it("becomes firm when the year is imported", () => {
    const imported = workingCalendar([
      ...builtInYears,
      { year: 2027, offDays: [day("2027-01-01")], workDays: [], source: "a notice" },
    ]);
    expect(statutoryDeadline({ rule: "XF-10", from: day("2026-12-28"), calendar: imported })).toMatchObject({
      due: "2027-01-05",
      provisional: false,
    });
  });

  it("says so when the rule was not yet in force", () => {
    expect(deadline("XF-15", "2022-04-30").explanation.zh).toContain("2022 年 5 月 1 日（周日）才施行");
    expect(deadline("XF-15", "2022-05-01").explanation.zh).not.toContain("施行");
  });
});

describe("every statutory deadline", () => {
  const holds = (check: (rule: RuleId, from: LocalDate) => void) =>
    fc.assert(fc.property(anyRule, anyFrom, check), { numRuns: 400 });

  it("ends after the day it starts from", () => {
    holds((rule, from) => {
      expect(daysBetween(from, compute(rule, from).due)).toBeGreaterThan(0);
    });
  });

  it("of the organ is exact arithmetic and never moves", () => {
    holds((rule, from) => {
      const { due, party } = compute(rule, from);
      if (party === "organ") expect(due).toBe(counted(rule, from));
    });
  });

  it("of a citizen never ends on a rest day, and moves no further than to the next working day", () => {
    holds((rule, from) => {
      const { due, party } = compute(rule, from);
      if (party === "organ") return;
      expect(calendar.isWorkingDay(due)).toBe(true);
      for (let date = counted(rule, from); date < due; date = addDays(date, 1)) {
        expect(calendar.isWorkingDay(date)).toBe(false);
      }
    });
  });

  it("in working days ends on a working day", () => {
    holds((rule, from) => {
      const { due, unit } = compute(rule, from);
      if (unit === "working_day") expect(calendar.isWorkingDay(due)).toBe(true);
    });
  });

  it("never comes earlier because the event came later", () => {
    fc.assert(
      fc.property(anyRule, anyFrom, fc.nat({ max: 40 }), (rule, from, later) => {
        expect(compute(rule, addDays(from, later)).due >= compute(rule, from).due).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("is later when extended, by exactly the days added", () => {
    holds((rule, from) => {
      if (!rule.endsWith(".extended")) return;
      const base = rule.slice(0, -".extended".length);
      if (!isRuleId(base)) throw new Error(`${rule} extends nothing`);
      const added = ruleInForce(rule, from).amount - ruleInForce(base, from).amount;
      expect(daysBetween(compute(base, from).due, compute(rule, from).due)).toBe(added);
    });
  });

  it("is provisional if and only if the calendar was needed for a year it does not know", () => {
    holds((rule, from) => {
      const { due, unit, party, provisional, explanation } = compute(rule, from);
      const needed: LocalDate[] = [];
      const first = unit === "working_day" ? addDays(from, 1) : counted(rule, from);
      const needsCalendar = unit === "working_day" || party !== "organ";
      for (let date = first; needsCalendar && date <= due; date = addDays(date, 1)) needed.push(date);
      const unknown = needed.filter((date) => ![2025, 2026].includes(yearOf(date)));
      expect(provisional).toBe(unknown.length > 0);
      expect(explanation.zh.includes("暂定")).toBe(provisional);
      expect(explanation.en.includes("provisional")).toBe(provisional);
    });
  });

  it("names the day it starts from and the day it ends in its explanation", () => {
    const chinese = (date: LocalDate) => {
      const [year, month, dayOfMonth] = date.split("-").map(Number);
      return `${year} 年 ${month} 月 ${dayOfMonth} 日`;
    };
    holds((rule, from) => {
      const { due, explanation } = compute(rule, from);
      expect(explanation.zh.startsWith(chinese(from))).toBe(true);
      expect(explanation.zh).toContain(chinese(due));
      expect(explanation.en).toContain(due.slice(0, 4));
    });
  });
});

describe("a make-up workday", () => {
  it.each(builtInYears.flatMap(({ workDays }) => workDays))("%s counts as a working day", (madeUp) => {
    expect(compute("XF-29.tier", addDays(madeUp, -1)).due).toBe(madeUp);
    expect(compute("XF-17.request", addDays(madeUp, -30)).due).toBe(madeUp);
  });
});

describe("a clock face", () => {
  const today = day("2026-06-10");

  it("shows how many days are left, that it is today, or by how many it is late", () => {
    expect(clockFace(day("2026-06-14"), today)).toEqual({ kind: "in_time", days: 4 });
    expect(clockFace(day("2026-06-13"), today)).toEqual({ kind: "due_soon", days: 3 });
    expect(clockFace(day("2026-06-11"), today)).toEqual({ kind: "due_soon", days: 1 });
    expect(clockFace(today, today)).toEqual({ kind: "due_today" });
    expect(clockFace(day("2026-06-09"), today)).toEqual({ kind: "overdue", days: 1 });
  });

  it("only grows more urgent as days pass", () => {
    const order = ["in_time", "due_soon", "due_today", "overdue"];
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), (left) => {
        const now = order.indexOf(clockFace(addDays(today, left), today).kind);
        const tomorrow = order.indexOf(clockFace(addDays(today, left), addDays(today, 1)).kind);
        expect(tomorrow).toBeGreaterThanOrEqual(now);
        expect(clockFace(addDays(today, left), today).kind === "due_soon").toBe(
          left > 0 && left <= dueSoonDays,
        );
      }),
    );
  });
});
