/** The working calendar as this city knows it: the built-in years and those an administrator imported. */
import type { Transaction } from "#app/platform/db.server.ts";
import { localDateFrom } from "./local-date.ts";
import {
  builtInYears,
  type CalendarYear,
  type WorkingCalendar,
  workingCalendar,
} from "./working-calendar.ts";

/** Every known year in order; an imported year stands in place of the built-in one. */
export async function loadCalendarYears(db: Transaction): Promise<readonly CalendarYear[]> {
  const imported = await db.workCalendarYear.findMany({
    select: { year: true, offDays: true, workDays: true, source: true },
  });
  const known = new Map(builtInYears.map((each) => [each.year, each]));
  for (const { year, offDays, workDays, source } of imported) {
    known.set(year, {
      year,
      source,
      offDays: offDays.map(localDateFrom),
      workDays: workDays.map(localDateFrom),
    });
  }
  return [...known.values()].sort((one, other) => one.year - other.year);
}

export async function loadWorkingCalendar(db: Transaction): Promise<WorkingCalendar> {
  return workingCalendar(await loadCalendarYears(db));
}
