/**
 * Days in Asia/Shanghai as `YYYY-MM-DD`. Pure integer arithmetic on day numbers: neither the zone of the
 * process nor summer time can move a date. China has one zone and no summer time, so a day is UTC+8.
 */
declare const localDate: unique symbol;
export type LocalDate = string & { readonly [localDate]: true };

export type ParsedLocalDate =
  | { readonly ok: true; readonly date: LocalDate }
  | { readonly ok: false; readonly reason: "shape" | "no_such_day" };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;
const shanghaiOffset = 8 * 3_600_000;

/** Only real days of the years 1900 to 2999 pass: 2026-02-29 does not exist. */
export function parseLocalDate(text: string): ParsedLocalDate {
  const match = shape.exec(text);
  if (!match) return { ok: false, reason: "shape" };
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2999) return { ok: false, reason: "no_such_day" };
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return { ok: false, reason: "no_such_day" };
  return { ok: true, date: text as LocalDate };
}

/** For days written in code and tables; throws on a day that does not exist. */
export function localDateFrom(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(`not a day: ${text}`);
  return parsed.date;
}

/** The day it is in Shanghai at this moment. */
export function localDateOf(now: Date): LocalDate {
  return new Date(now.getTime() + shanghaiOffset).toISOString().slice(0, 10) as LocalDate;
}

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date((dayNumber(date) + days) * millisecondsPerDay).toISOString().slice(0, 10) as LocalDate;
}

/** The same day so many months later, or the month's last day when there is none (民法典 第二百零二条). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const [nextYear, nextMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const nextDay = Math.min(day, daysInMonth(nextYear, nextMonth));
  return `${nextYear}-${two(nextMonth)}-${two(nextDay)}` as LocalDate;
}

export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** A `@db.Date` column, which the database client gives as midnight UTC. */
export function localDateFromColumn(column: Date): LocalDate {
  return column.toISOString().slice(0, 10) as LocalDate;
}

export function columnFromLocalDate(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
