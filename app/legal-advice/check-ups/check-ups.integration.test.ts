import { describe, expect, it } from "vitest";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship, aTime } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { aCheckUp, enterprise, visited } from "#tests/builders/check-ups.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { bookSlot } from "../bookings/book-slot.server.ts";
import { offersFor } from "../bookings/find-slots.server.ts";
import { confirmReceipt } from "../bookings/take-booking-step.server.ts";
import { countCheckUps } from "./check-ups-visited.server.ts";
import { giveOpinion } from "./give-opinion.server.ts";
import { markOpinion } from "./mark-opinion.server.ts";
import { readOpinions } from "./read-opinions.server.ts";
import { remindOfFollowUps } from "./remind-of-follow-ups.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const clock = new Date();
const context = { db, env, now: () => clock };
const town = await aStaffedTown(db);
const adviser = await anAdviser(db, { mode: "at_enterprise", hours: [9 * 60, 17 * 60] });
const sponsorshipId = await aSponsorship(db, {
  adviserId: adviser.id,
  sponsorId: town.handler.organisationId,
});
const today = localDateOf(clock);

const step = (bookingId: string, expectedVersion: number) => ({
  bookingId,
  expectedVersion,
  idempotencyKey: newId(),
});
const opinion = {
  risk: "high",
  finding: "七份劳动合同没有签",
  advice: "一个月内补签",
  followUpOn: addDays(today, 14),
} as const;

describe("a visit at an enterprise", () => {
  it("is offered to enterprises alone, and takes the way there and back", async () => {
    const division = await db.division.findFirstOrThrow({
      where: { sponsorships: { some: { sponsorshipId } } },
    });
    const window = { path: division.path, fromDay: today, toDay: addDays(today, 7), now: clock };
    const [consultations] = await offersFor(db, window);
    expect(consultations?.times).toEqual([]);
    const [visits] = await offersFor(db, { ...window, kind: "check_up" });
    const first = visits?.slots[0];
    expect((first?.endsAt.getTime() ?? 0) - (first?.startsAt.getTime() ?? 0)).toBe(90 * 60_000);

    const asConsultation = aBooking(adviser.id, {
      now: clock,
      ...aTime(adviser.id, { mode: "at_enterprise" }),
    });
    expect(await bookSlot(context, asConsultation)).toMatchObject({ ok: false, reason: "gone" });

    // 9:00 to 10:30 and 45 minutes on the way: what begins at 10:30 cannot be reached.
    await aCheckUp(context, adviser);
    const next = { now: clock, kind: "check_up", enterprise } as const;
    const at = (minutes: number) => aTime(adviser.id, { minutes, mode: "at_enterprise" });
    expect(await bookSlot(context, aBooking(adviser.id, { ...next, ...at(630) }))).toMatchObject({
      ok: false,
      reason: "gone",
    });
    expect(await bookSlot(context, aBooking(adviser.id, { ...next, ...at(720) }))).toMatchObject({
      ok: true,
    });
    expect(await unbalancedAccounts(db)).toEqual([]);
  });

  it("ends in numbered opinions that the enterprise receives and acts on", async () => {
    const { id, personId } = await aCheckUp(context, adviser, undefined, { days: 4 });
    const owner = { kind: "resident", personId } as const;
    const early = await giveOpinion(context, { ...step(id, 1), actor: adviser.actor, opinion });
    expect(early).toMatchObject({ ok: false, because: "state" });
    let version = await visited(context, adviser, id);
    const first = { ...step(id, version), actor: adviser.actor, opinion };
    expect(await giveOpinion(context, first)).toMatchObject({ ok: true, version: version + 1 });
    // The same form sent twice is one opinion.
    expect(await giveOpinion(context, first)).toMatchObject({ ok: true });
    version += 1;
    const second = { ...opinion, risk: "low", finding: "公章没有登记" } as const;
    await giveOpinion(context, { ...step(id, version), actor: adviser.actor, opinion: second });
    version += 1;

    expect(await confirmReceipt(context, { ...step(id, version), actor: owner })).toMatchObject({ ok: true });
    version += 1;
    expect(await confirmReceipt(context, { ...step(id, version), actor: owner })).toMatchObject({
      because: "receipt_open",
    });
    const mark = (position: number, acted: "acted_on" | "not_acted_on") =>
      markOpinion(context, { ...step(id, version), actor: owner, position, acted, words: "补签了七份" });
    expect(await mark(3, "acted_on")).toEqual({ ok: false, reason: "opinion_closed" });
    expect(await mark(1, "acted_on")).toMatchObject({ ok: true });
    version += 1;
    expect(await mark(1, "not_acted_on")).toEqual({ ok: false, reason: "opinion_closed" });
    expect(await mark(2, "not_acted_on")).toMatchObject({ ok: true });

    const read = await readOpinions(context, id, owner);
    expect(read).toMatchObject([
      {
        position: 1,
        risk: "high",
        finding: opinion.finding,
        state: "acted_on",
        actedOn: today,
        acted: "补签了七份",
      },
      { position: 2, risk: "low", state: "not_acted_on", actedOn: null },
    ]);
    expect(await countCheckUps(db, { sponsorshipId })).toEqual({ enterprises: 1, opinions: 2, actedOn: 1 });
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("shows its opinions to nobody else", async () => {
    const { id } = await aCheckUp(context, adviser, undefined, { days: 5 });
    const version = await visited(context, adviser, id, 30);
    await giveOpinion(context, { ...step(id, version), actor: adviser.actor, opinion });
    const other = await anAdviser(db, { name: "何敏" });
    const strangers = [
      other.actor,
      town.clerk,
      town.supervisor,
      { kind: "resident", personId: await aPerson(db) },
      { kind: "code_holder", bookingId: id },
      { kind: "visitor" },
    ] as const;
    for (const actor of strangers) {
      expect(await readOpinions(context, id, actor)).toEqual([]);
      const given = await giveOpinion(context, { ...step(id, version + 1), actor, opinion });
      expect(given.ok).toBe(false);
    }
    expect(await readOpinions(context, id, adviser.actor)).toHaveLength(1);
  });

  it("is followed up on the day, once, for enterprise and adviser", async () => {
    await db.notification.deleteMany({
      where: { event: { in: ["booking_follow_up", "adviser_follow_up"] } },
    });
    const { id, personId } = await aCheckUp(context, adviser, undefined, { days: 6 });
    const version = await visited(context, adviser, id, 60);
    await giveOpinion(context, {
      ...step(id, version),
      actor: adviser.actor,
      opinion: { ...opinion, followUpOn: addDays(today, 20) },
    });
    const told = () =>
      db.notification.findMany({
        where: { event: { contains: "follow_up" }, facts: { path: ["about", "id"], equals: id } },
        select: { event: true, personId: true },
        orderBy: { event: "asc" },
      });
    await remindOfFollowUps(db, new Date(clock.getTime() + 19 * 86_400_000));
    expect(await told()).toEqual([]);
    for (const days of [20, 20, 21])
      await remindOfFollowUps(db, new Date(clock.getTime() + days * 86_400_000));
    expect(await told()).toEqual([
      { event: "adviser_follow_up", personId: adviser.actor.personId },
      { event: "booking_follow_up", personId },
    ]);
  });
});
