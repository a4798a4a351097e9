import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship, aTime } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { offerMinutes, offerQuietHours } from "../settings.ts";
import { bookSlot } from "./book-slot.server.ts";
import { joinWaitlist, leaveWaitlist } from "./join-waitlist.server.ts";
import { heldUntil, keepTheLineMoving } from "./offer-times.server.ts";
import { readOwnWaiting } from "./own-waiting.server.ts";
import { cancelBooking, rescheduleBooking, takeOffer } from "./take-booking-step.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const start = new Date("2026-03-02T01:00:00Z");
let now = start;
const context = { db, env, now: () => now };
const day = localDateFrom("2026-03-05");
const sponsorId = (await aStaffedTown(db)).handler.organisationId;
let phones = 0;

/** One adviser with one time a day, booked on the day that people wait for. */
async function aFullDay() {
  now = start;
  const adviser = await anAdviser(db, { hours: [9 * 60, 9 * 60 + 30] });
  await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
  const personId = await aPerson(db);
  const booked = await bookSlot(context, aBooking(adviser.id, { now, personId }));
  if (!booked.ok) throw new Error("the time was free");
  return { adviser, personId, booked };
}

async function waits(
  adviserId: string,
  changes: { fromDay?: typeof day; name?: string; otherSide?: string } = {},
) {
  const personId = await aPerson(db);
  phones += 1;
  const joined = await joinWaitlist(context, {
    adviserId,
    divisionCode: villageCode,
    fromDay: day,
    toDay: day,
    personId,
    name: "周德福",
    phone: `139${String(phones).padStart(8, "0")}`,
    topicId: null,
    matter: "工钱三个月没有发",
    otherSide: null,
    idempotencyKey: newId(),
    ...changes,
  });
  return { personId, joined, number: joined.ok ? joined.number : "" };
}

const entryOf = (number: string) =>
  db.waitlistEntry.findUniqueOrThrow({ where: { number }, include: { booking: true } });

async function cancels(id: string, personId: string) {
  const { version } = await db.booking.findUniqueOrThrow({ where: { id } });
  return cancelBooking(context, {
    bookingId: id,
    expectedVersion: version,
    actor: { kind: "resident", personId },
    idempotencyKey: newId(),
    action: "cancel",
  });
}

describe("a line for a time", () => {
  it("is not joined while a time is free; the free ones are named", async () => {
    const { adviser } = await aFullDay();
    const { joined } = await waits(adviser.id, { fromDay: localDateFrom("2026-03-04") });
    expect(joined).toMatchObject({ ok: false, reason: "free" });
    if (!joined.ok && joined.reason === "free") expect(joined.nearest).toHaveLength(1);
  });

  it("holds a cancelled time for the first, then for the next; what was said goes along sealed", async () => {
    const { adviser, personId, booked } = await aFullDay();
    const first = await waits(adviser.id);
    now = new Date(now.getTime() + 1_000);
    const second = await waits(adviser.id);
    const resident = { kind: "resident", personId: second.personId } as const;
    expect(await readOwnWaiting(db, resident, second.number)).toMatchObject({ ahead: 1 });
    expect(await readOwnWaiting(db, resident, first.number)).toBe(null);

    expect(await cancels(booked.id, personId)).toMatchObject({ ok: true });
    const offered = await entryOf(first.number);
    expect(offered).toMatchObject({
      state: "offered",
      booking: { state: "offered", personId: first.personId },
    });
    expect(offered.booking?.offeredUntil).toEqual(new Date(now.getTime() + offerMinutes * 60_000));
    expect(JSON.stringify(offered)).not.toMatch(/周德福|139000|工钱/);
    const told = await db.notification.findMany({ where: { personId: first.personId } });
    expect(told.map(({ event }) => event)).toEqual(["booking_offered"]);
    // Held means held.
    const late = await bookSlot(context, aBooking(adviser.id, { now: start }));
    expect(late).toMatchObject({ ok: false, reason: "gone" });

    now = new Date(now.getTime() + (offerMinutes + 1) * 60_000);
    await keepTheLineMoving(db, env, now);
    await keepTheLineMoving(db, env, now);
    expect(await entryOf(first.number)).toMatchObject({ state: "over", booking: { state: "lapsed" } });
    const next = await entryOf(second.number);
    expect(next).toMatchObject({ state: "offered", booking: { state: "offered" } });
    const taken = await takeOffer(context, {
      bookingId: next.bookingId ?? "",
      expectedVersion: 1,
      actor: resident,
      idempotencyKey: newId(),
    });
    expect(taken).toMatchObject({ ok: true, state: "confirmed" });
    expect(await entryOf(second.number)).toMatchObject({ state: "booked" });
    expect(await unbalancedAccounts(db)).toEqual([]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("goes on when an offer is turned down or a booking is moved away", async () => {
    const { adviser, personId, booked } = await aFullDay();
    const [first, second] = [await waits(adviser.id), await waits(adviser.id)];
    const moved = await rescheduleBooking(context, {
      bookingId: booked.id,
      expectedVersion: 1,
      actor: { kind: "resident", personId },
      idempotencyKey: newId(),
      wanted: {
        adviserId: adviser.id,
        startsAt: new Date("2026-03-06T01:00:00Z"),
        mode: "by_phone",
        placeId: null,
      },
    });
    expect(moved).toMatchObject({ ok: true });
    const offered = await entryOf(first.number);
    expect(offered.state).toBe("offered");
    expect(await cancels(offered.bookingId ?? "", first.personId)).toMatchObject({ ok: true });
    expect((await entryOf(first.number)).state).toBe("left");
    expect((await entryOf(second.number)).state).toBe("offered");
    const toAdviser = await db.notification.findMany({ where: { personId: adviser.actor.personId } });
    expect(toAdviser.map(({ event }) => event)).toEqual(["adviser_booked", "adviser_moved"]);
  });

  it("keeps one place a person, lets go who leaves and who waited for days that are over", async () => {
    const { adviser, personId, booked } = await aFullDay();
    const [leaving, staying] = [await waits(adviser.id), await waits(adviser.id)];
    expect(await leaveWaitlist(context, { number: leaving.number, personId: staying.personId })).toEqual({
      ok: false,
    });
    expect(await leaveWaitlist(context, { number: leaving.number, personId: leaving.personId })).toEqual({
      ok: true,
    });
    const again = await leaveWaitlist(context, { number: leaving.number, personId: leaving.personId });
    expect(again).toEqual({ ok: false });
    now = new Date("2026-03-06T01:00:00Z");
    await keepTheLineMoving(db, env, now);
    expect((await entryOf(staying.number)).state).toBe("over");
    await keepTheLineMoving(db, env, now);
    const told = await db.notification.findMany({ where: { personId: staying.personId } });
    expect(told.map(({ event, facts }) => ({ event, facts }))).toMatchObject([
      { event: "waiting_over", facts: { number: staying.number, about: { kind: "waiting" } } },
    ]);
    expect(await cancels(booked.id, personId)).toMatchObject({ ok: false, because: "before_notice" });
  });

  it("is offered what the adviser opens besides", async () => {
    const { adviser } = await aFullDay();
    const { number } = await waits(adviser.id);
    await keepTheLineMoving(db, env, now);
    expect((await entryOf(number)).state).toBe("waiting");
    await db.hoursException.create({
      data: {
        id: newId(),
        adviserId: adviser.id,
        day: new Date("2026-03-05"),
        isOpen: true,
        fromTime: 15 * 60,
        toTime: 16 * 60,
        mode: "by_video",
      },
    });
    await keepTheLineMoving(db, env, now);
    expect(await entryOf(number)).toMatchObject({ state: "offered", booking: { mode: "by_video" } });
  });
});

describe("an offer", () => {
  it("of the night is held until the morning is over, and of the day for two hours", () => {
    const held = (time: string) =>
      heldUntil(new Date(`2026-03-02T${time}+08:00`), offerQuietHours).toISOString();
    expect(held("14:30:00")).toBe(new Date("2026-03-02T16:30:00+08:00").toISOString());
    expect(held("02:10:00")).toBe(new Date("2026-03-02T10:00:00+08:00").toISOString());
    expect(held("23:00:00")).toBe(new Date("2026-03-03T10:00:00+08:00").toISOString());
  });

  it("is held until its message has gone out, for whoever chose quiet hours of their own", async () => {
    const { adviser, personId, booked } = await aFullDay();
    const first = await waits(adviser.id);
    const hour = (ahead: number) =>
      new Date(now.getTime() + (8 + ahead) * 3_600_000).toISOString().slice(11, 13);
    const data = { quietHours: `${hour(0)}:00-${hour(3)}:00` };
    await db.person.update({ where: { id: first.personId }, data });
    await cancels(booked.id, personId);
    const { booking } = await entryOf(first.number);
    const held = (booking?.offeredUntil?.getTime() ?? 0) - now.getTime();
    expect(held).toBeGreaterThan((2 * 60 + offerMinutes) * 60_000);
  });

  it("goes to the next when the firm has taken the other side meanwhile", async () => {
    const { adviser, personId, booked } = await aFullDay();
    const first = await waits(adviser.id, { name: "孙玉梅", otherSide: "Acme有限公司" });
    now = new Date(now.getTime() + 1_000);
    const second = await waits(adviser.id);
    const enemy = await bookSlot(context, {
      ...aBooking(adviser.id, { now, ...aTime(adviser.id, { now, days: 4 }) }),
      name: "ACME 有限责任公司",
    });
    expect(enemy).toMatchObject({ ok: true });
    await cancels(booked.id, personId);
    expect(await entryOf(first.number)).toMatchObject({ state: "over", bookingId: null });
    expect(await entryOf(second.number)).toMatchObject({ state: "offered" });
    expect((await verifyAudit(db)).faults).toEqual([]);
  });
});
