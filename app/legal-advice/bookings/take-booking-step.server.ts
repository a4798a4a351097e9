/** The steps of the person who booked, and of the adviser: cancel, move, not there, rate. Once for the form's key, each in one transaction. */
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { databaseRefusal } from "#app/platform/database-errors.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { openCallBack } from "#app/ratings/open-call-back.server.ts";
import { type AdviceContext, adviceTransaction } from "../advice-context.server.ts";
import { lockAccount, monthOf } from "../sponsorships/hours-accounts.server.ts";
import { type BookingActor, bookingsInReach } from "./booking-access.server.ts";
import {
  type BookingChanged,
  type BookingStep,
  changeBookingIn,
  type KernelBooking,
} from "./change-booking.server.ts";
import { type NearSlot, nearestSlots } from "./find-slots.server.ts";
import { giveBackHours } from "./give-back-hours.server.ts";
import { lockAdviser, lockSlot, reserveHours } from "./lock-slot.server.ts";
import { offerTimesIn, settleWaiting } from "./offer-times.server.ts";
import { kindOfMode } from "./slots.ts";
import type { WantedTime } from "./wanted-time.ts";

export type StepRequest = {
  readonly bookingId: string;
  readonly expectedVersion: number;
  readonly actor: BookingActor;
  readonly idempotencyKey: string;
};

/** Gives the time and the hours back. `call_off` is the adviser's. */
export function cancelBooking(
  context: AdviceContext,
  request: StepRequest & { readonly action: "cancel" | "call_off" },
): Promise<BookingChanged> {
  const now = context.now();
  return onceFor(context, request, request.action, async (tx) => {
    const booking = await tx.booking.findFirst({
      where: { AND: [{ id: request.bookingId }, bookingsInReach(request.actor)] },
      select: { adviserId: true },
    });
    if (booking === null) return { ok: false, reason: "not_found" };
    await lockAdviser(tx, booking.adviserId);
    return changeBookingIn(tx, {
      ...request,
      now,
      columns: { sequence: { increment: 1 } },
      also: async (inside, before) => {
        await giveBackHours(inside, before, now);
        await settleWaiting(inside, before.id, "left");
        // An adviser who calls off is away: that time is nobody's.
        if (request.action === "cancel")
          await offerTimesIn(inside, { env: context.env, adviserId: before.adviserId, now });
      },
    });
  });
}

/** Only the adviser was there to see it. What was held goes back; a service recorded later takes what there is. */
export function recordNoShow(context: AdviceContext, request: StepRequest): Promise<BookingChanged> {
  const now = context.now();
  return onceFor(context, request, "record_no_show", (tx) =>
    changeBookingIn(tx, {
      ...request,
      action: "record_no_show",
      now,
      also: (inside, before) => giveBackHours(inside, before, now),
    }),
  );
}

/** The time that is held for somebody who waited becomes theirs. */
export function takeOffer(context: AdviceContext, request: StepRequest): Promise<BookingChanged> {
  return onceFor(context, request, "take_offer", (tx) =>
    changeBookingIn(tx, {
      ...request,
      action: "take_offer",
      now: context.now(),
      also: (inside, before) => settleWaiting(inside, before.id, "booked"),
    }),
  );
}

/** The enterprise received all opinions that were given so far; it need not agree. */
export function confirmReceipt(context: AdviceContext, request: StepRequest): Promise<BookingChanged> {
  const now = context.now();
  return onceFor(context, request, "confirm_receipt", (tx) =>
    changeBookingIn(tx, { ...request, action: "confirm_receipt", now, columns: { confirmedAt: now } }),
  );
}

/** 好差评, one evaluation a service (GB/T 39734-2020 4.1). */
export function rateBooking(
  context: AdviceContext,
  request: StepRequest & {
    readonly level: number;
    readonly reasons: readonly string[];
    readonly comment: string | null;
  },
): Promise<BookingChanged> {
  const now = context.now();
  return onceFor(context, request, "rate", (tx) =>
    changeBookingIn(tx, {
      ...request,
      action: "rate",
      now,
      also: async (inside, booking) => {
        await inside.adviceRating.create({
          data: {
            id: newId(),
            bookingId: booking.id,
            firmId: booking.adviser.firmId,
            level: request.level,
            reasons: [...request.reasons],
            comment: request.comment,
            ratedAt: now,
          },
        });
        const { level, reasons, comment } = request;
        await openCallBack(inside, {
          matter: { kind: "booking", id: booking.id, number: booking.number },
          divisionCode: booking.divisionCode,
          personId: booking.personId,
          organisationId: booking.adviser.firmId,
          level,
          reasons,
          comment,
          calendar: await loadWorkingCalendar(inside),
          now,
        });
      },
    }),
  );
}

export type Rescheduled =
  | BookingChanged
  | { readonly ok: false; readonly reason: "gone"; readonly nearest: readonly NearSlot[] }
  | { readonly ok: false; readonly reason: "no_hours"; readonly nearest: readonly NearSlot[] };

/** Another time with the same adviser; the old one is free again. `wanted` names the adviser of the booking. */
export async function rescheduleBooking(
  context: AdviceContext,
  request: StepRequest & { readonly wanted: WantedTime },
): Promise<Rescheduled> {
  const now = context.now();
  const { db } = context;
  const { wanted } = request;
  let reason: "gone" | "no_hours";
  try {
    return await onceFor(context, request, "reschedule", (tx) => moveIn(tx, context.env, request, now));
  } catch (error) {
    // The constraint has the last word (one_booking_a_seat).
    const overlaps = databaseRefusal(error)?.kind === "overlap";
    if (!overlaps && !(error instanceof TimeLost)) throw error;
    reason = error instanceof TimeLost ? error.reason : "gone";
  }
  const booking = await db.booking.findFirst({
    where: { AND: [{ id: request.bookingId }, bookingsInReach(request.actor)] },
    select: { division: { select: { path: true } } },
  });
  if (booking === null) return { ok: false, reason: "not_found" };
  const nearest = await nearestSlots(db, { ...wanted, path: booking.division.path, now }, 20);
  return { ok: false, reason, nearest: nearest.filter(({ adviserId }) => adviserId === wanted.adviserId) };
}

/** Rolls the step back: the new time cannot be had, so the old one stays. */
class TimeLost extends Error {
  readonly reason: "gone" | "no_hours";
  constructor(reason: "gone" | "no_hours") {
    super(reason);
    this.reason = reason;
  }
}

async function moveIn(
  tx: Transaction,
  env: Env,
  { wanted, ...request }: StepRequest & { readonly wanted: WantedTime },
  now: Date,
): Promise<BookingChanged> {
  const booking = await tx.booking.findFirst({
    where: { AND: [{ id: request.bookingId }, bookingsInReach(request.actor)] },
    select: { adviserId: true, divisionCode: true, kind: true },
  });
  if (booking === null || booking.adviserId !== wanted.adviserId) return { ok: false, reason: "not_found" };
  if (kindOfMode(wanted.mode) !== booking.kind) throw new TimeLost("gone");
  const slot = await lockSlot(tx, wanted, { now, except: request.bookingId });
  if (slot === null) throw new TimeLost("gone");
  const division = await divisionByCode(tx, booking.divisionCode);
  if (division === null) throw new Error("a booking's place exists");
  return changeBookingIn(tx, {
    ...request,
    action: "reschedule",
    now,
    facts: { startsAt: slot.startsAt.toISOString() },
    columns: {
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      occupiedFrom: slot.occupiedFrom,
      occupiedTo: slot.occupiedTo,
      seat: slot.seat,
      sharedBy: slot.sharedBy,
      mode: slot.mode,
      placeId: slot.placeId,
      sequence: { increment: 1 },
    },
    also: async (inside, before) => {
      await lockMonths(inside, before, slot, now);
      await giveBackHours(inside, before, now);
      const sponsorshipId = await reserveHours(inside, {
        bookingId: before.id,
        slot,
        path: division.path,
        now,
      });
      if (sponsorshipId === null) throw new TimeLost("no_hours");
      await inside.booking.update({
        where: { id: before.id },
        data: { sponsorshipId },
        select: { id: true },
      });
      await offerTimesIn(inside, { env, adviserId: before.adviserId, now });
    },
  } satisfies BookingStep);
}

/** Both months of a move, the earlier first, so that two moves in opposite directions wait instead of blocking. */
async function lockMonths(tx: Transaction, from: KernelBooking, to: { readonly startsAt: Date }, now: Date) {
  const { sponsorshipId } = from;
  if (sponsorshipId === null) return;
  for (const month of [monthOf(from.startsAt), monthOf(to.startsAt)].sort())
    await lockAccount(tx, { sponsorshipId, month, now });
}

/** Once for the form's key, in a transaction of its own. */
export function onceFor<Result extends { readonly ok: boolean }>(
  { db }: AdviceContext,
  { bookingId, idempotencyKey }: StepRequest,
  action: string,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return db.$transaction(
    (tx) =>
      once<Result>(
        tx,
        `booking:${bookingId}:${action}`,
        idempotencyKey,
        () => work(tx),
        ({ ok }) => ok,
      ),
    adviceTransaction,
  );
}
