/**
 * Working days of the mainland: weekends, statutory holidays and the make-up workdays that pay for them, as the
 * State Council's yearly notice says. A year whose notice is not known is not guessed silently: it counts
 * Monday to Friday and says so.
 */
import { addDays, type LocalDate, localDateFrom, weekdayOf, yearOf } from "./local-date.ts";

export type CalendarYear = {
  readonly year: number;
  /** Days off that the notice names, weekends among them included. */
  readonly offDays: readonly LocalDate[];
  /** Weekend days on which one works (调休上班). */
  readonly workDays: readonly LocalDate[];
  readonly source: string;
};

export type WorkingCalendar = {
  /** Monday to Friday in a year that is not known. */
  readonly isWorkingDay: (date: LocalDate) => boolean;
  /** Is the notice of this day's year known? */
  readonly isKnown: (date: LocalDate) => boolean;
  /** The n-th working day after `from`, which is itself not counted. n is at least 1. */
  readonly addWorkingDays: (from: LocalDate, n: number) => LocalDate;
};

/**
 * A year given twice counts as the later entry says, so that an imported correction replaces what is built in.
 * A notice may also name days at the end of the year before (元旦 of 2019 began on 30 December).
 */
export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const known = new Map(years.map((each) => [each.year, each]));
  const notices = [...known.values()];
  const off = new Set<string>(notices.flatMap(({ offDays }) => offDays));
  const work = new Set<string>(notices.flatMap(({ workDays }) => workDays));

  const isWorkingDay = (date: LocalDate): boolean => {
    if (off.has(date)) return false;
    if (work.has(date)) return true;
    const weekday = weekdayOf(date);
    return weekday !== 0 && weekday !== 6;
  };
  return {
    isWorkingDay,
    isKnown: (date) => known.has(yearOf(date)),
    addWorkingDays: (from, n) => {
      let date = from;
      for (let left = n; left > 0; ) {
        date = addDays(date, 1);
        if (isWorkingDay(date)) left -= 1;
      }
      return date;
    },
  };
}

/** 国务院办公厅关于2025年、2026年部分节假日安排的通知 */
export const builtInYears: readonly CalendarYear[] = [
  {
    year: 2025,
    offDays: [
      ...days("2025-01-01"),
      ...days("2025-01-28", "2025-02-04"),
      ...days("2025-04-04", "2025-04-06"),
      ...days("2025-05-01", "2025-05-05"),
      ...days("2025-05-31", "2025-06-02"),
      ...days("2025-10-01", "2025-10-08"),
    ],
    workDays: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"].map(localDateFrom),
    source: "国务院办公厅关于2025年部分节假日安排的通知",
  },
  {
    year: 2026,
    offDays: [
      ...days("2026-01-01", "2026-01-03"),
      ...days("2026-02-15", "2026-02-23"),
      ...days("2026-04-04", "2026-04-06"),
      ...days("2026-05-01", "2026-05-05"),
      ...days("2026-06-19", "2026-06-21"),
      ...days("2026-09-25", "2026-09-27"),
      ...days("2026-10-01", "2026-10-07"),
    ],
    workDays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"].map(
      localDateFrom,
    ),
    source: "国务院办公厅关于2026年部分节假日安排的通知",
  },
];

export const builtInCalendar: WorkingCalendar = workingCalendar(builtInYears);

function days(first: string, last: string = first): LocalDate[] {
  const all: LocalDate[] = [];
  for (let date = localDateFrom(first); date <= last; date = addDays(date, 1)) all.push(date);
  return all;
}
