/** Sentences of a statement that page and PDF share. */
import { formatMonth, formatNumber } from "#app/i18n/format.ts";
import type { Language, Messages } from "#app/i18n/index.ts";
import type { MonthlyStatement, StatementLine } from "./monthly-statement.server.ts";

type Words = Messages["sponsorships"];

export function statementTitle(
  { statement }: Words,
  { month }: Pick<MonthlyStatement, "month">,
  language: Language,
): string {
  return statement.title(formatMonth(month, language));
}

/** Names and exact minutes, in the order of the account. */
export function hoursEntries(
  { statement, duration }: Words,
  { hours }: Pick<MonthlyStatement, "hours">,
): readonly (readonly [string, string])[] {
  return (["bought", "reserved", "returned", "held", "used", "balance"] as const).map((what) => {
    const minutes = formatNumber(hours[what]);
    const words =
      hours[what] < 60 ? statement.exactShort(minutes) : statement.exact(duration(hours[what]), minutes);
    return [statement[what], words];
  });
}

/** How the account adds up. */
export function sumWords({ statement }: Words, { hours }: Pick<MonthlyStatement, "hours">): string {
  const { bought, used, held, balance } = hours;
  return statement.sum(formatNumber(bought), formatNumber(used), formatNumber(held), formatNumber(balance));
}

/** How often, how many, how long; how much of it was entered late, and what was given beyond the hours. */
export function lineWords(
  { statement, duration }: Words,
  { times, late, people, minutes, charged }: Omit<StatementLine, "kind">,
  comma: string,
): string {
  return [
    statement.line(times, people, duration(minutes)),
    ...(late === 0 ? [] : [statement.late(late)]),
    ...(charged === minutes ? [] : [statement.beyond(duration(minutes - charged))]),
  ].join(comma);
}

export function checkUpEntries(
  { statement }: Words,
  { checkUps }: Pick<MonthlyStatement, "checkUps">,
): readonly (readonly [string, string])[] {
  return [
    [statement.enterprises, statement.enterprisesCount(formatNumber(checkUps.enterprises))],
    [statement.opinions, statement.opinionsCount(formatNumber(checkUps.opinions))],
    [statement.actedOn, statement.opinionsCount(formatNumber(checkUps.actedOn))],
  ];
}
