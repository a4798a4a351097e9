/** The name of a day of the week, 1 Monday to 7 Sunday. */
import { addDays, localDateFrom } from "#app/deadlines/local-date.ts";
import { formatWeekday } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";

/** Any Monday. */
const monday = localDateFrom("2026-03-02");

export const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7] as const;

export function weekdayName(weekday: number, language: Language): string {
  return formatWeekday(addDays(monday, weekday - 1), language);
}
