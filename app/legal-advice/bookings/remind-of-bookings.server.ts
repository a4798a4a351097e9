/** Reminders of booked times: one day and two hours ahead, once each. */
import type { NotificationEvent } from "#app/notifications/events.ts";
import type { Db } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { reminderHours } from "../settings.ts";
import { tellBooker, tellColumns } from "./tell-of-booking.server.ts";

const reminders = [
  { event: "booking_tomorrow", hours: reminderHours.tomorrow },
  { event: "booking_soon", hours: reminderHours.soon },
] as const satisfies readonly { readonly event: NotificationEvent; readonly hours: number }[];

export const remindOfBookingsJob = defineJob({
  queue: "advice.remind-of-bookings",
  schedule: "*/5 * * * *",
  // The next five minutes are the repetition.
  retries: 0,
  run: async (_data, { db, now }) => {
    await remindOfBookings(db, now);
  },
});

const batch = 200;

/**
 * Reminds of what is confirmed and begins within the hours. Whoever booked or moved it later than the reminder would
 * have come knows the time already. Safe to repeat and to run in several processes.
 */
export async function remindOfBookings(db: Db, now: Date): Promise<void> {
  for (const { event, hours } of reminders) {
    const until = new Date(now.getTime() + hours * 3_600_000);
    for (let after: string | undefined; ; ) {
      const due = await db.booking.findMany({
        where: {
          state: "confirmed",
          startsAt: { gt: now, lte: until },
          ...(after === undefined ? {} : { id: { gt: after } }),
        },
        orderBy: { id: "asc" },
        take: batch,
        select: {
          ...tellColumns,
          events: {
            where: { action: { in: ["book", "take_offer", "reschedule"] } },
            orderBy: { sequence: "desc" },
            take: 1,
            select: { at: true },
          },
        },
      });
      for (const { events, ...booking } of due) {
        const moment = booking.startsAt.getTime() - hours * 3_600_000;
        const known = events[0]?.at.getTime() ?? 0;
        if (known > moment) continue;
        await db.$transaction(async (tx) => {
          // Cancelled or moved since it was read: nothing to remind of.
          const { id, version } = booking;
          const held = await tx.$queryRaw<unknown[]>`
            SELECT 1 FROM "Booking" WHERE "id" = ${id}::uuid AND "version" = ${version} FOR SHARE`;
          if (held.length > 0) await tellBooker(tx, booking, event, now);
        });
      }
      after = due.at(-1)?.id;
      if (due.length < batch) break;
    }
  }
}
