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

/** The months beside it as `YYYY-MM`, and its name in both languages. */
export function monthAround(month: LocalDate) {
  return {
    before: addDays(month, -1).slice(0, 7),
    after: addDays(month, 31).slice(0, 7),
    name: { "zh-CN": `${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月`, en: englishMonth(month) },
  };
}

/** The first day of the month of a day. */
export function firstOfMonth(day: LocalDate): LocalDate {
  return localDateFrom(`${day.slice(0, 7)}-01`);
}

function englishMonth(month: LocalDate): string {
  const names = "January February March April May June July August September October November December".split(
    " ",
  );
  return `${names[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}
