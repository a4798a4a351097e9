/** Whatever people do in whatever order: no hour is lost, none spent twice, and nobody's time is taken twice. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDateFrom, localDateOf } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship, type TestAdviser } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { anAdministrator, aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { recordBookedService, recordOtherService } from "../chambers/record-service.server.ts";
import { endSponsorship, raiseHours } from "../sponsorships/change-sponsorship.server.ts";
import { bookSlot } from "./book-slot.server.ts";
import { closeUnrecorded } from "./close-unrecorded.server.ts";
import { joinWaitlist } from "./join-waitlist.server.ts";
import { keepTheLineMoving } from "./offer-times.server.ts";
import { momentOf } from "./slots.ts";
import { cancelBooking, recordNoShow, rescheduleBooking, takeOffer } from "./take-booking-step.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
/** Near the end of a month, so that moves cross it. */
const start = new Date("2026-03-27T01:00:00Z");
let now = start;
const context = { db, env, now: () => now };
const town = await aStaffedTown(db);
const sponsorId = town.handler.organisationId;
const administrator = await anAdministrator(db, town);

let phones = 0;

const days = fc.integer({ min: 0, max: 9 });
const slots = fc.integer({ min: 0, max: 3 });
const which = fc.nat(40);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("book" as const), day: days, slot: slots }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("cancel" as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("call_off" as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("reschedule" as const), which, day: days, slot: slots }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("serve" as const),
      which,
      minutes: fc.integer({ min: 1, max: 90 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("no_show" as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), day: days }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("take_offer" as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 30 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("visit" as const), day: days }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("lecture" as const),
      daysAgo: fc.nat({ max: 9 }),
      minutes: fc.integer({ min: 1, max: 90 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("raise" as const), more: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("end" as const), day: days }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const seats = fc.constantFrom(1, 2, 4);

/** Two hours a day in half-hour slots for so many people each, and less paid for than there is time. */
async function aScene(capacity = 1) {
  now = start;
  const adviser = await anAdviser(db, { hours: [9 * 60, 11 * 60], capacity });
  const day = localDateOf(start);
  // Visits in the afternoon, one a day.
  await db.weeklyHours.createMany({
    data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      id: newId(),
      adviserId: adviser.id,
      weekday,
      fromTime: 14 * 60,
      toTime: 16 * 60,
      mode: "at_enterprise" as const,
    })),
  });
  const sponsorshipId = await aSponsorship(db, {
    adviserId: adviser.id,
    sponsorId,
    day,
    minutesPerMonth: 100,
  });
  await aSponsorship(db, {
    adviserId: adviser.id,
    sponsorId,
    day,
    minutesPerMonth: 45,
    places: ["421003100"],
  });
  return { adviser, sponsorshipId, personId: await aPerson(db) };
}
type Scene = Awaited<ReturnType<typeof aScene>>;

async function take(scene: Scene, each: Step): Promise<void> {
  const { adviser, personId } = scene;
  const timeOn = (day: number, slot: number) => ({
    adviserId: adviser.id,
    startsAt: momentOf(addDays(localDateOf(start), day), 9 * 60 + slot * 30),
    mode: "by_phone" as const,
    placeId: null,
  });
  if (each.do === "pass") {
    now = new Date(now.getTime() + each.hours * 3_600_000);
    await closeUnrecorded(db, now);
    return keepTheLineMoving(db, env, now);
  }
  if (each.do === "book") {
    const booked = { now, personId: await aPerson(db), ...timeOn(each.day, each.slot) };
    await bookSlot(context, aBooking(adviser.id, booked));
    return;
  }
  if (each.do === "visit") {
    const enterprise = { name: "荆香米业有限公司", creditCode: null, address: "工业路 8 号" };
    const startsAt = momentOf(addDays(localDateOf(start), each.day), 14 * 60);
    const visit = { kind: "check_up", mode: "at_enterprise", startsAt, enterprise } as const;
    await bookSlot(context, aBooking(adviser.id, { now, personId: await aPerson(db), ...visit }));
    return;
  }
  if (each.do === "lecture" || each.do === "raise" || each.do === "end") return withoutBooking(scene, each);
  if (each.do === "wait") return wait(adviser, each.day);
  const bookings = await db.booking.findMany({ where: { adviserId: adviser.id }, orderBy: { id: "asc" } });
  const booking = bookings[each.which % Math.max(1, bookings.length)];
  if (booking === undefined) return;
  const request = {
    bookingId: booking.id,
    expectedVersion: booking.version,
    actor: { kind: "resident", personId: booking.personId ?? personId } as const,
    idempotencyKey: newId(),
  };
  const theirs = { ...request, actor: adviser.actor };
  if (each.do === "cancel") await cancelBooking(context, { ...request, action: "cancel" });
  if (each.do === "call_off") await cancelBooking(context, { ...theirs, action: "call_off" });
  if (each.do === "take_offer") await takeOffer(context, request);
  if (each.do === "reschedule")
    await rescheduleBooking(context, { ...request, wanted: timeOn(each.day, each.slot) });
  if (each.do === "no_show") await recordNoShow(context, theirs);
  if (each.do === "serve")
    await recordBookedService(context, {
      adviser: { ...adviser, displayName: "陆文" },
      bookingId: booking.id,
      expectedVersion: booking.version,
      minutes: each.minutes,
      kind: "consultation",
      peopleServed: 1,
      note: "",
      idempotencyKey: newId(),
    });
}

/** What moves hours without a booking, or changes what there is to book. */
async function withoutBooking(
  { adviser, sponsorshipId }: Scene,
  each: Extract<Step, { readonly do: "lecture" | "raise" | "end" }>,
): Promise<void> {
  const idempotencyKey = newId();
  const request = { actor: administrator, sponsorshipId, idempotencyKey };
  if (each.do === "lecture")
    await recordOtherService(context, {
      adviser: { ...adviser, displayName: "陆文" },
      sponsorshipId,
      divisionCode: villageCode,
      servedOn: addDays(localDateOf(now), -each.daysAgo),
      minutes: each.minutes,
      kind: "lecture",
      peopleServed: 20,
      note: "",
      idempotencyKey,
    });
  if (each.do === "raise") {
    const { minutesPerMonth: seen } = await db.sponsorship.findUniqueOrThrow({
      where: { id: sponsorshipId },
    });
    await raiseHours(context, { ...request, seen, minutesPerMonth: seen + each.more });
  }
  if (each.do === "end")
    await endSponsorship(context, { ...request, lastDay: addDays(localDateOf(now), each.day + 4) });
}

async function wait(adviser: TestAdviser, day: number): Promise<void> {
  const wanted = addDays(localDateOf(start), day);
  phones += 1;
  await joinWaitlist(context, {
    adviserId: adviser.id,
    divisionCode: villageCode,
    fromDay: wanted,
    toDay: addDays(wanted, 1),
    personId: await aPerson(db),
    name: "周德福",
    phone: `139${String(phones).padStart(8, "0")}`,
    topicId: null,
    matter: null,
    otherSide: null,
    idempotencyKey: newId(),
  });
}

const overlaps = (adviserId: string) => db.$queryRaw<unknown[]>`
  SELECT one."id" FROM "Booking" one JOIN "Booking" other ON one."id" < other."id"
    AND one."adviserId" = other."adviserId" AND one."seat" = other."seat"
    AND tstzrange(one."occupiedFrom", one."occupiedTo") && tstzrange(other."occupiedFrom", other."occupiedTo")
  WHERE one."adviserId" = ${adviserId}::uuid
    AND one."state" NOT IN ('cancelled', 'lapsed') AND other."state" NOT IN ('cancelled', 'lapsed')`;

/** Bookings that hold anything but their share of the minutes while they are to come, or anything once they are over. */
const heldWrongly = (adviserId: string) => db.$queryRaw<unknown[]>`
  SELECT b."id", b."state", h."held" FROM "Booking" b CROSS JOIN LATERAL (
    SELECT COALESCE(SUM(CASE e."kind" WHEN 'reserved' THEN e."minutes" WHEN 'returned' THEN -e."minutes" END), 0) AS "held"
    FROM "HoursEntry" e WHERE e."bookingId" = b."id") h
  WHERE b."adviserId" = ${adviserId}::uuid AND h."held" <>
    CASE WHEN b."state" IN ('offered', 'confirmed') THEN
      CEIL(EXTRACT(EPOCH FROM b."endsAt" - b."startsAt") / 60 / b."sharedBy") ELSE 0 END`;

/** What a run of mere chance might never reach: a time that is booked, moved, given up, and one that is served. */
const everyKindOnce: readonly Step[] = [
  { do: "book", day: 1, slot: 0 },
  { do: "book", day: 1, slot: 1 },
  { do: "book", day: 1, slot: 2 },
  { do: "reschedule", which: 2, day: 1, slot: 3 },
  { do: "cancel", which: 1 },
  { do: "pass", hours: 25 },
  { do: "serve", which: 0, minutes: 20 },
  { do: "lecture", daysAgo: 0, minutes: 5 },
  { do: "raise", more: 60 },
  { do: "visit", day: 9 },
];

describe("any sequence of booking, moving, cancelling, waiting and serving", () => {
  it("leaves every account balanced and no times crossed", async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(seats, fc.array(step, { minLength: 40, maxLength: 60 }), async (capacity, steps) => {
        const scene = await aScene(capacity);
        for (const each of [...everyKindOnce, ...steps]) await take(scene, each);
        expect(await unbalancedAccounts(db)).toEqual([]);
        expect(await overlaps(scene.adviser.id)).toEqual([]);
        expect(await heldWrongly(scene.adviser.id)).toEqual([]);
        for (const { action } of await db.bookingEvent.findMany({
          where: { booking: { adviserId: scene.adviser.id } },
          distinct: ["action"],
        }))
          reached.add(action);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    // A sequence in which everything is refused would show nothing.
    expect([...reached]).toEqual(expect.arrayContaining(["book", "cancel", "reschedule", "serve"]));
    expect(await db.booking.count({ where: { kind: "check_up" } })).toBeGreaterThan(0);
    expect(await db.serviceRecord.count({ where: { bookingId: null } })).toBeGreaterThan(0);
    expect((await verifyAudit(db)).faults).toEqual([]);
  }, 120_000);

  it("holds when people act at the same moment, also across the end of a month", async () => {
    await fc.assert(
      fc.asyncProperty(seats, fc.array(step, { minLength: 40, maxLength: 40 }), async (capacity, steps) => {
        const scene = await aScene(capacity);
        for (let slot = 0; slot < 4; slot += 1) await take(scene, { do: "book", day: slot + 2, slot });
        for (let at = 0; at < steps.length; at += 8)
          await Promise.all(steps.slice(at, at + 8).map((each) => take(scene, each)));
        expect(await unbalancedAccounts(db)).toEqual([]);
        expect(await overlaps(scene.adviser.id)).toEqual([]);
        expect(await heldWrongly(scene.adviser.id)).toEqual([]);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);
});

it("charges a time that several share once, and not once a head", async () => {
  const { adviser } = await aScene(2);
  for (let head = 0; head < 2; head += 1)
    await bookSlot(context, aBooking(adviser.id, { now, personId: await aPerson(db) }));
  for (const { id, version, endsAt } of await db.booking.findMany({ where: { adviserId: adviser.id } })) {
    now = endsAt;
    await recordBookedService(context, {
      adviser: { ...adviser, displayName: "陆文" },
      bookingId: id,
      expectedVersion: version,
      minutes: 30,
      kind: "consultation",
      peopleServed: 1,
      note: "",
      idempotencyKey: newId(),
    });
  }
  const records = await db.serviceRecord.findMany({ where: { adviserId: adviser.id } });
  expect(records.map(({ minutes, chargedMinutes }) => [minutes, chargedMinutes])).toEqual([
    [15, 15],
    [15, 15],
  ]);
  expect(await unbalancedAccounts(db)).toEqual([]);
});

it("moves the minutes with the booking into the next month", async () => {
  const { adviser, personId } = await aScene();
  const booked = await bookSlot(context, aBooking(adviser.id, { now, personId }));
  if (!booked.ok) throw new Error("the time was free");
  const wanted = {
    adviserId: adviser.id,
    startsAt: momentOf(localDateFrom("2026-04-02"), 9 * 60),
    mode: "by_phone" as const,
    placeId: null,
  };
  const actor = { kind: "resident", personId } as const;
  const key = newId();
  const request = { bookingId: booked.id, expectedVersion: 1, actor, idempotencyKey: key, wanted };
  expect(await rescheduleBooking(context, request)).toMatchObject({ ok: true, version: 2 });
  // Pressed twice.
  expect(await rescheduleBooking(context, request)).toMatchObject({ ok: true, version: 2 });
  const accounts = await db.hoursAccount.findMany({
    where: { sponsorship: { adviserId: adviser.id, minutesPerMonth: 100 } },
    orderBy: { month: "asc" },
  });
  expect(accounts.map(({ reservedMinutes }) => reservedMinutes)).toEqual([0, 30]);
  expect(await db.booking.findUniqueOrThrow({ where: { id: booked.id } })).toMatchObject({ sequence: 1 });
});
