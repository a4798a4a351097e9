/** Bookings of which nobody said what became of them: asked for the day after, closed when their days are over. */
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { adviceTransaction } from "../advice-context.server.ts";
import { lastDayToRecord } from "./booking-workflow.ts";
import { changeBookingIn } from "./change-booking.server.ts";
import { giveBackHours } from "./give-back-hours.server.ts";
import { momentOf } from "./slots.ts";

export const closeUnrecordedJob = defineJob({
  queue: "advice.close-unrecorded",
  // By day: nobody is to be woken by a reminder.
  schedule: "40 8-18 * * *",
  // The next hour is the repetition.
  retries: 0,
  run: async (_data, { db, now }) => {
    await closeUnrecorded(db, now);
  },
});

const batch = 200;

/**
 * Of every day before today: the adviser is reminded once; what was not recorded by the last day (FL-record) is closed,
 * and the hours held go back. Nobody but the adviser hears of it. Safe to repeat and to run in several processes.
 */
export async function closeUnrecorded(db: Db, now: Date): Promise<void> {
  const today = localDateOf(now);
  const failures: unknown[] = [];
  for (let after: string | undefined; ; ) {
    const due = await db.booking.findMany({
      where: {
        state: "confirmed",
        startsAt: { lt: momentOf(today, 0) },
        ...(after === undefined ? {} : { id: { gt: after } }),
      },
      orderBy: { id: "asc" },
      take: batch,
      select: { id: true, number: true, startsAt: true, adviser: { select: { personId: true } } },
    });
    // One that fails holds up no other, and is reported once all were seen to.
    for (const booking of due)
      await db
        .$transaction(
          (tx) =>
            lastDayToRecord(booking.startsAt) < today ? close(tx, booking, now) : remind(tx, booking, now),
          adviceTransaction,
        )
        .catch((error: unknown) => failures.push(error));
    after = due.at(-1)?.id;
    if (due.length < batch) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, "unrecorded bookings that could not be closed");
}

type Unrecorded = {
  readonly id: string;
  readonly number: string;
  readonly startsAt: Date;
  readonly adviser: { readonly personId: string };
};

async function remind(tx: Transaction, { id, number, startsAt, adviser }: Unrecorded, now: Date) {
  // Whoever was out of reach for a day is not reminded of what is closed tomorrow anyway.
  if (localDateOf(now) > addDays(localDateOf(startsAt), 2)) return;
  await notify(tx, {
    to: { about: { kind: "booking", id }, personId: adviser.personId },
    event: "adviser_unrecorded",
    facts: { number, due: null, at: startsAt.toISOString() },
    dedupeKey: `booking:${id}:${startsAt.toISOString()}:adviser_unrecorded`,
    now,
  });
}

async function close(tx: Transaction, { id }: Unrecorded, now: Date) {
  await changeBookingIn(tx, {
    bookingId: id,
    action: "close_unrecorded",
    actor: { kind: "system" },
    expectedVersion: null,
    now,
    also: (inside, booking) => giveBackHours(inside, booking, now),
  });
}
