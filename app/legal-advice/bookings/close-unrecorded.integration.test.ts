import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { readUnrecorded } from "../chambers/read-unrecorded.server.ts";
import { recordBookedService } from "../chambers/record-service.server.ts";
import { bookSlot } from "./book-slot.server.ts";
import { closeUnrecorded } from "./close-unrecorded.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const sponsorId = (await aStaffedTown(db)).handler.organisationId;

/** Thursday 9:00 in Shanghai. */
const startsAt = new Date("2026-03-05T01:00:00Z");
const daysAfter = (days: number) => new Date(startsAt.getTime() + days * 86_400_000);

async function booked() {
  const made = await anAdviser(db);
  const adviser = { ...made, displayName: "陆文" };
  const sponsorshipId = await aSponsorship(db, {
    adviserId: adviser.id,
    sponsorId,
    day: localDateFrom("2026-03-02"),
  });
  const personId = await aPerson(db);
  const at = daysAfter(-3);
  const result = await bookSlot(
    { db, env, now: () => at },
    aBooking(adviser.id, { now: at, startsAt, personId }),
  );
  if (!result.ok) throw new Error("the time was free");
  const state = async () => (await db.booking.findUniqueOrThrow({ where: { id: result.id } })).state;
  const held = async () =>
    (await db.hoursAccount.findFirstOrThrow({ where: { sponsorshipId } })).reservedMinutes;
  const told = async (who: string) =>
    (await db.notification.findMany({ where: { personId: who }, orderBy: { id: "asc" } })).map(
      ({ event }) => event,
    );
  const serve = (now: Date) =>
    db.booking.findUniqueOrThrow({ where: { id: result.id } }).then(({ version }) =>
      recordBookedService(
        { db, env, now: () => now },
        {
          adviser,
          bookingId: result.id,
          expectedVersion: version,
          minutes: 20,
          kind: "consultation",
          peopleServed: 1,
          note: "",
          idempotencyKey: newId(),
        },
      ),
    );
  return { adviser, personId, state, held, told, serve };
}

describe("a booking that nobody recorded", () => {
  it("stands at the top of the adviser's page, is asked for the day after, and closed after its days", async () => {
    const { adviser, personId, state, held, told, serve } = await booked();
    const listed = async (now: Date) => (await readUnrecorded({ db, env }, { adviser, now })).length;
    expect(await listed(startsAt)).toBe(0);
    expect(await listed(daysAfter(0.1))).toBe(1);
    await closeUnrecorded(db, daysAfter(0.3));
    expect(await told(adviser.actor.personId)).toEqual(["adviser_booked"]);
    for (const days of [1, 1.1, 2, 5]) await closeUnrecorded(db, daysAfter(days));
    expect(await told(adviser.actor.personId)).toEqual(["adviser_booked", "adviser_unrecorded"]);
    expect([await state(), await held()]).toEqual(["confirmed", 30]);

    for (const days of [6, 7]) await closeUnrecorded(db, daysAfter(days));
    expect([await state(), await held(), await listed(daysAfter(7))]).toEqual(["unrecorded", 0, 0]);
    expect(await told(adviser.actor.personId)).toEqual([
      "adviser_booked",
      "adviser_unrecorded",
      "adviser_closed_unrecorded",
    ]);
    expect(await told(personId)).toEqual(["booking_booked"]);

    // Recorded after all: what there is pays.
    expect(await serve(daysAfter(8))).toMatchObject({ ok: true, chargedMinutes: 20 });
    expect(await state()).toBe("served");
    expect(await unbalancedAccounts(db)).toEqual([]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("is left alone once it was recorded", async () => {
    const { adviser, state, told, serve } = await booked();
    expect(await serve(daysAfter(0.2))).toMatchObject({ ok: true });
    await closeUnrecorded(db, daysAfter(1));
    await closeUnrecorded(db, daysAfter(9));
    expect(await state()).toBe("served");
    expect(await told(adviser.actor.personId)).toEqual(["adviser_booked"]);
  });
});
