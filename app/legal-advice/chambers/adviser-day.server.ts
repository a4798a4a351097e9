/** A day in chambers: who comes, what waits for an answer, what the month has used. */
import {
  addDays,
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { momentOf } from "../bookings/slots.ts";
import { monthOf } from "../sponsorships/hours-accounts.server.ts";
import { availableMinutes } from "../sponsorships/hours-ledger.ts";

/** The states in which somebody comes, came, or was expected. */
const shown = ["offered", "confirmed", "served", "no_show", "unrecorded"] as const;

/** Only what is this adviser's own; the names are opened because nobody else reads this page. */
export async function readAdviserDay(
  { db, env }: { readonly db: Db; readonly env: Pick<Env, "fieldKeys"> },
  { adviser, day, now }: { readonly adviser: SignedInAdviser; readonly day: LocalDate; readonly now: Date },
) {
  const [bookings, ahead] = await Promise.all([
    db.booking.findMany({
      where: {
        adviserId: adviser.id,
        state: { in: [...shown] },
        startsAt: { gte: momentOf(day, 0), lt: momentOf(addDays(day, 1), 0) },
      },
      orderBy: [{ startsAt: "asc" }, { seat: "asc" }],
      select: {
        id: true,
        number: true,
        state: true,
        kind: true,
        mode: true,
        startsAt: true,
        endsAt: true,
        nameSealed: true,
        otherSideSealed: true,
        enterpriseName: true,
        topic: { select: { name: true, nameEn: true } },
        place: { select: { name: true } },
        service: { select: { minutes: true } },
      },
    }),
    bookedDays(db, adviser.id, localDateOf(now)),
  ]);
  return {
    bookings: bookings.map(({ nameSealed, otherSideSealed, ...booking }) => {
      const opened = (field: string, sealed: string) =>
        open(env.fieldKeys, sealed, { field: `Booking.${field}`, record: booking.id });
      return {
        ...booking,
        name: booking.enterpriseName ?? opened("name", nameSealed),
        otherSide: otherSideSealed === null ? null : opened("otherSide", otherSideSealed),
      };
    }),
    ahead,
  };
}

/** How many come on each of the seven days from `from` on. */
async function bookedDays(db: Db, adviserId: string, from: LocalDate) {
  const rows = await db.booking.findMany({
    where: {
      adviserId,
      state: { in: [...shown] },
      startsAt: { gte: momentOf(from, 0), lt: momentOf(addDays(from, 7), 0) },
    },
    select: { startsAt: true },
  });
  const days = Array.from({ length: 7 }, (_, index) => addDays(from, index));
  return days.map((day) => ({
    day,
    count: rows.filter(({ startsAt }) => localDateOf(startsAt) === day).length,
  }));
}

/** What this month's hours are bought, held and used, by who pays; and what was done with them. */
export async function readAdviserMonth(
  db: Db,
  { adviserId, month }: { readonly adviserId: string; readonly month: LocalDate },
) {
  const first = columnFromLocalDate(month);
  const next = columnFromLocalDate(monthOf(columnFromLocalDate(addDays(month, 31))));
  const [sponsorships, services] = await Promise.all([
    db.sponsorship.findMany({
      where: { adviserId, startsOn: { lt: next }, endsOn: { gte: first } },
      orderBy: { startsOn: "asc" },
      select: {
        id: true,
        minutesPerMonth: true,
        sponsor: { select: { name: true } },
        accounts: {
          where: { month: first },
          select: { boughtMinutes: true, reservedMinutes: true, usedMinutes: true },
        },
      },
    }),
    db.serviceRecord.findMany({
      where: { adviserId, servedOn: { gte: first, lt: next } },
      orderBy: [{ servedOn: "asc" }, { recordedAt: "asc" }],
      select: {
        id: true,
        servedOn: true,
        enteredIn: true,
        minutes: true,
        chargedMinutes: true,
        kind: true,
        peopleServed: true,
        note: true,
        division: { select: { fullName: true } },
        sponsorship: { select: { sponsor: { select: { name: true } } } },
        booking: { select: { number: true, mode: true } },
      },
    }),
  ]);
  return {
    // A month in which nothing was moved yet has what was agreed.
    hours: sponsorships.map(({ id, sponsor, minutesPerMonth, accounts: [account] }) => {
      const state = account ?? { boughtMinutes: minutesPerMonth, reservedMinutes: 0, usedMinutes: 0 };
      return { id, sponsorName: sponsor.name, ...state, leftMinutes: availableMinutes(state) };
    }),
    services: services.map(({ servedOn, enteredIn, ...service }) => ({
      ...service,
      servedOn: localDateFromColumn(servedOn),
      ...lateMonth(servedOn, enteredIn),
    })),
  };
}

/** The month in which a late record was entered; null for one that stands in its own. */
export function lateMonth(servedOn: Date, enteredIn: Date): { readonly lateIn: LocalDate | null } {
  return { lateIn: enteredIn > servedOn ? localDateFromColumn(enteredIn) : null };
}

export type AdviserMonth = Awaited<ReturnType<typeof readAdviserMonth>>;
