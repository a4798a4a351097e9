import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnFromLocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { newId } from "#app/platform/ids.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { pdfText } from "#tests/setup/pdf-text.ts";
import { bookSlot } from "../bookings/book-slot.server.ts";
import { recordBookedService, recordOtherService } from "../chambers/record-service.server.ts";
import { heldBy, lockAccount, moveHours } from "./hours-accounts.server.ts";
import { chargeFor } from "./hours-ledger.ts";
import { type MonthlyStatement, monthlyStatement } from "./monthly-statement.server.ts";
import { statementCsv } from "./statement-csv.ts";
import { statementPdf } from "./statement-pdf.server.ts";

const { db } = await cloneDatabase();
const town = await aStaffedTown(db);
const now = new Date("2026-03-20T02:00:00Z");
const month = localDateFrom("2026-03-01");
const otherVillage = "421003100202";

type Did =
  | { readonly does: "book"; readonly minutes: number }
  | { readonly does: "cancel"; readonly which: number }
  | { readonly does: "serve"; readonly which: number; readonly minutes: number; readonly there: boolean }
  | { readonly does: "visit"; readonly minutes: number; readonly there: boolean };

const minutes = fc.integer({ min: 1, max: 240 });
const which = fc.nat({ max: 9 });
const there = fc.boolean();
const did: fc.Arbitrary<Did> = fc.oneof(
  fc.record({ does: fc.constant("book" as const), minutes }),
  fc.record({ does: fc.constant("cancel" as const), which }),
  fc.record({ does: fc.constant("serve" as const), which, minutes, there }),
  fc.record({ does: fc.constant("visit" as const), minutes, there }),
);

/** What bookings and services write of one agreement's month, by the ledger's own functions. */
async function aMonthOf(bought: number, happened: readonly Did[]): Promise<string> {
  const adviser = await anAdviser(db);
  const sponsorshipId = await aSponsorship(db, {
    adviserId: adviser.id,
    sponsorId: town.handler.organisationId,
    minutesPerMonth: bought,
    day: localDateFrom("2026-03-10"),
  });
  const bookings: string[] = [];
  for (const each of happened)
    await db.$transaction(async (tx) => {
      const account = await lockAccount(tx, { sponsorshipId, month, now });
      if (account === null) throw new Error("the agreement runs");
      if (each.does === "book") {
        const bookingId = newId();
        const reserved = [{ kind: "reserved", minutes: each.minutes }] as const;
        if ((await moveHours(tx, account, reserved, { bookingId, now })).ok) bookings.push(bookingId);
        return;
      }
      const bookingId = each.does === "visit" ? undefined : bookings[each.which % bookings.length || 0];
      const held = bookingId === undefined ? 0 : await heldBy(tx, account.id, bookingId);
      if (each.does === "cancel") {
        if (bookingId !== undefined && held > 0)
          await moveHours(tx, account, [{ kind: "returned", minutes: held }], { bookingId, now });
        return;
      }
      const serviceId = newId();
      const { movements, chargedMinutes } = chargeFor(account, { minutes: each.minutes, held });
      const about = bookingId === undefined ? { serviceId, now } : { bookingId, serviceId, now };
      expect(await moveHours(tx, account, movements, about)).toMatchObject({ ok: true });
      await tx.serviceRecord.create({
        data: {
          id: serviceId,
          adviserId: adviser.id,
          sponsorshipId,
          divisionCode: each.there ? otherVillage : villageCode,
          servedOn: columnFromLocalDate(month),
          enteredIn: columnFromLocalDate(month),
          minutes: each.minutes,
          chargedMinutes,
          kind: each.does === "visit" ? "lecture" : "consultation",
          peopleServed: 2,
          note: "",
          recordedAt: now,
        },
      });
    });
  return sponsorshipId;
}

async function statementOf(id: string): Promise<MonthlyStatement> {
  const statement = await monthlyStatement(db, town.handler, { id, month: "2026-03" }, now);
  if (statement === null) throw new Error("no statement");
  return statement;
}

describe("a monthly statement", () => {
  it("adds up to the ledger and to the services to the minute, whatever happened", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 60, max: 900 }),
        fc.array(did, { minLength: 1, maxLength: 14 }),
        async (bought, happened) => {
          const id = await aMonthOf(bought, happened);
          const { hours, places, total } = await statementOf(id);
          const account = await db.hoursAccount.findFirstOrThrow({ where: { sponsorshipId: id } });
          expect(hours).toMatchObject({
            bought,
            held: account.reservedMinutes,
            used: account.usedMinutes,
            balance: account.boughtMinutes - account.reservedMinutes - account.usedMinutes,
          });
          expect(hours.reserved - hours.returned).toBe(hours.held);
          expect(hours.balance).toBeGreaterThanOrEqual(0);
          const lines = places.flatMap((place) => place.lines);
          const sum = (what: "times" | "people" | "minutes" | "charged") =>
            lines.reduce((all, line) => all + line[what], 0);
          expect(sum("charged")).toBe(hours.used);
          expect(total).toEqual({
            times: sum("times"),
            late: 0,
            people: sum("people"),
            minutes: sum("minutes"),
            charged: hours.used,
          });
          const done = happened.filter(({ does }) => does === "serve" || does === "visit");
          expect(total.times).toBe(done.length);
        },
      ),
      { numRuns: 25 },
    );
    expect(await unbalancedAccounts(db)).toEqual([]);
  }, 60_000);

  it("is the same as a table, which a spreadsheet adds up again", async () => {
    const id = await aMonthOf(300, [
      { does: "book", minutes: 30 },
      { does: "serve", which: 0, minutes: 45, there: false },
      { does: "visit", minutes: 90, there: true },
      { does: "book", minutes: 60 },
    ]);
    const messages = messagesFor("zh-CN");
    const [head, ...rows] = statementCsv(await statementOf(id), messages)
      .replace("\uFEFF", "")
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
    expect(head).toHaveLength(7);
    const cell = (what: string) => Number(rows.find((row) => row[2] === what)?.[5]);
    const words = messages.sponsorships.statement;
    expect(cell(words.bought)).toBe(300);
    expect(cell(words.used) + cell(words.held) + cell(words.balance)).toBe(300);
    const services = rows.filter((row) => row[0] === words.services && row[1] !== "");
    expect(services.reduce((sum, row) => sum + Number(row[6]), 0)).toBe(cell(words.used));
    const [total] = rows.filter((row) => row[2] === words.total);
    expect(total?.slice(3)).toEqual(["2", "4", "135", "135"]);
  });

  it("is the same on paper", async () => {
    const id = await aMonthOf(300, [{ does: "visit", minutes: 75, there: false }]);
    const statement = await statementOf(id);
    for (const language of ["zh-CN", "en"] as const) {
      const pdf = await statementPdf(statement, { messages: messagesFor(language), language, now });
      const text = pdfText(pdf);
      expect(text).toContain("225");
      expect(text).toContain("荆州区水利和湖泊局");
    }
  });

  it("of a month in which nothing happened says what was bought, and there is none of a month to come", async () => {
    const adviser = await anAdviser(db);
    const id = await aSponsorship(db, {
      adviserId: adviser.id,
      sponsorId: town.handler.organisationId,
      minutesPerMonth: 600,
      day: localDateFrom("2026-03-10"),
    });
    expect((await statementOf(id)).hours).toEqual({
      bought: 600,
      reserved: 0,
      returned: 0,
      held: 0,
      used: 0,
      balance: 600,
    });
    for (const typed of ["2026-04", "2020-01", "2026-3", "../x", "2026-13"])
      expect(await monthlyStatement(db, town.handler, { id, month: typed }, now)).toBeNull();
  });

  it("of a closed month never changes: what is recorded late stands in the month of the day, and is named", async () => {
    const env = anEnv();
    const made = await anAdviser(db);
    const adviser = { ...made, displayName: "陆文" };
    const id = await aSponsorship(db, {
      adviserId: adviser.id,
      sponsorId: town.handler.organisationId,
      minutesPerMonth: 300,
      day: localDateFrom("2026-03-10"),
    });
    const record = (servedOn: string, at: string) =>
      recordOtherService(
        { db, env, now: () => new Date(at) },
        {
          adviser,
          sponsorshipId: id,
          divisionCode: villageCode,
          servedOn: localDateFrom(servedOn),
          minutes: 60,
          kind: "lecture",
          peopleServed: 12,
          note: "",
          idempotencyKey: newId(),
        },
      );
    const read = (month: string, at: string) =>
      monthlyStatement(db, town.handler, { id, month }, new Date(at));
    expect(await record("2026-03-18", "2026-04-05T10:00:00Z")).toMatchObject({ enteredIn: "2026-03-01" });
    expect((await read("2026-03", "2026-04-05T11:00:00Z"))?.isOpen).toBe(true);
    const closed = await read("2026-03", "2026-04-06T01:00:00Z");
    expect(closed).toMatchObject({ isOpen: false, hours: { used: 60 }, total: { times: 1, late: 0 } });

    // A booking of March that still holds hours when the month is closed.
    const bookedAt = new Date("2026-03-24T01:00:00Z");
    const startsAt = new Date("2026-03-31T01:00:00Z");
    const booked = await bookSlot(
      { db, env, now: () => bookedAt },
      aBooking(adviser.id, { now: bookedAt, startsAt, personId: await aPerson(db) }),
    );
    if (!booked.ok) throw new Error("the time was free");
    const service = { minutes: 30, kind: "consultation", peopleServed: 1, note: "" } as const;
    const lateAt = new Date("2026-04-10T01:00:00Z");
    expect(await record("2026-03-19", "2026-04-06T01:00:00Z")).toMatchObject({ enteredIn: "2026-04-01" });
    expect(
      await recordBookedService(
        { db, env, now: () => lateAt },
        { ...service, adviser, bookingId: booked.id, expectedVersion: 1, idempotencyKey: newId() },
      ),
    ).toMatchObject({ ok: true, chargedMinutes: 30, enteredIn: "2026-04-01" });

    const after = await read("2026-03", "2026-04-10T02:00:00Z");
    expect(after?.total).toEqual(closed?.total);
    expect(after?.hours).toMatchObject({ used: 60, held: 0, balance: 240 });
    const april = await read("2026-04", "2026-04-10T02:00:00Z");
    expect(april).toMatchObject({ hours: { used: 90 }, total: { times: 2, late: 2, charged: 90 } });
    // In the month after the agreement has ended nobody pays.
    expect(await record("2026-08-30", "2026-10-02T01:00:00Z")).toMatchObject({ ok: true, chargedMinutes: 0 });
    expect(await unbalancedAccounts(db)).toEqual([]);
  });

  it("is nobody else's to read", async () => {
    const id = await aMonthOf(300, [{ does: "visit", minutes: 75, there: false }]);
    const read = (actor: typeof town.handler) => monthlyStatement(db, actor, { id, month: "2026-03" }, now);
    expect(await read(town.supervisor)).not.toBeNull();
    for (const actor of [town.reviewer, town.clerk, town.discipline, town.stranger])
      expect(await read(actor)).toBeNull();
  });
});
