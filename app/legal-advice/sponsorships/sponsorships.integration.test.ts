import { beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/accounts/actor.ts";
import { addDays, columnFromLocalDate, localDateFrom, localDateOf } from "#app/deadlines/local-date.ts";
import { addMember } from "#app/organisations/add-member.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship, aTime } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { anAdministrator, aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { bookSlot } from "../bookings/book-slot.server.ts";
import { agreeSponsorship, type NewAgreement } from "./agree-sponsorship.server.ts";
import { endSponsorship, raiseHours } from "./change-sponsorship.server.ts";
import { overseeAdvice } from "./oversee-advice.server.ts";
import { setUpAdviser } from "./set-up-adviser.server.ts";
import { listSponsorships, monthsOf, oneSponsorship } from "./sponsorship-queries.server.ts";
import { villageAdvisers } from "./village-advisers.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const now = new Date("2026-03-03T02:00:00Z");
const today = localDateOf(now);
const context = { db, env, now: () => now };
const town = await aStaffedTown(db);
const administrator = await anAdministrator(db, town);
const { handler, supervisor, reviewer } = town;
const sponsorId = handler.organisationId;
let adviser: Awaited<ReturnType<typeof anAdviser>>;

beforeEach(async () => {
  adviser = await anAdviser(db);
});

const agreement = (changes: Partial<NewAgreement> = {}): NewAgreement => ({
  sponsorId,
  adviserId: adviser.id,
  startsOn: today,
  endsOn: addDays(today, 364),
  minutesPerMonth: 480,
  villages: [villageCode],
  ...changes,
});

const agree = (
  changes: Partial<NewAgreement> = {},
  { actor = administrator, key = newId() }: { actor?: StaffActor; key?: string } = {},
) => agreeSponsorship(context, { actor, agreement: agreement(changes), idempotencyKey: key });

async function agreed(changes: Partial<NewAgreement> = {}): Promise<string> {
  const made = await agree(changes);
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

describe("an agreement", () => {
  it("is made once for the same key, and leaves its trace", async () => {
    const key = newId();
    const first = await agree({}, { key });
    expect(await agree({}, { key })).toEqual(first);
    expect(await db.sponsorship.count({ where: { adviserId: adviser.id } })).toBe(1);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("is made by administrators alone", async () => {
    for (const actor of [handler, supervisor, town.clerk, adviser.actor])
      expect(await agree({}, { actor })).toEqual({ ok: false, reason: "not_allowed" });
  });

  it("says what is wrong with its term, its villages and whom it names", async () => {
    expect(await agree({ endsOn: addDays(today, -1), startsOn: addDays(today, -30) })).toMatchObject({
      reason: "term_over",
    });
    expect(await agree({ endsOn: addDays(today, -1) })).toMatchObject({ reason: "term_order" });
    expect(await agree({ villages: [] })).toMatchObject({ reason: "villages" });
    expect(await agree({ villages: ["421003"] })).toMatchObject({ reason: "villages" });
    expect(await agree({ adviserId: "nobody" })).toMatchObject({ reason: "adviser" });
    expect(await agree({ sponsorId: "nobody" })).toMatchObject({ reason: "sponsor" });
    expect(await agree({ adviserId: newId() })).toMatchObject({ reason: "adviser" });
    expect(await agree({ sponsorId: adviser.firmId })).toMatchObject({ reason: "sponsor" });
  });

  it("does not overlap another of the same two, and says from when it may begin", async () => {
    const endsOn = addDays(today, 100);
    await agreed({ endsOn });
    expect(await agree({ startsOn: endsOn })).toEqual({ ok: false, reason: "overlapping", until: endsOn });
    expect(await agree({ startsOn: addDays(endsOn, 1) })).toMatchObject({ ok: true });
    expect(await agree({ sponsorId: reviewer.organisationId })).toMatchObject({ ok: true });
  });

  it("made twice at the same moment is made once", async () => {
    const both = await Promise.all([agree(), agree()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("ends earlier, but not before a time that is booked", async () => {
    const id = await agreed();
    const wanted = aBooking(adviser.id, { now, personId: await aPerson(db) });
    expect(await bookSlot(context, wanted)).toMatchObject({ ok: true });
    const booked = localDateOf(wanted.startsAt);
    const end = (lastDay: string) =>
      endSponsorship(context, {
        actor: administrator,
        sponsorshipId: id,
        lastDay: localDateFrom(lastDay),
        idempotencyKey: newId(),
      });
    expect(await end(today)).toEqual({ ok: false, reason: "booked", until: booked });
    expect(await end(addDays(today, -1))).toMatchObject({ reason: "day", earliest: today });
    expect(await end(addDays(today, 400))).toMatchObject({ reason: "day", latest: addDays(today, 363) });
    expect(await end(booked)).toEqual({ ok: true });
    expect(
      await bookSlot(context, aBooking(adviser.id, { ...aTime(adviser.id, { now, days: 20 }), now })),
    ).toMatchObject({
      ok: false,
    });
  });

  it("buys more from this month on, in accounts that are open already, once", async () => {
    const id = await agreed();
    await bookSlot(context, aBooking(adviser.id, { now, personId: await aPerson(db) }));
    const raise = (minutesPerMonth: number, seen: number, key = newId()) =>
      raiseHours(context, {
        actor: administrator,
        sponsorshipId: id,
        minutesPerMonth,
        seen,
        idempotencyKey: key,
      });
    expect(await raise(400, 480)).toEqual({ ok: false, reason: "not_more" });
    expect(await raise(600, 300)).toEqual({ ok: false, reason: "changed" });
    const key = newId();
    expect(await raise(600, 480, key)).toEqual({ ok: true });
    expect(await raise(600, 480, key)).toEqual({ ok: true });
    const account = await db.hoursAccount.findFirstOrThrow({ where: { sponsorshipId: id } });
    expect(account.boughtMinutes).toBe(600);
    expect(await unbalancedAccounts(db)).toEqual([]);
  });
});

describe("who reads an agreement", () => {
  it("is the bureau that pays, the supervisors of its territory and the administrator, and nobody else", async () => {
    const id = await agreed();
    const sees = async (actor: StaffActor) => (await oneSponsorship(db, actor, id, now)) !== null;
    expect(await sees(handler)).toBe(true);
    expect(await sees(supervisor)).toBe(true);
    expect(await sees(administrator)).toBe(true);
    expect(await sees(reviewer)).toBe(false);
    expect(await sees({ ...supervisor, divisionPath: "421000/421002/" })).toBe(false);
    expect(await sees(town.clerk)).toBe(false);
    expect(await sees(adviser.actor)).toBe(false);
    const found = await listSponsorships(db, reviewer, { term: "running", typed: "", after: null }, now);
    expect(found.sponsorships.map((each) => each.id)).not.toContain(id);
  });

  it("finds it by words of sponsor, adviser or firm, page by page", async () => {
    const other = await anAdviser(db, { name: "欧阳志远" });
    await agreed({ adviserId: other.id });
    const list = (typed: string) =>
      listSponsorships(db, administrator, { term: "running", typed, after: null }, now);
    expect((await list("水利 欧阳")).count).toBe(1);
    expect((await list("欧阳志远律师事务所")).count).toBe(1);
    expect((await list("没有这个")).count).toBe(0);
  });

  it("shows the months that have begun, the newest first", () => {
    const term = { startsOn: localDateFrom("2026-01-15"), endsOn: localDateFrom("2026-02-20") };
    expect(monthsOf(term, localDateFrom("2026-03-01"))).toEqual(["2026-02-01", "2026-01-01"]);
    expect(monthsOf(term, localDateFrom("2025-12-01"))).toEqual([]);
  });
});

describe("a lawyer who is added", () => {
  const values = (changes: object = {}) => ({
    phone: `138${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`,
    displayName: "陆文清",
    firmId: adviser.firmId,
    licenceNumber: `1421020${String(Math.floor(Math.random() * 1e10)).padStart(10, "0")}`,
    ...changes,
  });
  const add = (given: ReturnType<typeof values>, { actor = administrator, key = newId() } = {}) =>
    setUpAdviser(context, { actor, values: given, idempotencyKey: key });

  it("becomes a member of the firm and an adviser with a licence, once for the same key", async () => {
    const given = values();
    const key = newId();
    const made = await add(given, { key });
    expect(await add(given, { key })).toEqual(made);
    const stored = await db.adviser.findUniqueOrThrow({
      where: { licenceNumber: given.licenceNumber },
      include: { person: { include: { memberships: true } } },
    });
    expect(stored.person.memberships).toMatchObject([{ role: "adviser", organisationId: adviser.firmId }]);
  });

  it("may be a member already", async () => {
    const given = values();
    await addMember(context, {
      actor: administrator,
      organisationId: adviser.firmId,
      values: { phone: given.phone, displayName: given.displayName, role: "adviser", post: null },
      idempotencyKey: newId(),
    });
    expect(await add(given)).toMatchObject({ ok: true });
  });

  it("has a licence and a number of their own, at a law firm", async () => {
    const given = values();
    await add(given);
    expect(await add(values({ licenceNumber: given.licenceNumber }))).toMatchObject({
      reason: "licence_taken",
    });
    expect(await add(values({ phone: given.phone }))).toMatchObject({ reason: "adviser_already" });
    expect(await add(values({ firmId: sponsorId }))).toMatchObject({ reason: "firm" });
    expect(await add(values(), { actor: handler })).toMatchObject({ reason: "not_allowed" });
  });
});

describe("a village", () => {
  it("sees its own adviser and the balance, and by name who stands in once the hours are gone", async () => {
    await db.sponsorship.updateMany({
      data: {
        endsOn: columnFromLocalDate(localDateFrom("2026-03-02")),
        startsOn: columnFromLocalDate(localDateFrom("2026-03-01")),
      },
    });
    const village = await db.division.findUniqueOrThrow({ where: { code: villageCode } });
    const neighbour = await db.division.findFirstOrThrow({
      where: { parentCode: village.parentCode, code: { not: villageCode } },
    });
    const own = await anAdviser(db, { name: "许文静" });
    const next = await anAdviser(db, { name: "范明亮" });
    await aSponsorship(db, { adviserId: own.id, sponsorId, minutesPerMonth: 30, day: today });
    await aSponsorship(db, { adviserId: next.id, sponsorId, places: [neighbour.code], day: today });
    const before = await villageAdvisers(db, village.path, now);
    expect(before.own).toMatchObject([{ displayName: "许文静", availableMinutes: 30, againFrom: null }]);
    expect(before.instead).toBeNull();

    await bookSlot(context, aBooking(own.id, { now, personId: await aPerson(db) }));
    const after = await villageAdvisers(db, village.path, now);
    expect(after.own).toMatchObject([
      { displayName: "许文静", availableMinutes: 0, againFrom: "2026-04-01" },
    ]);
    expect(after.instead).toMatchObject({ displayName: "范明亮", nearness: "township" });
  });
});

describe("supervisors", () => {
  it("see no number of a firm whose few advisers it would name", async () => {
    const before = await overseeAdvice(db, supervisor, now);
    for (const { counts } of before.firms) expect(counts).toBeNull();
  });
});
