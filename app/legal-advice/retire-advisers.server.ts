/**
 * Who advises follows from the membership: a lawyer whose membership of the firm has ended advises no more, and one who
 * comes back does. Organisations know nothing of advice, so this room looks for itself.
 */
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { type AdviceContext, adviceTransaction } from "./advice-context.server.ts";
import { changeBookingIn } from "./bookings/change-booking.server.ts";
import { giveBackHours } from "./bookings/give-back-hours.server.ts";
import { lockAdviser } from "./bookings/lock-slot.server.ts";
import { endInLine, settleWaiting } from "./bookings/offer-times.server.ts";
import { handOnQuestion } from "./questions/take-question-step.server.ts";

/** Every minute, so that nobody books for long with somebody who has left. */
export const retireAdvisersJob = defineJob({
  queue: "advice.retire-advisers",
  schedule: "* * * * *",
  // The next minute is the repetition.
  retries: 0,
  run: async (_data, { db, env, now }) => {
    await retireAdvisers({ db, env, now: () => now });
  },
});

/**
 * Takes those who left out of everything that is offered, calls off what is booked with them, ends their line and hands
 * their open questions on. Safe to repeat: what was left over by a crash is found again.
 */
export async function retireAdvisers(context: AdviceContext): Promise<void> {
  const { db, now: clock } = context;
  const now = clock();
  for (const { id, isMember } of await advisersToChange(db, now))
    await db.$transaction(async (tx) => {
      await lockAdviser(tx, id);
      // Whoever holds the calendar's address may not be the lawyer any more.
      const columns = isMember ? {} : { feedTokenHash: null };
      await tx.adviser.update({
        where: { id },
        data: { isActive: isMember, ...columns },
        select: { id: true },
      });
      await appendAudit(tx, {
        chain: `adviser:${id}`,
        at: now,
        actor: "system",
        action: isMember ? "adviser.return" : "adviser.retire",
        payload: {},
      });
    }, adviceTransaction);

  const bookings = await db.booking.findMany({
    where: { adviser: { isActive: false }, state: { in: ["offered", "confirmed"] }, startsAt: { gt: now } },
    select: { id: true, adviserId: true },
  });
  for (const booking of bookings) await db.$transaction((tx) => callOff(tx, booking, now), adviceTransaction);
  const line = await db.waitlistEntry.findMany({
    where: { adviser: { isActive: false }, state: "waiting" },
    select: { id: true, number: true, personId: true },
  });
  for (const entry of line) await db.$transaction((tx) => endInLine(tx, entry, now), adviceTransaction);

  const questions = await db.legalQuestion.findMany({
    where: { adviser: { isActive: false }, state: { in: ["assigned", "asked_back"] } },
    select: { id: true },
  });
  for (const { id } of questions) await handOnQuestion(context, id, "left");
}

/** Whose membership says otherwise than `isActive`. */
function advisersToChange(
  db: Db,
  now: Date,
): Promise<readonly { readonly id: string; readonly isMember: boolean }[]> {
  return db.$queryRaw`
    SELECT a."id", m."is" AS "isMember" FROM "Adviser" a CROSS JOIN LATERAL (
      SELECT EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = a."personId" AND m."organisationId" = a."firmId"
        AND m."role" = 'adviser' AND (m."until" IS NULL OR m."until" > ${now}::timestamptz)) AS "is") m
    WHERE a."isActive" <> m."is"`;
}

async function callOff(
  tx: Transaction,
  { id, adviserId }: { readonly id: string; readonly adviserId: string },
  now: Date,
): Promise<void> {
  await lockAdviser(tx, adviserId);
  await changeBookingIn(tx, {
    bookingId: id,
    action: "call_off",
    actor: { kind: "system" },
    expectedVersion: null,
    now,
    columns: { sequence: { increment: 1 } },
    also: async (inside, before) => {
      await giveBackHours(inside, before, now);
      await settleWaiting(inside, before.id, "over");
    },
  });
}
