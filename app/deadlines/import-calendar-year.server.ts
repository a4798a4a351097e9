import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Jobs } from "#app/platform/jobs.server.ts";
import { calendarChanged } from "./calendar-changed.ts";
import { type CalendarNoticeFault, parseCalendarYearNotice } from "./calendar-year-notice.ts";
import { builtInYears } from "./working-calendar.ts";

export type CalendarImport = {
  readonly actor: StaffActor;
  /** The notice as `calendar-year-notice.ts` describes it. */
  readonly text: string;
  /** Where the days come from: the notice's name or number. */
  readonly source: string;
};

export type CalendarImported =
  /** `changed` is false when this very year was known already. */
  | { readonly ok: true; readonly year: number; readonly changed: boolean }
  | { readonly ok: false; readonly reason: "not_allowed" | "no_source" }
  | {
      readonly ok: false;
      readonly reason: "notice";
      readonly line: number;
      readonly fault: CalendarNoticeFault;
    };

/**
 * Takes over the days off of one year, in place of what was known of it. The same notice again changes
 * nothing. Dates that hang on the calendar are worked out again by a job of the same transaction.
 */
export async function importCalendarYear(
  { db, jobs, now }: { readonly db: Db; readonly jobs: Jobs; readonly now: () => Date },
  { actor, text, source }: CalendarImport,
): Promise<CalendarImported> {
  if (!may(actor, "calendar.import")) return { ok: false, reason: "not_allowed" };
  if (source.trim() === "") return { ok: false, reason: "no_source" };
  const notice = parseCalendarYearNotice(text, source.trim());
  if (!notice.ok) return { ok: false, reason: "notice", line: notice.line, fault: notice.reason };
  const { calendarYear } = notice;
  const { year } = calendarYear;

  return db.$transaction(async (tx) => {
    // Two administrators take turns, so that the second sees what the first did.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('deadlines.calendar'))`;
    const known = await knownYear(tx, year);
    if (known !== undefined && sameYear(known, calendarYear)) return { ok: true, year, changed: false };
    const columns = {
      offDays: [...calendarYear.offDays],
      workDays: [...calendarYear.workDays],
      source: calendarYear.source,
      importedAt: now(),
    };
    await tx.workCalendarYear.upsert({
      where: { year },
      create: { year, ...columns },
      update: columns,
      select: { year: true },
    });
    await appendAudit(tx, {
      chain: "calendar",
      at: now(),
      actor: `membership:${actor.membershipId}`,
      action: known === undefined ? "calendar.import" : "calendar.correct",
      payload: { year, offDays: columns.offDays, workDays: columns.workDays, source: columns.source },
    });
    await jobs.enqueue(tx, calendarChanged, { year }, { key: calendarChanged.queue });
    return { ok: true, year, changed: true };
  });
}

type YearFacts = {
  readonly offDays: readonly string[];
  readonly workDays: readonly string[];
  readonly source: string;
};

async function knownYear(tx: Transaction, year: number): Promise<YearFacts | undefined> {
  const imported = await tx.workCalendarYear.findUnique({
    where: { year },
    select: { offDays: true, workDays: true, source: true },
  });
  return imported ?? builtInYears.find((each) => each.year === year);
}

function sameYear(known: YearFacts, imported: YearFacts): boolean {
  const days = (year: YearFacts) => [[...year.offDays].sort(), [...year.workDays].sort()];
  return JSON.stringify(days(known)) === JSON.stringify(days(imported)) && known.source === imported.source;
}
