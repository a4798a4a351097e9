/** Until when services are entered in the month in which they were (FL-close). Pure. */
import { addDays, addMonths, type LocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import { ruleInForce } from "#app/deadlines/statutory-rules.ts";

const firstOf = (day: LocalDate) => localDateFrom(`${day.slice(0, 7)}-01`);

/** The last day on which something of this day's month is still entered in that month. */
export function monthClosesOn(day: LocalDate): LocalDate {
  const last = addDays(addMonths(firstOf(day), 1), -1);
  return addDays(last, ruleInForce("FL-close", last).amount);
}

/** The first day of the month in which a service of `servedOn` is entered today: its own, until that is closed. */
export function monthEntered(servedOn: LocalDate, today: LocalDate): LocalDate {
  return firstOf(today <= monthClosesOn(servedOn) ? servedOn : today);
}
