import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship, aTime } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { mostOpenBookings } from "../settings.ts";
import { bookSlot } from "./book-slot.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const now = new Date("2026-03-02T01:00:00Z");
const day = localDateFrom("2026-03-02");
const context = { db, env, now: () => now };
const town = await aStaffedTown(db);
const sponsorId = town.handler.organisationId;

const aLaterTime = (adviserId: string) => aTime(adviserId, { now, minutes: 10 * 60 });

async function account(sponsorshipId: string) {
  const { boughtMinutes, reservedMinutes, usedMinutes } = await db.hoursAccount.findFirstOrThrow({
    where: { sponsorshipId },
  });
  return { boughtMinutes, reservedMinutes, usedMinutes };
}

describe("a time that is free", () => {
  it("is booked once for a key, holds the sponsor's minutes, and is on the record", async () => {
    const adviser = await anAdviser(db);
    const sponsorshipId = await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
    const wanted = aBooking(adviser.id, { now });
    const first = await bookSlot(context, wanted);
    expect(first).toMatchObject({ ok: true });
    expect(await bookSlot(context, wanted)).toEqual(first);
    const booking = await db.booking.findFirstOrThrow({ where: { adviserId: adviser.id } });
    expect(booking).toMatchObject({ state: "confirmed", sponsorshipId, version: 1 });
    expect(JSON.stringify(booking)).not.toMatch(/林秋月|13900000001|挡了/);
    expect(await account(sponsorshipId)).toEqual({
      boughtMinutes: 1_200,
      reservedMinutes: 30,
      usedMinutes: 0,
    });
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("goes to exactly one of 64 who want it at once; the others get the nearest free times", async () => {
    for (let round = 0; round < 3; round += 1) {
      const adviser = await anAdviser(db);
      const sponsorshipId = await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
      const results = await Promise.all(
        Array.from({ length: 64 }, () => bookSlot(context, aBooking(adviser.id, { now }))),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      for (const result of results) {
        if (result.ok) continue;
        expect(result.reason).toBe("gone");
        if (result.reason === "gone") expect(result.nearest[0]?.adviserId).toBe(adviser.id);
      }
      expect(await account(sponsorshipId)).toMatchObject({ reservedMinutes: 30 });
    }
  });
});

describe("a conflict of interest", () => {
  it("is found with either side, in whatever form the name is written, and offers another firm", async () => {
    const [first, second] = [await anAdviser(db), await anAdviser(db)];
    for (const { id } of [first, second]) await aSponsorship(db, { adviserId: id, sponsorId, day });
    const client = { name: "湖北恒远建筑有限公司" };
    expect(await bookSlot(context, aBooking(first.id, { now, ...client }))).toMatchObject({ ok: true });

    const against = aBooking(first.id, {
      now,
      otherSide: "湖北恒远建筑 有限责任公司",
      ...aLaterTime(first.id),
    });
    const refused = await bookSlot(context, against);
    expect(refused).toMatchObject({ ok: false, reason: "conflict" });
    if (!("nearest" in refused)) throw new Error("no other times");
    expect(refused.nearest.map(({ adviser }) => adviser.firmId)).not.toContain(first.firmId);
    expect(refused.nearest.map(({ adviserId }) => adviserId)).toContain(second.id);

    const opposed = aBooking(second.id, { now, name: "赵德明", otherSide: "孙玉梅" });
    expect(await bookSlot(context, opposed)).toMatchObject({ ok: true });
    const opponent = aBooking(second.id, { now, name: "孙玉梅", ...aLaterTime(second.id) });
    expect(await bookSlot(context, opponent)).toMatchObject({ ok: false, reason: "conflict" });
    // Nothing is held for whoever was refused.
    expect(await unbalancedAccounts(db)).toEqual([]);
  });

  it("lets only one of two sides in that come to the firm at the same moment, and nobody advise themselves", async () => {
    for (let round = 0; round < 3; round += 1) {
      const one = await anAdviser(db);
      const mate = await anAdviser(db);
      await db.adviser.update({ where: { id: mate.id }, data: { firmId: one.firmId } });
      for (const { id } of [one, mate]) await aSponsorship(db, { adviserId: id, sponsorId, day });
      const results = await Promise.all([
        bookSlot(context, aBooking(one.id, { now, name: "赵德明", otherSide: "孙玉梅" })),
        bookSlot(context, aBooking(mate.id, { now, name: "孙玉梅", otherSide: "赵德明" })),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const own = aBooking(one.id, { now, personId: one.actor.personId, ...aLaterTime(one.id) });
      expect(await bookSlot(context, own)).toMatchObject({ ok: false, reason: "conflict" });
    }
  });

  it("is found with the body that pays for the hours", async () => {
    const adviser = await anAdviser(db);
    const sponsorshipId = await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
    const { sponsor } = await db.sponsorship.findUniqueOrThrow({
      where: { id: sponsorshipId },
      select: { sponsor: { select: { name: true } } },
    });
    const wanted = aBooking(adviser.id, { now, otherSide: sponsor.name });
    expect(await bookSlot(context, wanted)).toMatchObject({ ok: false, reason: "conflict" });
  });
});

describe("one person", () => {
  it("has so many times to come and no more, and so many tries a day", async () => {
    const adviser = await anAdviser(db);
    await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
    const personId = await aPerson(db);
    const book = (minutes: number) =>
      bookSlot(context, aBooking(adviser.id, { now, personId, ...aTime(adviser.id, { now, minutes }) }));
    for (let at = 0; at < mostOpenBookings; at += 1)
      expect(await book((18 + at) * 30)).toMatchObject({ ok: true });
    expect(await book(23 * 30)).toEqual({ ok: false, reason: "enough" });
    for (let tries = 0; tries < 24; tries += 1) await book(23 * 30);
    expect(await book(23 * 30)).toEqual({ ok: false, reason: "too_many" });
  });

  it("is not mixed up with the next by a clerk who fills in the same form again", async () => {
    const adviser = await anAdviser(db);
    await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
    const clerk = { actor: town.clerk, consent: "present" as const };
    const form = { now, clerk, idempotencyKey: newId() };
    const first = await bookSlot(context, aBooking(adviser.id, { ...form, name: "赵德明", phone: "" }));
    expect(await bookSlot(context, aBooking(adviser.id, { ...form, name: "赵德明", phone: "" }))).toEqual(
      first,
    );
    const second = { ...form, name: "孙玉梅", phone: "", ...aLaterTime(adviser.id) };
    const other = await bookSlot(context, aBooking(adviser.id, second));
    expect(other).toMatchObject({ ok: true });
    expect(other).not.toEqual(first);
  });
});

describe("a time that is not free", () => {
  it("cannot be stored twice even past every check", async () => {
    const adviser = await anAdviser(db);
    await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
    await bookSlot(context, aBooking(adviser.id, { now }));
    const { number: _, ...stored } = await db.booking.findFirstOrThrow({ where: { adviserId: adviser.id } });
    const twin = (changes: object) =>
      db.booking.create({ data: { ...stored, id: newId(), number: newId().slice(0, 12), ...changes } });
    await expect(twin({})).rejects.toThrow();
    const later = new Date(stored.startsAt.getTime() + 15 * 60_000);
    await expect(twin({ seat: 2, startsAt: later, occupiedFrom: later })).rejects.toThrow();
    await expect(twin({ seat: 2, mode: "at_enterprise" })).rejects.toThrow();
    await expect(twin({ seat: 2, placeId: town.handler.organisationId })).rejects.toThrow();
    expect(await twin({ state: "cancelled" })).toMatchObject({ state: "cancelled" });
  });

  it("is refused before the notice time, outside the hours and in the past", async () => {
    const adviser = await anAdviser(db, { noticeHours: 24 });
    await aSponsorship(db, { adviserId: adviser.id, sponsorId, day });
    for (const time of [
      { days: 0, minutes: 11 * 60 },
      { minutes: 12 * 60 },
      { minutes: 9 * 60 + 10 },
      { days: -3 },
    ]) {
      const refused = await bookSlot(context, {
        ...aBooking(adviser.id, { now }),
        ...aTime(adviser.id, { now, ...time }),
      });
      expect(refused).toMatchObject({ ok: false, reason: "gone" });
    }
  });
});

describe("hours that are used up", () => {
  it("are not overspent; the nearest other adviser with hours left is offered by name", async () => {
    const adviser = await anAdviser(db, { name: "陆文" });
    const other = await anAdviser(db, { name: "何敏" });
    const [village, neighbour] = ["421024100003", "421024100201"];
    const places = [village];
    const own = await aSponsorship(db, {
      adviserId: adviser.id,
      sponsorId,
      day,
      places,
      minutesPerMonth: 45,
    });
    await aSponsorship(db, { adviserId: other.id, sponsorId, day, places: [neighbour] });
    await bookSlot(context, aBooking(adviser.id, { now, divisionCode: village }));
    const refused = await bookSlot(context, {
      ...aBooking(adviser.id, { now, divisionCode: village }),
      ...aTime(adviser.id, { now, minutes: 10 * 60 }),
    });
    expect(refused).toMatchObject({ ok: false, reason: "no_hours" });
    if (refused.ok || refused.reason !== "no_hours") throw new Error("refused for something else");
    const names = refused.nearest.map(({ adviser: near }) => `${near.displayName} ${near.nearness}`);
    expect(names).toContain("何敏 township");
    expect(await account(own)).toEqual({ boughtMinutes: 45, reservedMinutes: 30, usedMinutes: 0 });
  });
});
