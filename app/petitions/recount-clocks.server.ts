/**
 * Works the running clocks out again when the working calendar changed: what was provisional becomes firm, and
 * may move. The state and its version stay, because nobody acted; the audit log tells which date became which.
 */

import { calendarChanged } from "#app/deadlines/calendar-changed.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { columnFromLocalDate } from "#app/deadlines/local-date.ts";
import { needsCalendar } from "#app/deadlines/statutory-deadline.ts";
import { statutoryRules } from "#app/deadlines/statutory-rules.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { type RunningClock, runClock } from "./petition-clock.ts";
import { factColumns, factsOf } from "./petition-facts.ts";

/** Also once a night: a step taken while a year was being imported may have counted with the old calendar. */
export const recountClocksJob = defineJob({
  queue: calendarChanged.queue,
  schedule: "20 3 * * *",
  run: async (_data: { year?: number }, { db, now }) => {
    await recountClocks({ db, now });
  },
});

const batch = 200;
const calendarRules = [...new Set(statutoryRules.filter(needsCalendar).map(({ id }) => id))];

/** How many dates became firm or moved. Safe to repeat; each petition is a transaction of its own. */
export async function recountClocks({ db, now }: { readonly db: Db; readonly now: Date }): Promise<number> {
  const calendar = await loadWorkingCalendar(db);
  let changed = 0;
  for (let after: string | undefined; ; ) {
    const petitions = await db.petition.findMany({
      where: { clockRule: { in: calendarRules }, ...(after === undefined ? {} : { id: { gt: after } }) },
      select: { id: true, version: true, clockRule: true, dueProvisional: true, ...factColumns },
      orderBy: { id: "asc" },
      take: batch,
    });
    for (const petition of petitions) {
      const facts = factsOf(petition);
      const clock = runClock(facts, calendar);
      if (clock === null || clock.rule !== petition.clockRule) continue;
      if (clock.due === facts.dueOn && clock.provisional === petition.dueProvisional) continue;
      if (await setDate(db, petition, clock, { was: facts.dueOn, now })) changed += 1;
    }
    after = petitions.at(-1)?.id;
    if (petitions.length < batch) return changed;
  }
}

async function setDate(
  db: Db,
  { id, version }: { readonly id: string; readonly version: number },
  { rule, due, provisional }: RunningClock,
  { was, now }: { readonly was: string | null; readonly now: Date },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const dueOn = columnFromLocalDate(due);
    // Zero rows: somebody acted meanwhile, and the step counted by itself.
    const { count } = await tx.petition.updateMany({
      where: { id, version, clockRule: rule },
      data: { dueOn, dueProvisional: provisional },
    });
    if (count === 0) return false;
    await tx.petitionClock.updateMany({ where: { petitionId: id, rule, endedOn: null }, data: { dueOn } });
    await appendAudit(tx, {
      chain: `petition:${id}`,
      at: now,
      actor: "system",
      action: "petition.recount_clock",
      payload: { rule, was, due, provisional },
    });
    return true;
  });
}
