/** A booking as the person who made it sees it. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { type BookingActor, bookingRelations, bookingsInReach } from "./booking-access.server.ts";
import { type BookingAction, bookingActions } from "./booking-workflow.ts";
import { bookingFacts, kernelColumns } from "./change-booking.server.ts";

export type OwnBooking = NonNullable<Awaited<ReturnType<typeof readOwnBooking>>>;

/** Null when it is not in this person's reach. */
export async function readOwnBooking(
  db: Db,
  env: Pick<Env, "fieldKeys">,
  { number, actor, now }: { readonly number: string; readonly actor: BookingActor; readonly now: Date },
) {
  const row = await db.booking.findFirst({
    where: { AND: [{ number }, bookingsInReach(actor)] },
    select: {
      ...kernelColumns,
      sequence: true,
      createdAt: true,
      nameSealed: true,
      phoneSealed: true,
      matterSealed: true,
      otherSideSealed: true,
      enterpriseName: true,
      creditCode: true,
      addressSealed: true,
      topic: { select: { name: true, nameEn: true } },
      place: { select: { name: true, address: true } },
      sponsorship: { select: { sponsor: { select: { name: true } } } },
      adviser: {
        select: {
          ...kernelColumns.adviser.select,
          displayName: true,
          firm: { select: { name: true, address: true, phone: true } },
        },
      },
      events: {
        orderBy: { sequence: "asc" },
        select: { id: true, action: true, at: true, actorKind: true, facts: true },
      },
    },
  });
  if (row === null) return null;
  const opened = (field: string, sealed: string) =>
    open(env.fieldKeys, sealed, { field: `Booking.${field}`, record: row.id });
  return {
    id: row.id,
    number,
    version: row.version,
    state: row.state,
    kind: row.kind,
    mode: row.mode,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    offeredUntil: row.offeredUntil,
    noticeUntil: new Date(row.startsAt.getTime() - row.adviser.noticeHours * 3_600_000),
    adviserName: row.adviser.displayName,
    adviserId: row.adviserId,
    firm: row.adviser.firm,
    place: row.place,
    divisionCode: row.divisionCode,
    sponsorName: row.sponsorship?.sponsor.name ?? null,
    topic: row.topic,
    /** How many were given. */
    opinions: row._count.opinions,
    confirmedAt: row.confirmedAt,
    sequence: row.sequence,
    changedAt: row.events.at(-1)?.at ?? row.createdAt,
    /** Only for the account it belongs to: the code alone, and the clerk who booked, see the time and the place. */
    personal:
      actor.kind === "resident"
        ? {
            name: opened("name", row.nameSealed),
            phone: opened("phone", row.phoneSealed),
            matter: row.matterSealed === null ? null : opened("matter", row.matterSealed),
            otherSide: row.otherSideSealed === null ? null : opened("otherSide", row.otherSideSealed),
            enterpriseName: row.enterpriseName,
            creditCode: row.creditCode,
            address: row.addressSealed === null ? null : opened("address", row.addressSealed),
          }
        : null,
    events: row.events.map(({ facts, ...event }) => ({ ...event, startsAt: startOf(facts) })),
    actions: bookingActions(bookingFacts(row), bookingRelations(actor), now).map(({ action, verdict }) => ({
      action: action satisfies BookingAction,
      because: verdict.open ? null : verdict.because,
    })),
  };
}

/** The time a step was about, for the wording; null when it was about none. */
function startOf(facts: unknown): string | null {
  if (typeof facts !== "object" || facts === null || !("startsAt" in facts)) return null;
  return typeof facts.startsAt === "string" ? facts.startsAt : null;
}
