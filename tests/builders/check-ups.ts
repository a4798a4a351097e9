/** Legal check-ups of enterprises. */
import type { AdviceContext } from "#app/legal-advice/advice-context.server.ts";
import { bookSlot } from "#app/legal-advice/bookings/book-slot.server.ts";
import { recordBookedService } from "#app/legal-advice/chambers/record-service.server.ts";
import { newId } from "#app/platform/ids.ts";
import { aTime, type TestAdviser } from "./advisers.ts";
import { aBooking, aPerson } from "./bookings.ts";

export const enterprise = {
  name: "月塘鱼种场有限公司",
  creditCode: "91350100M000100Y43",
  address: "川店镇月塘路 8 号",
} as const;

/** A visit three days after now at this adviser, whose hours are visits. */
export async function aCheckUp(
  context: AdviceContext,
  adviser: TestAdviser,
  personId?: string,
  { days = 3, minutes = 9 * 60 } = {},
) {
  const now = context.now();
  const owner = personId ?? (await aPerson(context.db));
  const booked = await bookSlot(
    context,
    aBooking(adviser.id, {
      now,
      ...aTime(adviser.id, { now, days, minutes, mode: "at_enterprise" }),
      kind: "check_up",
      personId: owner,
      enterprise,
    }),
  );
  if (!booked.ok) throw new Error(booked.reason);
  return { ...booked, personId: owner };
}

/** The visit began some hours ago, and the service is recorded; returns the booking's version. */
export async function visited(
  context: AdviceContext,
  adviser: TestAdviser,
  bookingId: string,
  hoursAgo = 2,
): Promise<number> {
  const startsAt = new Date(context.now().getTime() - hoursAgo * 3_600_000);
  const endsAt = new Date(startsAt.getTime() + 5_400_000);
  const { version } = await context.db.booking.update({
    where: { id: bookingId },
    data: { startsAt, endsAt, occupiedFrom: startsAt, occupiedTo: endsAt },
  });
  const recorded = await recordBookedService(context, {
    adviser: { id: adviser.id, firmId: adviser.firmId, displayName: "陆文", actor: adviser.actor },
    bookingId,
    expectedVersion: version,
    minutes: 90,
    kind: "check_up",
    peopleServed: 3,
    note: "",
    idempotencyKey: newId(),
  });
  if (!recorded.ok) throw new Error(recorded.reason);
  return version + 1;
}
