/**
 * The line for an adviser's time: what becomes free is held for whoever waits longest, for a while; not taken, it goes
 * to the next.
 */
import { columnFromLocalDate, localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import { newLookupCode } from "#app/matters/lookup-code.server.ts";
import { quietHoursOf } from "#app/notifications/choices/quiet-hours-of.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { outsideQuietHours, type QuietHours } from "#app/platform/quiet-hours.ts";
import { adviceTransaction } from "../advice-context.server.ts";
import { isInConflict } from "../conflicts.server.ts";
import { offerMinutes, offerQuietHours } from "../settings.ts";
import { monthOf } from "../sponsorships/hours-accounts.server.ts";
import { adviserSchedules } from "./adviser-schedules.server.ts";
import { changeBookingIn } from "./change-booking.server.ts";
import { giveBackHours } from "./give-back-hours.server.ts";
import { auditWaiting } from "./join-waitlist.server.ts";
import { lockAdviser, lockSlot, reserveHours } from "./lock-slot.server.ts";
import { kindOfMode, type Slot, slotsOf } from "./slots.ts";
import { type BookedFor, bookedSides, storeBooking } from "./store-booking.server.ts";

/** So long, and in quiet hours so long from their end: only then is the message read, and sent. */
export function heldUntil(now: Date, quiet: QuietHours | null): Date {
  return new Date(outsideQuietHours(now, quiet).getTime() + offerMinutes * 60_000);
}

/** Every minute; several processes share the work. */
export const keepTheLineMovingJob = defineJob({
  queue: "advice.keep-the-line-moving",
  schedule: "* * * * *",
  // The next minute is the repetition.
  retries: 0,
  run: async (_data, { db, env, now }) => {
    await keepTheLineMoving(db, env, now);
  },
});

/**
 * Lets offers lapse whose time has passed, lets go who waited for days that are over, and offers what became free by
 * other ways than a cancellation: new hours, a new month. Safe to repeat.
 */
export async function keepTheLineMoving(db: Db, env: Env, now: Date): Promise<void> {
  const overdue = await db.booking.findMany({
    where: { state: "offered", offeredUntil: { lt: now } },
    select: { id: true, adviserId: true },
  });
  const late = await db.waitlistEntry.findMany({
    where: { state: "waiting", toDay: { lt: columnFromLocalDate(localDateOf(now)) } },
    select: { id: true, number: true, personId: true },
  });
  const waitedFor = await db.waitlistEntry.findMany({
    where: { state: "waiting", toDay: { gte: columnFromLocalDate(localDateOf(now)) } },
    distinct: ["adviserId"],
    select: { adviserId: true },
  });
  const work = [
    ...overdue.map((booking) => (tx: Transaction) => lapse(tx, env, booking, now)),
    ...late.map((entry) => (tx: Transaction) => endInLine(tx, entry, now)),
    ...waitedFor.map(({ adviserId }) => async (tx: Transaction) => {
      await lockAdviser(tx, adviserId);
      await offerTimesIn(tx, { env, adviserId, now });
    }),
  ];
  // One that fails holds up no other, and is reported once all were seen to.
  const failures: unknown[] = [];
  for (const each of work)
    await db.$transaction(each, adviceTransaction).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "a line that could not be moved");
}

async function lapse(
  tx: Transaction,
  env: Env,
  { id, adviserId }: { readonly id: string; readonly adviserId: string },
  now: Date,
): Promise<void> {
  await lockAdviser(tx, adviserId);
  await changeBookingIn(tx, {
    bookingId: id,
    action: "lapse",
    actor: { kind: "system" },
    expectedVersion: null,
    now,
    also: async (inside, booking) => {
      await giveBackHours(inside, booking, now);
      await settleWaiting(inside, id, "over");
    },
  });
  // At once, so that nobody who comes along takes what the next in line has waited for.
  await offerTimesIn(tx, { env, adviserId, now });
}

/** What became of the place in the line that this booking was offered to, if it was. */
export async function settleWaiting(
  tx: Transaction,
  bookingId: string,
  state: "booked" | "left" | "over",
): Promise<void> {
  await tx.waitlistEntry.updateMany({ where: { bookingId, state: "offered" }, data: { state } });
}

/** Holds each free time for the first in line whom it suits. The caller has locked the adviser. */
export async function offerTimesIn(
  tx: Transaction,
  { env, adviserId, now }: { readonly env: Env; readonly adviserId: string; readonly now: Date },
): Promise<void> {
  const today = localDateOf(now);
  const line = await tx.waitlistEntry.findMany({
    where: { adviserId, state: "waiting", toDay: { gte: columnFromLocalDate(today) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { division: { select: { path: true } } },
  });
  const [first] = line;
  if (first === undefined) return;
  // Read once for all of them: from today to the last day that somebody waits for.
  const last = line.reduce((latest, { toDay }) => (toDay > latest ? toDay : latest), first.toDay);
  const window = { fromDay: today, toDay: localDateFromColumn(last), now };
  const [schedule] = await adviserSchedules(tx, [adviserId], window);
  if (schedule === undefined) return;
  const free = new Set(slotsOf(schedule, window));
  for (const entry of line) await offerTo(tx, { env, entry, free, now });
}

type Waiting = NonNullable<Awaited<ReturnType<Transaction["waitlistEntry"]["findFirst"]>>> & {
  readonly division: { readonly path: string };
};

async function offerTo(
  tx: Transaction,
  {
    env,
    entry,
    free,
    now,
  }: {
    readonly env: Env;
    readonly entry: Waiting;
    /** As they were before the first in line; what another got since is found taken when it is locked, and left out. */
    readonly free: Set<Slot>;
    readonly now: Date;
  },
): Promise<void> {
  const { adviserId, mode } = entry;
  const [fromDay, toDay] = [localDateFromColumn(entry.fromDay), localDateFromColumn(entry.toDay)];
  const bookedFor = bookedForOf(env, entry);
  // Since this person joined the firm may have taken the other side.
  if (await isInConflict(tx, env, adviserId, bookedSides(env, bookedFor, null)))
    return endInLine(tx, entry, now);
  const quiet = await quietHoursOfWaiting(tx, env, entry.personId);
  // A month without hours is asked once, not for each of its times.
  const spent = new Set<string>();
  for (const time of free) {
    const day = localDateOf(time.startsAt);
    if (day < fromDay || day > toDay) continue;
    // Nobody waits for a visit.
    if (kindOfMode(time.mode) !== "consultation") continue;
    if ((mode !== null && time.mode !== mode) || spent.has(monthOf(time.startsAt))) continue;
    const slot = await lockSlot(tx, time, { now, except: null });
    if (slot === null) {
      free.delete(time);
      continue;
    }
    const id = newId();
    const sponsorshipId = await reserveHours(tx, { bookingId: id, slot, path: entry.division.path, now });
    if (sponsorshipId === null) {
      spent.add(monthOf(time.startsAt));
      continue;
    }
    await storeBooking(tx, env, {
      id,
      lookupCode: newLookupCode(),
      slot,
      sponsorshipId,
      bookedFor,
      offeredUntil: new Date(Math.min(heldUntil(now, quiet).getTime(), slot.startsAt.getTime())),
      actor: { kind: "system" },
      now,
    });
    await tx.waitlistEntry.update({
      where: { id: entry.id },
      data: { state: "offered", bookingId: id },
      select: { id: true },
    });
    return;
  }
}

async function quietHoursOfWaiting(
  tx: Transaction,
  env: Env,
  personId: string | null,
): Promise<QuietHours | null> {
  const person =
    personId === null
      ? null
      : await tx.person.findUnique({ where: { id: personId }, select: { quietHours: true } });
  return quietHoursOf(person?.quietHours ?? null, env.quietHours ?? offerQuietHours);
}

/** Nothing can be offered to this person any more, and they are told so; not why. */
export async function endInLine(
  tx: Transaction,
  {
    id,
    number,
    personId,
  }: { readonly id: string; readonly number: string; readonly personId: string | null },
  now: Date,
): Promise<void> {
  const { count } = await tx.waitlistEntry.updateMany({
    where: { id, state: "waiting" },
    data: { state: "over" },
  });
  if (count === 0) return;
  await auditWaiting(tx, { id, action: "end", actor: "system", now });
  await notify(tx, {
    to: { about: { kind: "waiting", id }, personId },
    event: "waiting_over",
    facts: { number, due: null },
    dedupeKey: `waiting:${id}:over`,
    now,
  });
}

/** What the person said when they joined. */
function bookedForOf(env: Env, entry: Waiting): BookedFor {
  const opened = (field: string, sealed: string) =>
    open(env.fieldKeys, sealed, { field: `WaitlistEntry.${field}`, record: entry.id });
  const { matterSealed, otherSideSealed } = entry;
  return {
    kind: "consultation",
    divisionCode: entry.divisionCode,
    personId: entry.personId,
    name: opened("name", entry.nameSealed),
    phone: opened("phone", entry.phoneSealed),
    phoneConfirmed: true,
    topicId: entry.topicId,
    matter: matterSealed === null ? null : opened("matter", matterSealed),
    otherSide: otherSideSealed === null ? null : opened("otherSide", otherSideSealed),
  };
}
