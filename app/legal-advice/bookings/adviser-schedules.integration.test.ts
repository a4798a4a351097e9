import { describe, expect, it } from "vitest";
import { addDays, localDateFrom } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aBooking } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { adviserSchedules } from "./adviser-schedules.server.ts";
import { bookSlot } from "./book-slot.server.ts";
import { slotsOf } from "./slots.ts";

const { db } = await cloneDatabase();
const now = new Date("2026-03-02T01:00:00Z");
const day = localDateFrom("2026-03-02");
const context = { db, env: anEnv(), now: () => now };
const town = await aStaffedTown(db);

/** The database, counting what is asked of it; anything but a raw query would be a query an adviser. */
function counting() {
  let queries = 0;
  const tx = {
    $queryRaw: (...query: Parameters<Transaction["$queryRaw"]>) => {
      queries += 1;
      return db.$queryRaw(...query);
    },
  } as unknown as Transaction;
  return { tx, asked: () => queries };
}

describe("a month of fifty advisers", () => {
  it("comes from one query, and says of each what asking for that one alone says", async () => {
    const advisers = [];
    for (let each = 0; each < 50; each += 1) advisers.push(await anAdviser(db));
    for (const { id } of advisers.slice(0, 5)) {
      await aSponsorship(db, { adviserId: id, sponsorId: town.handler.organisationId, day });
      expect(await bookSlot(context, aBooking(id, { now }))).toMatchObject({ ok: true });
    }
    const window = { fromDay: day, toDay: addDays(day, 30), now };
    const ids = advisers.map(({ id }) => id);
    const { tx, asked } = counting();
    const began = performance.now();
    const schedules = await adviserSchedules(tx, ids, window);
    const slots = schedules.map((schedule) => slotsOf(schedule, window));
    const took = performance.now() - began;
    expect(asked()).toBe(1);
    // 31 days of six half-hours, the present day's from now on; one less where one is booked.
    const counts = slots.map(({ length }) => length);
    expect(counts.filter((count) => count === Math.max(...counts))).toHaveLength(45);
    expect(counts.filter((count) => count === Math.max(...counts) - 1)).toHaveLength(5);
    for (const id of ids.slice(3, 7)) {
      const [alone] = await adviserSchedules(db, [id], window);
      expect(alone).toEqual(schedules.find(({ adviserId }) => adviserId === id));
    }
    // Far from what a person notices, also on a machine that has other things to do.
    expect(took).toBeLessThan(2_000);
  });
});
