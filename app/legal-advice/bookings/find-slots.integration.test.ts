import { describe, expect, it } from "vitest";
import {
  addDays,
  columnFromLocalDate,
  type LocalDate,
  localDateFrom,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import { anAdviser, aSponsorship, type TestAdviser } from "#tests/builders/advisers.ts";
import { aBooking, aPerson } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { lockAccount, monthOf, moveHours } from "../sponsorships/hours-accounts.server.ts";
import { bookSlot } from "./book-slot.server.ts";
import { adviserTimes, offersFor } from "./find-slots.server.ts";

const { db } = await cloneDatabase();
/** Friday; the horizon reaches over April into May. */
const now = new Date("2026-03-27T01:00:00Z");
const today = localDateOf(now);
const april = localDateFrom("2026-04-01");
const context = { db, env: anEnv(), now: () => now };
const sponsorId = (await aStaffedTown(db)).handler.organisationId;
const { path } = await db.division.findUniqueOrThrow({ where: { code: villageCode } });

/** The days on which this adviser can be booked. */
async function freeDays(adviser: TestAdviser): Promise<ReadonlySet<LocalDate>> {
  const offers = await offersFor(db, { path, fromDay: today, toDay: addDays(today, 41), now, most: 60 });
  const offer = offers.find(({ adviser: { adviserId } }) => adviserId === adviser.id);
  return new Set(offer?.slots.map(({ startsAt }) => localDateOf(startsAt)));
}

async function useUp(sponsorshipId: string, month: LocalDate): Promise<void> {
  await db.$transaction(async (tx) => {
    const account = await lockAccount(tx, { sponsorshipId, month, now });
    if (account === null) throw new Error("the sponsorship runs");
    const minutes = account.boughtMinutes - account.reservedMinutes - account.usedMinutes;
    await moveHours(tx, account, [{ kind: "used", minutes }], { now });
  });
}

describe("a time that is offered", () => {
  it("is paid for in its own month: none of a month that is used up, though this one is not", async () => {
    const adviser = await anAdviser(db);
    await useUp(await aSponsorship(db, { adviserId: adviser.id, sponsorId, day: today }), april);
    const days = await freeDays(adviser);
    expect(days).toContain("2026-03-30");
    expect(days).not.toContain("2026-04-06");
    expect(days).toContain("2026-05-04");
  });

  it("is there next month of an adviser who is used up now, also from the neighbours", async () => {
    const adviser = await anAdviser(db);
    const places = ["421003100"];
    const sponsorshipId = await aSponsorship(db, { adviserId: adviser.id, sponsorId, day: today, places });
    await useUp(sponsorshipId, monthOf(now));
    const days = await freeDays(adviser);
    expect(days).not.toContain("2026-03-30");
    expect(days).toContain("2026-04-06");
  });

  it("lies within the term, and a term that has not begun counts from its first day", async () => {
    const adviser = await anAdviser(db);
    const ending = await aSponsorship(db, { adviserId: adviser.id, sponsorId, day: today });
    const coming = await aSponsorship(db, { adviserId: adviser.id, sponsorId, day: today });
    await db.sponsorship.update({
      where: { id: ending },
      data: { endsOn: columnFromLocalDate(addDays(today, 4)) },
    });
    await db.sponsorship.update({
      where: { id: coming },
      data: { startsOn: columnFromLocalDate(localDateFrom("2026-04-20")) },
    });
    const days = await freeDays(adviser);
    expect([days.has(addDays(today, 4)), days.has(addDays(today, 5))]).toEqual([true, false]);
    expect([days.has(localDateFrom("2026-04-19")), days.has(localDateFrom("2026-04-20"))]).toEqual([
      false,
      true,
    ]);
  });

  it("can be booked, whichever it is", async () => {
    const adviser = await anAdviser(db);
    await useUp(await aSponsorship(db, { adviserId: adviser.id, sponsorId, day: today }), april);
    const offers = await offersFor(db, { path, fromDay: today, toDay: addDays(today, 41), now, most: 60 });
    const slots = offers.find((each) => each.adviser.adviserId === adviser.id)?.slots ?? [];
    for (const slot of [slots[0], slots.at(-1)]) {
      if (slot === undefined) throw new Error("no time");
      const { adviserId, startsAt, mode, placeId } = slot;
      const wanted = { adviserId, startsAt, mode, placeId, personId: await aPerson(db) };
      expect(await bookSlot(context, aBooking(adviser.id, { now, ...wanted }))).toMatchObject({ ok: true });
    }
  });

  it("to move to is one of the same month, whose hours are held, or of one with hours left", async () => {
    const adviser = await anAdviser(db);
    const sponsorshipId = await aSponsorship(db, { adviserId: adviser.id, sponsorId, day: today });
    const booked = await bookSlot(context, aBooking(adviser.id, { now }));
    if (!booked.ok) throw new Error("the time was free");
    await useUp(sponsorshipId, monthOf(now));
    await useUp(sponsorshipId, april);
    const times = await adviserTimes(
      db,
      { id: booked.id, adviserId: adviser.id, kind: "consultation" },
      { fromDay: today, toDay: addDays(today, 41), now },
    );
    const free = new Set(
      times.flatMap(({ seat, startsAt }) => (seat === null ? [] : [localDateOf(startsAt)])),
    );
    expect(free).toContain("2026-03-31");
    expect(free).not.toContain("2026-04-06");
    expect(free).toContain("2026-05-04");
  });
});
