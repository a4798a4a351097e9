/** Why this day: the sentence under every date, in both languages. */
import { type LocalDate, weekdayOf } from "./local-date.ts";
import type { Bilingual, PeriodUnit, StatutoryRule } from "./statutory-rules.ts";

type Count = {
  readonly from: LocalDate;
  /** The last day as counted, before it moved off a rest day. */
  readonly counted: LocalDate;
  readonly due: LocalDate;
  readonly provisional: boolean;
};

export function explainDeadline(rule: StatutoryRule, count: Count): Bilingual {
  return { zh: inChinese(rule, count), en: inEnglish(rule, count) };
}

function inChinese(rule: StatutoryRule, { from, counted, due, provisional }: Count): string {
  const parts = [
    `${chineseDay(from)}${rule.startsWith.zh}，当天不算，从第二天起算${rule.amount} ${chineseUnit[rule.unit]}，到${chineseDay(counted)}。`,
  ];
  if (counted !== due) parts.push(`${chineseDay(counted)}是休息日，顺延到${chineseDay(due)}。`);
  else if (rule.party === "organ" && rule.unit !== "working_day") parts.push("遇到休息日也不往后推。");
  if (provisional) parts.push(`这一天是暂定的：${due.slice(0, 4)}年的放假安排还没有公布，公布后会重新算。`);
  return parts.join("");
}

function inEnglish(rule: StatutoryRule, { from, counted, due, provisional }: Count): string {
  const parts = [
    `Counted from ${rule.startsWith.en} on ${englishDay(from)}, that day itself left out: ${rule.amount} ${englishUnit(rule.unit, rule.amount)} end on ${englishDay(counted)}.`,
  ];
  if (counted !== due)
    parts.push(`${englishDay(counted)} is a rest day, so the last day moves to ${englishDay(due)}.`);
  else if (rule.party === "organ" && rule.unit !== "working_day") parts.push("A rest day does not move it.");
  if (provisional)
    parts.push(
      `The date is provisional: the days off of ${due.slice(0, 4)} are not published yet, and it will be worked out again when they are.`,
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
