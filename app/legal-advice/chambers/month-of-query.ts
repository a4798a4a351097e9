/** The month that an address names, `YYYY-MM`; this month when it names none. Pure. */
import {
  addDays,
  type LocalDate,
  localDateFrom,
  localDateOf,
  parseLocalDate,
} from "#app/deadlines/local-date.ts";

export function readMonth(text: string | null, now: Date): LocalDate {
  const parsed = parseLocalDate(`${text ?? ""}-01`);
  return parsed.ok ? parsed.date : firstOfMonth(localDateOf(now));
}

/** The months beside it, as `YYYY-MM`. */
export function monthsBeside(month: LocalDate): { readonly before: string; readonly after: string } {
  return { before: addDays(month, -1).slice(0, 7), after: addDays(month, 31).slice(0, 7) };
}

function firstOfMonth(day: LocalDate): LocalDate {
  return localDateFrom(`${day.slice(0, 7)}-01`);
}
