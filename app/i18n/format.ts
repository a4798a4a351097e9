/**
 * How dates, times, sizes and numbers are written, in both languages. Pure: no `Intl`, whose output differs
 * between the server's ICU and an old WebView and would break hydration.
 */
import type { Language } from "./language.ts";

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  "zh-CN": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const monthsShort = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const monthsLong = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Asia/Shanghai has had no daylight saving since 1991; every instant of this service is later. */
const shanghaiOffset = 8 * 60 * 60 * 1000;

type DayParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
};

/** Splits a `YYYY-MM-DD` day. Throws a RangeError for anything that is not a day of the calendar. */
function dayParts(localDate: string): DayParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(localDate);
  if (match === null) throw new RangeError(`not a day: ${localDate}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw new RangeError(`not a day: ${localDate}`);
  }
  return { year, month, day, weekday: date.getUTCDay() };
}

/** The day in Asia/Shanghai on which an instant falls, as `YYYY-MM-DD`. */
export function localDayOf(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10);
}

/** `2026-04-23` as `周四` or `Thu`: beside or below its day. */
export function formatWeekday(localDate: string, language: Language): string {
  return weekdays[language][dayParts(localDate).weekday] ?? "";
}

/** `2026-04-23` as `4 月 23 日（周四）` or `Thu 23 Apr`. Wrap it in `<time>` so that it does not break. */
export function formatDay(localDate: string, language: Language): string {
  const { month, day, weekday } = dayParts(localDate);
  return language === "en"
    ? `${weekdays.en[weekday]} ${day} ${monthsShort[month - 1]}`
    : `${month} 月 ${day} 日（${weekdays["zh-CN"][weekday]}）`;
}

/** `2026-04-23` as `4 月 23 日` or `23 April`: the date hero and running text. */
export function formatDayPlain(localDate: string, language: Language): string {
  const { month, day } = dayParts(localDate);
  return language === "en" ? `${day} ${monthsLong[month - 1]}` : `${month} 月 ${day} 日`;
}

/** `2026-04-23` as `4 月 23 日` or `23 Apr`: where there is little room. */
export function formatDayShort(localDate: string, language: Language): string {
  const { month, day } = dayParts(localDate);
  return language === "en" ? `${day} ${monthsShort[month - 1]}` : `${month} 月 ${day} 日`;
}

/** `2026-04-23` as `2026 年 4 月 23 日` or `23 April 2026`: letters, and any day of another year. */
export function formatDayLong(localDate: string, language: Language): string {
  const { year, month, day } = dayParts(localDate);
  return language === "en" ? `${day} ${monthsLong[month - 1]} ${year}` : `${year} 年 ${month} 月 ${day} 日`;
}

/** The month of `2026-04-23` as `2026 年 4 月` or `April 2026`. */
export function formatMonth(localDate: string, language: Language): string {
  const { year, month } = dayParts(localDate);
  return language === "en" ? `${monthsLong[month - 1]} ${year}` : `${year} 年 ${month} 月`;
}

/** An instant as the time of day in Asia/Shanghai, `9:05` or `14:30`, alike in both languages. */
export function formatTime(instant: Date): string {
  const local = new Date(instant.getTime() + shanghaiOffset);
  return `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, "0")}`;
}

/** An instant as `4 月 23 日 9:05` or `23 Apr, 9:05`, in Asia/Shanghai. */
export function formatDateTime(instant: Date, language: Language): string {
  const { month, day } = dayParts(localDayOf(instant));
  return language === "en"
    ? `${day} ${monthsShort[month - 1]}, ${formatTime(instant)}`
    : `${month} 月 ${day} 日 ${formatTime(instant)}`;
}

/** An instant with its year: `2026 年 4 月 23 日 9:05` or `23 April 2026, 9:05`. */
export function formatDateTimeLong(instant: Date, language: Language): string {
  const day = formatDayLong(localDayOf(instant), language);
  return language === "en" ? `${day}, ${formatTime(instant)}` : `${day} ${formatTime(instant)}`;
}

/** A number with groups of three: `1,590`. At most two decimals, none that are zero. */
export function formatNumber(value: number): string {
  const rounded = Math.round(Math.abs(value) * 100) / 100;
  const [whole = "0", decimals] = String(rounded).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value < 0 && rounded !== 0 ? "-" : "";
  return sign + grouped + (decimals === undefined ? "" : `.${decimals}`);
}

/** A file's size in bytes as `640 KB` or `1.2 MB` (1 MB is 1,048,576 bytes, as limits are set). */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, "")} MB`;
}

/** A range with an en dash: `8:30–12:00`. */
export function formatRange(from: string, to: string): string {
  return `${from}–${to}`;
}
