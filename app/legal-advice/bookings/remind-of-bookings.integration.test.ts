import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aBooking, aPerson } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { bookSlot } from "./book-slot.server.ts";
import { remindOfBookings } from "./remind-of-bookings.server.ts";
import { cancelBooking } from "./take-booking-step.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const day = localDateFrom("2026-03-02");
const sponsorId = (await aStaffedTown(db)).handler.organisationId;

/** Thursday 9:00 in Shanghai. */
const startsAt = new Date("2026-03-05T01:00:00Z");
const hoursBefore = (hours: number) => new Date(startsAt.getTime() - hours * 3_600_000);

async function booked(at: Date) {
  const adviser = await anAdviser(db);
  await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
  const personId = await aPerson(db);
  const result = await bookSlot(
    { db, env, now: () => at },
    aBooking(adviser.id, { now: at, startsAt, personId }),
  );
  if (!result.ok) throw new Error("the time was free");
  return { id: result.id, personId };
}

async function eventsFor(personId: string): Promise<string[]> {
  const told = await db.notification.findMany({ where: { personId }, orderBy: { id: "asc" } });
  return told.map(({ event }) => event);
}

describe("reminders", () => {
  it("come a day and two hours ahead, once each", async () => {
    const { personId } = await booked(hoursBefore(72));
    await remindOfBookings(db, hoursBefore(25));
    expect(await eventsFor(personId)).toEqual(["booking_booked"]);
    for (const hours of [24, 23.9, 2, 1.9, 0]) await remindOfBookings(db, hoursBefore(hours));
    expect(await eventsFor(personId)).toEqual(["booking_booked", "booking_tomorrow", "booking_soon"]);
  });

  it("do not come for what was cancelled", async () => {
    const { id, personId } = await booked(hoursBefore(72));
    await cancelBooking(
      { db, env, now: () => hoursBefore(48) },
      {
        bookingId: id,
        expectedVersion: 1,
        actor: { kind: "resident", personId },
        idempotencyKey: newId(),
        action: "cancel",
      },
    );
    await remindOfBookings(db, hoursBefore(20));
    await remindOfBookings(db, hoursBefore(1));
    expect(await eventsFor(personId)).toEqual(["booking_booked"]);
  });

  it("leave out what somebody who has just booked knows", async () => {
    const { personId } = await booked(hoursBefore(5));
    await remindOfBookings(db, hoursBefore(4.9));
    await remindOfBookings(db, hoursBefore(1.5));
    expect(await eventsFor(personId)).toEqual(["booking_booked", "booking_soon"]);
  });
});
