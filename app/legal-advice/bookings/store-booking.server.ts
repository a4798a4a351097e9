/** Writes a new booking: booked by somebody, or offered to whoever waits. What people say of themselves is sealed. */
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { nextCaseNumber } from "#app/matters/case-number.server.ts";
import { hashLookupCode } from "#app/matters/lookup-code.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { recordParties, type Sides, sidesOf } from "../conflicts.server.ts";
import type { BookingActor } from "./booking-access.server.ts";
import { recordBookingEvent } from "./change-booking.server.ts";
import type { LockedSlot } from "./lock-slot.server.ts";
import { tellOfBooking } from "./tell-of-booking.server.ts";

export type BookedFor = {
  readonly kind: "consultation" | "check_up";
  /** The person's village. */
  readonly divisionCode: string;
  /** The account it belongs to; null when a clerk books for somebody. */
  readonly personId: string | null;
  readonly name: string;
  /** Empty for somebody without a telephone. */
  readonly phone: string;
  readonly phoneConfirmed: boolean;
  readonly topicId: string | null;
  readonly matter: string | null;
  /** Whom the dispute is with, as the person names them. */
  readonly otherSide: string | null;
};

/** Who is on which side of what is booked. */
export function bookedSides(
  env: Env,
  { name, otherSide, personId }: Pick<BookedFor, "name" | "otherSide" | "personId">,
  enterprise: { readonly name: string } | null,
): Sides {
  return sidesOf(env, { client: enterprise?.name ?? name, opponent: otherSide, clientId: personId });
}

type BookingToStore = {
  readonly id: string;
  readonly lookupCode: string;
  readonly slot: LockedSlot;
  readonly sponsorshipId: string | null;
  readonly bookedFor: BookedFor;
  readonly clerk?: { readonly membershipId: string; readonly consent: "present" | "on_the_phone" } | null;
  readonly enterprise?: {
    readonly name: string;
    readonly creditCode: string | null;
    readonly address: string;
  } | null;
  /** Set for an offer: the time is held, and not booked yet. */
  readonly offeredUntil?: Date | null;
  readonly actor: BookingActor;
  readonly now: Date;
};

/** Returns the number. `slot` is locked and its hours are held. */
export async function storeBooking(tx: Transaction, env: Env, booking: BookingToStore): Promise<string> {
  const { id, slot, bookedFor, clerk = null, enterprise = null, offeredUntil = null, actor, now } = booking;
  const number = await nextAdviceNumber(tx, now);
  const [action, state] =
    offeredUntil === null ? (["book", "confirmed"] as const) : (["offer", "offered"] as const);
  await tx.booking.create({ data: { ...columnsOf(env, booking), number, state } });
  const { firmId } = await tx.adviser.findUniqueOrThrow({
    where: { id: slot.adviserId },
    select: { firmId: true },
  });
  const sides = bookedSides(env, bookedFor, enterprise);
  await recordParties(tx, { firmId, matter: { bookingId: id }, sides, now });
  await recordBookingEvent(tx, {
    bookingId: id,
    sequence: 1,
    action,
    from: null,
    to: state,
    actor,
    facts: { startsAt: slot.startsAt.toISOString(), ...(clerk === null ? {} : { consent: clerk.consent }) },
    now,
  });
  await tellOfBooking(tx, { bookingId: id, action, by: null, now });
  return number;
}

/** All but number and state; what people say of themselves is sealed. */
function columnsOf(
  env: Env,
  {
    id,
    lookupCode,
    slot,
    sponsorshipId,
    bookedFor,
    clerk = null,
    enterprise = null,
    offeredUntil = null,
    now,
  }: BookingToStore,
) {
  const sealed = (field: string, text: string) => seal(env.fieldKeys, text, { field, record: id });
  const { matter, otherSide, name, phone, ...columns } = bookedFor;
  return {
    ...columns,
    id,
    lookupCodeHash: hashLookupCode(env.blindIndexKey, id, lookupCode),
    mode: slot.mode,
    adviserId: slot.adviserId,
    sponsorshipId,
    placeId: slot.placeId,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    occupiedFrom: slot.occupiedFrom,
    occupiedTo: slot.occupiedTo,
    seat: slot.seat,
    sharedBy: slot.sharedBy,
    bookedByMembershipId: clerk?.membershipId ?? null,
    consentMethod: clerk?.consent ?? null,
    nameSealed: sealed("Booking.name", name),
    phoneSealed: sealed("Booking.phone", phone),
    phoneIndex: phoneIndexOf(env, phone),
    matterSealed: matter === null ? null : sealed("Booking.matter", matter),
    otherSideSealed: otherSide === null ? null : sealed("Booking.otherSide", otherSide),
    enterpriseName: enterprise?.name ?? null,
    creditCode: enterprise?.creditCode ?? null,
    addressSealed: enterprise === null ? null : sealed("Booking.address", enterprise.address),
    offeredUntil,
    createdAt: now,
  };
}

/** Numbers of bookings and of places in the line. */
export function nextAdviceNumber(tx: Transaction, now: Date): Promise<string> {
  return nextCaseNumber(
    tx,
    localDateOf(now),
    async (number) =>
      (await tx.booking.count({ where: { number } })) +
        (await tx.waitlistEntry.count({ where: { number } })) >
      0,
  );
}
