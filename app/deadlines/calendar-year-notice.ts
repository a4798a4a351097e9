/**
 * Reads the days off of a year as an administrator copies them from the State Council's notice:
 *
 *   date,kind
 *   2027-01-01,off
 *   2027-01-03,work
 *
 * `off` is a day off (weekends within a holiday may be named or not), `work` a weekend day that is worked.
 * Full-width commas, blank lines and lines that begin with # are let pass.
 */
import { type LocalDate, localDateFrom, parseLocalDate, weekdayOf, yearOf } from "./local-date.ts";
import type { CalendarYear } from "./working-calendar.ts";

export type CalendarNotice =
  | { readonly ok: true; readonly calendarYear: CalendarYear }
  | { readonly ok: false; readonly line: number; readonly reason: CalendarNoticeFault };

export type CalendarNoticeFault =
  /** The first line is not `date,kind`. */
  | "header"
  /** Not two values. */
  | "columns"
  /** No such day, or not written YYYY-MM-DD. */
  | "date"
  /** Neither `off` nor `work`. */
  | "kind"
  /** The day stands there twice. */
  | "twice"
  /** Neither of the year nor of the December before it. */
  | "other_year"
  /** A make-up workday that would be worked anyway. */
  | "work_on_weekday"
  /** A day that the law itself makes a day off is missing: the file is not whole. */
  | "incomplete";

/** 全国年节及纪念日放假办法 第二条: the holidays whose day of the solar year is fixed. */
const alwaysOff = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];

type Row = { readonly line: number; readonly date: LocalDate; readonly kind: "off" | "work" };

/** The year is that of the last day named. The first fault is told with its line, counted from 1. */
export function parseCalendarYearNotice(text: string, source: string): CalendarNotice {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((words, at) => ({ line: at + 1, words: words.normalize("NFKC").trim() }))
    .filter(({ words }) => words !== "" && !words.startsWith("#"));
  const [header, ...body] = lines;
  if (header === undefined || header.words.replaceAll(/\s/g, "").toLowerCase() !== "date,kind")
    return refuse(header?.line ?? 1, "header");

  const rows: Row[] = [];
  for (const { line, words } of body) {
    const row = readRow(line, words);
    if ("reason" in row) return refuse(line, row.reason);
    if (rows.some(({ date }) => date === row.date)) return refuse(line, "twice");
    rows.push(row);
  }
  const year = Math.max(...rows.map(({ date }) => yearOf(date)));
  for (const { line, date, kind } of rows) {
    // 元旦 may begin in the last days of December.
    if (yearOf(date) !== year && !date.startsWith(`${year - 1}-12-`)) return refuse(line, "other_year");
    if (kind === "work" && weekdayOf(date) % 6 !== 0) return refuse(line, "work_on_weekday");
  }
  const days = (kind: Row["kind"]) => rows.filter((row) => row.kind === kind).map(({ date }) => date);
  const offDays = days("off").sort();
  const whole =
    rows.length > 0 && alwaysOff.every((day) => offDays.includes(localDateFrom(`${year}-${day}`)));
  if (!whole) return refuse(lines.at(-1)?.line ?? 1, "incomplete");
  return { ok: true, calendarYear: { year, offDays, workDays: days("work").sort(), source } };
}

function readRow(line: number, words: string): Row | { readonly reason: CalendarNoticeFault } {
  const [day, kind, ...rest] = words.split(",").map((value) => value.trim());
  if (day === undefined || kind === undefined || rest.length > 0) return { reason: "columns" };
  const parsed = parseLocalDate(day);
  if (!parsed.ok) return { reason: "date" };
  if (kind !== "off" && kind !== "work") return { reason: "kind" };
  return { line, date: parsed.date, kind };
}

function refuse(line: number, reason: CalendarNoticeFault): CalendarNotice {
  return { ok: false, line, reason };
}
