/** On the day on which an opinion is to be looked at again, the enterprise and the adviser are reminded. */
import { addDays, columnFromLocalDate, localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";

export const remindOfFollowUpsJob = defineJob({
  queue: "advice.remind-of-follow-ups",
  // By day: nobody is to be woken by a reminder.
  schedule: "20 8-18 * * *",
  // The next hour is the repetition.
  retries: 0,
  run: async (_data, { db, now }) => {
    await remindOfFollowUps(db, now);
  },
});

/** A day on which nothing ran is made up for; after that nobody is surprised by what is long past. */
const daysLate = 3;
const batch = 200;

/** Of what is not yet acted on. Each opinion once; safe to repeat and to run in several processes. */
export async function remindOfFollowUps(db: Db, now: Date): Promise<void> {
  const today = localDateOf(now);
  const followUpOn = {
    gte: columnFromLocalDate(addDays(today, -daysLate)),
    lte: columnFromLocalDate(today),
  };
  for (let after: string | undefined; ; ) {
    const due = await db.legalOpinion.findMany({
      where: {
        state: { not: "acted_on" },
        followUpOn,
        ...(after === undefined ? {} : { id: { gt: after } }),
      },
      orderBy: { id: "asc" },
      take: batch,
      select: {
        id: true,
        followUpOn: true,
        booking: {
          select: {
            id: true,
            number: true,
            personId: true,
            phoneConfirmed: true,
            adviser: { select: { personId: true } },
          },
        },
      },
    });
    for (const { id, followUpOn: day, booking } of due)
      await db.$transaction(async (tx) => {
        const about = { kind: "booking", id: booking.id } as const;
        const facts = { number: booking.number, due: localDateFromColumn(day) };
        const key = (event: string) => `opinion:${id}:${event}`;
        if (booking.personId !== null || booking.phoneConfirmed)
          await notify(tx, {
            to: { about, personId: booking.personId },
            event: "booking_follow_up",
            facts,
            dedupeKey: key("booking_follow_up"),
            now,
          });
        await notify(tx, {
          to: { about, personId: booking.adviser.personId },
          event: "adviser_follow_up",
          facts,
          dedupeKey: key("adviser_follow_up"),
          now,
        });
      });
    after = due.at(-1)?.id;
    if (due.length < batch) break;
  }
}
