import { expect, it } from "vitest";
import { columnFromLocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { aTopic } from "#tests/builders/petitions.ts";
import { aQuestion } from "#tests/builders/questions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { bookSlot } from "./bookings/book-slot.server.ts";
import { retireAdvisers } from "./retire-advisers.server.ts";

const { db } = await cloneDatabase();
const now = new Date("2026-03-02T01:00:00Z");
const day = localDateFrom("2026-03-02");
const context = { db, env: anEnv(), now: () => now };

it("takes a lawyer who left the firm out of everything, and brings back one who returns", async () => {
  const sponsorId = (await aStaffedTown(db)).handler.organisationId;
  const [leaves, stays] = [await anAdviser(db, { name: "陆文" }), await anAdviser(db, { name: "何敏" })];
  await aSponsorship(db, { adviserId: leaves.id, sponsorId, day });
  const question = await aQuestion(context, { divisionCode: villageCode, topicId: await aTopic(db) });
  expect(await question.stored()).toMatchObject({ adviserId: leaves.id });
  await aSponsorship(db, { adviserId: stays.id, sponsorId, day });
  const personId = await aPerson(db);
  const booked = await bookSlot(context, aBooking(leaves.id, { now, personId }));
  if (!booked.ok) throw new Error("the time was free");
  await db.adviser.update({ where: { id: leaves.id }, data: { feedTokenHash: "hash" } });

  await retireAdvisers(context);
  expect(await db.adviser.count({ where: { isActive: true } })).toBe(2);
  const membership = { id: leaves.actor.membershipId };
  await db.membership.update({ where: membership, data: { until: columnFromLocalDate(day) } });
  await retireAdvisers(context);
  await retireAdvisers(context);

  expect(await db.adviser.findUniqueOrThrow({ where: { id: leaves.id } })).toMatchObject({
    isActive: false,
    feedTokenHash: null,
  });
  expect(await db.booking.findUniqueOrThrow({ where: { id: booked.id } })).toMatchObject({
    state: "cancelled",
  });
  const told = await db.notification.findMany({ where: { personId }, select: { event: true } });
  expect(told.map(({ event }) => event)).toContain("booking_called_off");
  expect(await question.stored()).toMatchObject({ state: "assigned", adviserId: stays.id });
  expect(await bookSlot(context, aBooking(leaves.id, { now }))).toMatchObject({ ok: false, reason: "gone" });
  expect(await unbalancedAccounts(db)).toEqual([]);

  await db.membership.update({ where: membership, data: { until: null } });
  await retireAdvisers(context);
  expect(await db.adviser.count({ where: { isActive: true } })).toBe(2);
  expect((await verifyAudit(db)).faults).toEqual([]);
});
