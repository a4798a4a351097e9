/**
 * The watch over the clocks, every morning: reminds owner and supervisor some days before the last day and on it, tells
 * every level of supervision and the petitioner when it has passed, and closes what has stood answered beyond the time to ask for a review.
 */
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import {
  addDays,
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import { dueSoonDays } from "#app/deadlines/statutory-deadline.ts";
import type { NotificationEvent } from "#app/notifications/events.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { changePetition } from "./change-petition.server.ts";
import { type PetitionState, withTheOrgan } from "./petition-states.ts";
import { tellPetitioner } from "./tell-petitioner.server.ts";

export const watchClocksJob = defineJob({
  queue: "petitions.watch-clocks",
  schedule: "30 7 * * *",
  run: async (_data, { db, now }) => {
    await watchClocks(db, now);
  },
});

export type ClockWatch = { readonly reminded: number; readonly overdue: number; readonly closed: number };

type ClockEvent = "clock_due_soon" | "clock_due_today" | "clock_overdue";

const petitionerMay: PetitionState[] = ["answered", "reviewed"];
const batch = 200;

/** Safe to repeat and to run in several processes: each message has a key of its own, each step is conditional. */
export async function watchClocks(db: Db, now: Date): Promise<ClockWatch> {
  const today = localDateOf(now);
  const soon = await tellEach(db, now, "clock_due_soon", {
    // A range: a morning on which the watch did not run loses nobody's reminder; each is sent once.
    dueOn: { gt: columnFromLocalDate(today), lte: columnFromLocalDate(addDays(today, dueSoonDays)) },
  });
  const last = await tellEach(db, now, "clock_due_today", { dueOn: { equals: columnFromLocalDate(today) } });
  const overdue = await tellEach(db, now, "clock_overdue", { dueOn: { lt: columnFromLocalDate(today) } });
  return { reminded: soon + last, overdue, closed: await closeAnswered(db, now, today) };
}

const columns = {
  id: true,
  number: true,
  divisionPath: true,
  petitionerId: true,
  ownerOrganisationId: true,
  ownerMembershipId: true,
  clockRule: true,
  dueOn: true,
  classification: true,
  accusation: { select: { accusedOrganisationId: true } },
} as const;

type Watched = Prisma.PetitionGetPayload<{ select: typeof columns }>;

async function tellEach(
  db: Db,
  now: Date,
  event: ClockEvent,
  due: { dueOn: Prisma.DateTimeFilter },
): Promise<number> {
  let told = 0;
  for (let after: string | undefined; ; ) {
    const petitions = await db.petition.findMany({
      where: {
        state: { in: [...withTheOrgan] },
        ...due,
        ...(after === undefined ? {} : { id: { gt: after } }),
      },
      orderBy: { id: "asc" },
      take: batch,
      select: columns,
    });
    for (const petition of petitions) {
      await db.$transaction((tx) => tell(tx, petition, event, now));
      told += 1;
    }
    after = petitions.at(-1)?.id;
    if (petitions.length < batch) return told;
  }
}

async function tell(tx: Transaction, petition: Watched, event: ClockEvent, now: Date): Promise<void> {
  const due = petition.dueOn === null ? null : localDateFromColumn(petition.dueOn);
  const facts = { number: petition.number, due };
  const key = `clock:${petition.id}:${petition.clockRule}:${due}`;
  const send = (personId: string | null, name: NotificationEvent) =>
    notify(tx, {
      to: { about: { kind: "petition", id: petition.id }, personId },
      event: name,
      facts,
      dedupeKey: `${key}:${name}:${personId ?? "petitioner"}`,
      now,
    });
  for (const personId of await responsiblePeople(tx, petition, event, now)) await send(personId, event);
  if (event === "clock_overdue") await send(petition.petitionerId, "petition_overdue");
}

/**
 * The person it is assigned to, or everyone who handles for the owner; and the supervisors nearest to the place, or of
 * every level once it is late. A city's supervisors are not reminded of what a township still has days for.
 */
async function responsiblePeople(
  tx: Transaction,
  petition: Watched,
  event: ClockEvent,
  now: Date,
): Promise<readonly string[]> {
  const running = { OR: [{ until: null }, { until: { gt: now } }] };
  const handlers = await tx.membership.findMany({
    where: {
      ...running,
      organisationId: petition.ownerOrganisationId,
      role: { in: ["window_clerk", "handler"] },
    },
    select: { id: true, personId: true },
  });
  // Whoever it was assigned to may have left; then all who handle there are told.
  const assigned = handlers.filter(({ id }) => id === petition.ownerMembershipId);
  const owners = assigned.length > 0 ? assigned : handlers;
  const supervisors = await tx.membership.findMany({
    where: { ...running, role: "supervisor", organisation: supervisingOrgans(petition) },
    select: { personId: true, organisation: { select: { division: { select: { path: true } } } } },
  });
  const deepest = Math.max(...supervisors.map(({ organisation }) => organisation.division.path.length));
  const told =
    event === "clock_overdue"
      ? supervisors
      : supervisors.filter(({ organisation }) => organisation.division.path.length === deepest);
  return [...new Set([...owners, ...told].map(({ personId }) => personId))];
}

/**
 * Whose supervisors hear of it: of the place and all levels above. That there is an accusation concerns the
 * organs that take them alone, and never the accused one (第三十、四十六条).
 */
function supervisingOrgans({
  divisionPath,
  classification,
  accusation,
}: Watched): Prisma.OrganisationWhereInput {
  const above = { divisionCode: { in: divisionPath.split("/").filter(Boolean) } };
  if (classification !== "accusation") return above;
  const accused = accusation?.accusedOrganisationId ?? null;
  return { ...above, takesAccusations: true, ...(accused === null ? {} : { id: { not: accused } }) };
}

/** 办结: the time to ask for a review has passed without a word. */
async function closeAnswered(db: Db, now: Date, today: LocalDate): Promise<number> {
  const calendar = await loadWorkingCalendar(db);
  const over = await db.petition.findMany({
    where: { state: { in: petitionerMay }, dueOn: { lt: columnFromLocalDate(today) } },
    select: { id: true, version: true },
  });
  let closed = 0;
  for (const { id, version } of over) {
    const result = await db.$transaction((tx) =>
      changePetition(tx, {
        petitionId: id,
        expectedVersion: version,
        action: "expire",
        actor: { kind: "system" },
        now,
        calendar,
        also: (inside, change) => tellPetitioner(inside, "expire", change, now),
      }),
    );
    // Somebody who acted in the same moment comes first; tomorrow's watch looks again.
    if (result.ok) closed += 1;
  }
  return closed;
}
