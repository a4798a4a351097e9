/**
 * Works the running clocks of questions out again: what was provisional, because a year's working days were not
 * published yet, becomes firm, and may move. Nobody acted, so state and version stay; the audit tells which date became
 * which.
 */
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { columnFromLocalDate, localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { questionClock } from "./question-clock.ts";

/** How many dates became firm or moved. Safe to repeat. Only the adviser's days depend on the calendar. */
export async function recountQuestionClocks({
  db,
  now,
}: {
  readonly db: Db;
  readonly now: Date;
}): Promise<number> {
  const calendar = await loadWorkingCalendar(db);
  const questions = await db.legalQuestion.findMany({
    where: { state: { in: ["waiting", "assigned"] }, dueOn: { not: null } },
    select: {
      id: true,
      state: true,
      version: true,
      askedAt: true,
      assignedOn: true,
      waitedDays: true,
      dueOn: true,
      dueProvisional: true,
    },
  });
  let changed = 0;
  for (const { id, state, version, askedAt, assignedOn, waitedDays, dueOn, dueProvisional } of questions) {
    const facts = {
      state,
      askedOn: localDateOf(askedAt),
      assignedOn: assignedOn === null ? null : localDateFromColumn(assignedOn),
      askedBackOn: null,
      answeredOn: null,
      waitedDays,
    };
    const clock = questionClock(facts, calendar);
    const was = dueOn === null ? null : localDateFromColumn(dueOn);
    if (clock === null || (clock.due === was && clock.provisional === dueProvisional)) continue;
    const { due, provisional, rule } = clock;
    await db.$transaction(async (tx) => {
      // Zero rows: somebody acted meanwhile, and the step counted by itself.
      const { count } = await tx.legalQuestion.updateMany({
        where: { id, version },
        data: { dueOn: columnFromLocalDate(due), dueProvisional: provisional },
      });
      if (count === 0) return;
      changed += 1;
      await appendAudit(tx, {
        chain: `question:${id}`,
        at: now,
        actor: "system",
        action: "question.recount_clock",
        payload: { rule, was, due, provisional },
      });
    });
  }
  return changed;
}
