/** One pure function for every date the law sets (民法典 第二百零一至二百零三条, 信访工作条例). */

import { explainDeadline } from "./explain-deadline.ts";
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  type LocalDate,
  localDateFrom,
  yearOf,
} from "./local-date.ts";
import {
  type Bilingual,
  type DeadlineParty,
  type PeriodUnit,
  type RuleId,
  ruleInForce,
  type StatutoryRule,
} from "./statutory-rules.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export type StatutoryDeadline = {
  readonly rule: RuleId;
  /** The day of the event; not counted. */
  readonly from: LocalDate;
  /** The last day. */
  readonly due: LocalDate;
  readonly unit: PeriodUnit;
  readonly amount: number;
  readonly party: DeadlineParty;
  /** The count touched a year whose days off are not published yet. */
  readonly provisional: boolean;
  readonly article: Bilingual;
  readonly explanation: Bilingual;
};

/**
 * The last day of the period that starts with the event of day `from`.
 *
 * The start day is not counted. A citizen's last day that falls on a rest day moves to the next working day
 * (TJ-16); the organ's date never moves, so that its warning is never late.
 */
export function statutoryDeadline({
  rule: id,
  from,
  calendar,
}: {
  readonly rule: RuleId;
  readonly from: LocalDate;
  readonly calendar: WorkingCalendar;
}): StatutoryDeadline {
  const rule = ruleInForce(id, from);
  const counted = endOfPeriod(rule, from, calendar);
  const due = rule.party === "organ" ? counted : nextWorkingDay(counted, calendar);
  const firstThatMatters = rule.unit === "working_day" ? addDays(from, 1) : counted;
  const unknownYears = needsCalendar(rule) ? unknownYearsIn(firstThatMatters, due, calendar) : [];
  return {
    rule: id,
    from,
    due,
    unit: rule.unit,
    amount: rule.amount,
    party: rule.party,
    provisional: unknownYears.length > 0,
    article: rule.article,
    explanation: explainDeadline(rule, {
      from,
      counted,
      due,
      restDay: !calendar.isWorkingDay(counted),
      unknownYears,
    }),
  };
}

/** Does the last day hang on which days are worked? Then a newly imported year may move it. */
export function needsCalendar({ unit, party }: Pick<StatutoryRule, "unit" | "party">): boolean {
  return unit === "working_day" || party !== "organ";
}

function endOfPeriod({ unit, amount }: StatutoryRule, from: LocalDate, calendar: WorkingCalendar): LocalDate {
  switch (unit) {
    case "day":
      return addDays(from, amount);
    case "working_day":
      return calendar.addWorkingDays(from, amount);
    case "month":
      return addMonths(from, amount);
    case "year":
      return addYears(from, amount);
  }
}

function nextWorkingDay(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  let day = date;
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** The years from `first` to `last` whose days off this calendar does not know. */
function unknownYearsIn(first: LocalDate, last: LocalDate, calendar: WorkingCalendar): number[] {
  const years: number[] = [];
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    if (!calendar.isKnown(localDateFrom(`${year}-01-01`))) years.push(year);
  }
  return years;
}

/** Days before the last day at which a clock is shown as due soon. Our own setting. */
export const dueSoonDays = 3;

export type ClockFace =
  | { readonly kind: "in_time" | "due_soon"; readonly days: number }
  | { readonly kind: "due_today" }
  | { readonly kind: "overdue"; readonly days: number };

/** What a clock shows on this day; `days` is how many are left, or by how many it is late. */
export function clockFace(due: LocalDate, today: LocalDate, soonDays = dueSoonDays): ClockFace {
  const days = daysBetween(today, due);
  if (days < 0) return { kind: "overdue", days: -days };
  if (days === 0) return { kind: "due_today" };
  return { kind: days <= soonDays ? "due_soon" : "in_time", days };
}
