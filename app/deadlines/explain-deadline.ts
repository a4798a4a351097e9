/** Why this day: the sentence under every date, in both languages. */
import { type LocalDate, weekdayOf } from "./local-date.ts";
import type { Bilingual, PeriodUnit, StatutoryRule } from "./statutory-rules.ts";

type Count = {
  readonly from: LocalDate;
  /** The last day as counted, before it moved off a rest day. */
  readonly counted: LocalDate;
  readonly due: LocalDate;
  /** Is the counted day a rest day, as far as the calendar knows? */
  readonly restDay: boolean;
  /** Years whose days off the count needed and did not have. */
  readonly unknownYears: readonly number[];
};

export function explainDeadline(rule: StatutoryRule, count: Count): Bilingual {
  return { zh: inChinese(rule, count), en: inEnglish(rule, count) };
}

function inChinese(rule: StatutoryRule, { from, counted, due, restDay, unknownYears }: Count): string {
  const parts = [
    `${chineseDay(from)}${rule.startsWith.zh}，当天不算，从第二天起数 ${rule.amount} ${chineseUnit[rule.unit]}，数到 ${chineseDay(counted)}。`,
  ];
  if (rule.unit === "working_day") parts.push("休息日不数，调休上班的日子数。");
  else if (counted !== due) parts.push(`那天是休息日，顺延到 ${chineseDay(due)}（《民法典》第二百零三条）。`);
  else if (restDay) parts.push("那天是休息日，单位的期限也不往后推。");
  if (unknownYears.length > 0)
    parts.push(
      `这个日期是暂定的：这里还没有 ${unknownYears.join("、")} 年的放假安排，先按周一到周五上班算；有了安排会重算，可能差几天。`,
    );
  if (from < rule.effectiveFrom)
    parts.push(`这条规定 ${chineseDay(rule.effectiveFrom)}才施行，以前的事请以当时的规定为准。`);
  return parts.join("");
}

function inEnglish(rule: StatutoryRule, { from, counted, due, restDay, unknownYears }: Count): string {
  const amount = `${rule.amount} ${englishUnit(rule.unit, rule.amount)}`;
  const parts = [
    `Counted from ${rule.startsWith.en} on ${englishDay(from)}, that day itself left out: ${amount} ${rule.amount === 1 ? "ends" : "end"} on ${englishDay(counted)}.`,
  ];
  if (rule.unit === "working_day") parts.push("Rest days are left out; make-up workdays count.");
  else if (counted !== due)
    parts.push(`That is a rest day, so the last day moves to ${englishDay(due)} (Civil Code, Art. 203).`);
  else if (restDay) parts.push("That is a rest day, but an office's own deadline does not move.");
  if (unknownYears.length > 0)
    parts.push(
      `The date is provisional: the days off of ${unknownYears.join(", ")} are not known here, and Monday to Friday were taken as workdays; it is worked out again once they are known and may shift by some days.`,
    );
  if (from < rule.effectiveFrom)
    parts.push(
      `This rule is in force only since ${englishDay(rule.effectiveFrom)}; for earlier events the rule of that time holds.`,
    );
  return parts.join(" ");
}

const chineseUnit: Readonly<Record<PeriodUnit, string>> = {
  day: "日",
  working_day: "个工作日",
  month: "个月",
  year: "年",
};

function englishUnit(unit: PeriodUnit, amount: number): string {
  const name = { day: "day", working_day: "working day", month: "month", year: "year" }[unit];
  return amount === 1 ? name : `${name}s`;
}

const chineseWeekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
const englishWeekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function chineseDay(date: LocalDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year} 年 ${month} 月 ${day} 日（${chineseWeekdays[weekdayOf(date)]}）`;
}

function englishDay(date: LocalDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${englishWeekdays[weekdayOf(date)]} ${day} ${englishMonths[(month ?? 1) - 1]} ${year}`;
}
