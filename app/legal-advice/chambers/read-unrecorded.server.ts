/** Bookings whose time is over and of which nobody said what became of them. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { lastDayToRecord } from "../bookings/booking-workflow.ts";

export type UnrecordedBooking = Awaited<ReturnType<typeof readUnrecorded>>[number];

/** The adviser's own, the oldest first, each with the last day on which it can be recorded without more ado. */
export async function readUnrecorded(
  { db, env }: { readonly db: Db; readonly env: Pick<Env, "fieldKeys"> },
  { adviser, now }: { readonly adviser: SignedInAdviser; readonly now: Date },
) {
  const rows = await db.booking.findMany({
    where: { adviserId: adviser.id, state: "confirmed", endsAt: { lte: now } },
    orderBy: { startsAt: "asc" },
    select: { id: true, number: true, startsAt: true, endsAt: true, nameSealed: true, enterpriseName: true },
  });
  return rows.map(({ nameSealed, enterpriseName, ...booking }) => ({
    ...booking,
    name: enterpriseName ?? open(env.fieldKeys, nameSealed, { field: "Booking.name", record: booking.id }),
    until: lastDayToRecord(booking.startsAt),
  }));
}
