import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { addDays, localDateOf, weekdayOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship, aTime, type TestAdviser } from "#tests/builders/advisers.ts";
import { aBooking, aPerson } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { adviserSchedules } from "../bookings/adviser-schedules.server.ts";
import { bookSlot } from "../bookings/book-slot.server.ts";
import { momentOf, slotsOf } from "../bookings/slots.ts";
import { cancelBooking } from "../bookings/take-booking-step.server.ts";
import { addException } from "./add-exception.server.ts";
import { feedKey, readFeed, renewFeed, switchFeedOff } from "./calendar-feed.server.ts";
import { changeSlotSettings } from "./change-slot-settings.server.ts";
import { readSchedule } from "./read-schedule.server.ts";
import { removeHours } from "./remove-hours.server.ts";
import { saveWeeklyHours } from "./save-weekly-hours.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const clock = new Date();
const context = { db, env, now: () => clock };
const town = await aStaffedTown(db);
const today = localDateOf(clock);
const day = addDays(today, 5);
const weekday = weekdayOf(day) === 0 ? 7 : weekdayOf(day);

async function aLawyer() {
  const made = await anAdviser(db);
  await aSponsorship(db, { adviserId: made.id, sponsorId: town.handler.organisationId });
  return { ...made, signedIn: signedIn(made) };
}

const signedIn = ({ id, firmId, actor }: TestAdviser) => ({ id, firmId, displayName: "陆文", actor });

const phone = { mode: "by_phone", placeId: null, capacity: 1 } as const;
const weekly = (fromTime: number, toTime: number) => ({ ...phone, weekday, fromTime, toTime });

async function slotsOn(adviserId: string) {
  const window = { fromDay: day, toDay: day };
  const [schedule] = await adviserSchedules(db, [adviserId], window);
  if (schedule === undefined) throw new Error("no schedule");
  return slotsOf(schedule, { ...window, now: clock }).map(
    ({ startsAt }) => (startsAt.getTime() - momentOf(day, 0).getTime()) / 60_000,
  );
}

describe("the hours of an adviser", () => {
  it("are added once, leave a break, and refuse what overlaps", async () => {
    const { id, signedIn: adviser } = await aLawyer();
    const afternoon = { adviser, id: null, values: weekly(840, 900), idempotencyKey: newId() };
    const first = await saveWeeklyHours(context, afternoon);
    expect(await saveWeeklyHours(context, afternoon)).toEqual(first);
    expect(await slotsOn(id)).toEqual([540, 570, 600, 630, 660, 690, 840, 870]);
    const across = { adviser, id: null, values: weekly(690, 750), idempotencyKey: newId() };
    expect(await saveWeeklyHours(context, across)).toEqual({
      ok: false,
      reason: "overlap",
      fromTime: 540,
      toTime: 720,
    });
    // What touches does not overlap.
    expect(await saveWeeklyHours(context, { ...across, values: weekly(720, 780) })).toMatchObject({
      ok: true,
    });
    const strange = {
      ...weekly(960, 1020),
      mode: "at_village",
      placeId: town.handler.organisationId,
    } as const;
    const elsewhere = await saveWeeklyHours(context, { ...across, idempotencyKey: newId(), values: strange });
    expect(elsewhere).toEqual({ ok: false, reason: "place" });
  });

  it("are nobody else's to change", async () => {
    const [{ id }, other] = [await aLawyer(), await aLawyer()];
    const hours = await db.weeklyHours.findFirstOrThrow({ where: { adviserId: id, weekday } });
    const request = { adviser: other.signedIn, id: hours.id, idempotencyKey: newId() };
    await db.weeklyHours.deleteMany({ where: { adviserId: other.id } });
    expect(await saveWeeklyHours(context, { ...request, values: weekly(900, 960) })).toMatchObject({
      reason: "not_found",
    });
    expect(await removeHours(context, { ...request, kind: "weekly" })).toMatchObject({ reason: "not_found" });
    expect(await db.weeklyHours.findUnique({ where: { id: hours.id } })).toEqual(hours);
  });

  it("differ on a day: closed takes away, open adds beside", async () => {
    const { id, signedIn: adviser } = await aLawyer();
    const away = { day, fromTime: 600, toTime: 660, isOpen: false, mode: null, placeId: null } as const;
    const closed = await addException(context, { adviser, values: away, idempotencyKey: newId() });
    expect(await slotsOn(id)).toEqual([540, 570, 660, 690]);
    const extra = { day, fromTime: 1080, toTime: 1140, isOpen: true, ...phone } as const;
    const { capacity: _, ...values } = extra;
    expect(await addException(context, { adviser, values, idempotencyKey: newId() })).toMatchObject({
      ok: true,
    });
    expect(await slotsOn(id)).toEqual([540, 570, 660, 690, 1080, 1110]);
    const over = { ...values, fromTime: 700, toTime: 800 };
    expect(await addException(context, { adviser, values: over, idempotencyKey: newId() })).toMatchObject({
      reason: "overlap",
      fromTime: 540,
    });
    const every = { adviser, id: null, values: weekly(1100, 1200), idempotencyKey: newId() };
    expect(await saveWeeklyHours(context, every)).toEqual({ ok: false, reason: "overlap_day", day });
    if (!closed.ok) throw new Error(closed.reason);
    await removeHours(context, { adviser, kind: "exception", id: closed.id, idempotencyKey: newId() });
    expect(await slotsOn(id)).toHaveLength(8);
  });

  it("keep what was booked when they change, and show it", async () => {
    const { id, signedIn: adviser } = await aLawyer();
    const time = aTime(id, { now: clock, days: 5, minutes: 540 });
    const booked = await bookSlot(context, aBooking(id, { now: clock, ...time }));
    if (!booked.ok) throw new Error(booked.reason);
    expect((await readSchedule(db, id, clock)).outside).toEqual([]);
    const hours = await db.weeklyHours.findFirstOrThrow({ where: { adviserId: id, weekday } });
    const later = { adviser, id: hours.id, values: weekly(840, 900), idempotencyKey: newId() };
    expect(await saveWeeklyHours(context, later)).toMatchObject({ ok: true });
    expect((await readSchedule(db, id, clock)).outside).toMatchObject([{ number: booked.number }]);
    expect(await db.booking.findUnique({ where: { id: booked.id } })).toMatchObject({ state: "confirmed" });
    const values = { slotMinutes: 20, visitMinutes: 60, travelMinutes: 30, noticeHours: 0 };
    await changeSlotSettings(context, { adviser, values, idempotencyKey: newId() });
    expect(await slotsOn(id)).toEqual([840, 860, 880]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });
});

describe("the private calendar of an adviser", () => {
  const origin = "https://youshuofa.example";
  const messages = messagesFor("zh-CN");
  const read = (address: string) =>
    readFeed(
      { db, publicOrigin: origin },
      { token: new URL(address).searchParams.get(feedKey) ?? "", messages, now: clock },
    );

  it("follows what is booked and cancelled, says the time to another library, and names nobody", async () => {
    const { id, signedIn: adviser } = await aLawyer();
    const address = await renewFeed(context, adviser);
    const personId = await aPerson(db);
    const time = aTime(id, { now: clock, days: 5, minutes: 570 });
    const booked = await bookSlot(context, aBooking(id, { now: clock, personId, ...time }));
    if (!booked.ok) throw new Error(booked.reason);
    const file = await read(address);
    const calendar = new ICAL.Component(ICAL.parse(file ?? ""));
    const [event] = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
    expect(event?.startDate.toJSDate()).toEqual(momentOf(day, 570));
    expect(event?.endDate.toJSDate()).toEqual(momentOf(day, 600));
    expect(event?.summary).toBe("法律咨询");
    for (const word of ["林秋月", "13900000001", "邻居"]) expect(file).not.toContain(word);

    const stored = await db.booking.findUniqueOrThrow({ where: { id: booked.id } });
    await cancelBooking(context, {
      bookingId: booked.id,
      expectedVersion: stored.version,
      actor: { kind: "resident", personId },
      idempotencyKey: newId(),
      action: "cancel",
    });
    const after = new ICAL.Component(ICAL.parse((await read(address)) ?? ""));
    expect(after.getAllSubcomponents("vevent")).toEqual([]);
  });

  it("has one address at a time, of which only the hash is stored", async () => {
    const { id, signedIn: adviser } = await aLawyer();
    const first = await renewFeed(context, adviser);
    const second = await renewFeed(context, adviser);
    expect(await read(first)).toBeNull();
    expect(await read(second)).toContain("BEGIN:VCALENDAR");
    const { feedTokenHash } = await db.adviser.findUniqueOrThrow({ where: { id } });
    expect(second).not.toContain(feedTokenHash);
    await switchFeedOff(context, { adviser, idempotencyKey: newId() });
    expect(await read(second)).toBeNull();
    expect(await read(`${origin}/advice/calendar.ics`)).toBeNull();
  });
});
