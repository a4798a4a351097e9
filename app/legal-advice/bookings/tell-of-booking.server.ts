/** Who is told of which step of a booking, in the transaction of the step. */
import { localDateOf } from "#app/deadlines/local-date.ts";
import type { NotificationEvent } from "#app/notifications/events.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { BookingAction, BookingState } from "./booking-workflow.ts";

type Told = { readonly booker?: NotificationEvent; readonly adviser?: NotificationEvent };

const told: Readonly<Partial<Record<BookingAction | "book" | "offer", Told>>> = {
  book: { booker: "booking_booked", adviser: "adviser_booked" },
  offer: { booker: "booking_offered" },
  take_offer: { booker: "booking_booked", adviser: "adviser_booked" },
  lapse: { booker: "booking_lapsed" },
  reschedule: { booker: "booking_moved", adviser: "adviser_moved" },
  cancel: { adviser: "adviser_cancelled" },
  call_off: { booker: "booking_called_off" },
  serve: { booker: "booking_served" },
  close_unrecorded: { adviser: "adviser_closed_unrecorded" },
  give_opinion: { booker: "booking_opinion" },
  confirm_receipt: { adviser: "adviser_receipt" },
  mark_opinion: { adviser: "adviser_opinion_marked" },
};

/**
 * Once the step is written. Nobody is told of what they did themselves at the desk (`by`, an account), and the
 * adviser never of an offer that was turned down: it was no booking yet.
 */
export async function tellOfBooking(
  tx: Transaction,
  {
    bookingId,
    action,
    from = null,
    by,
    now,
  }: {
    readonly bookingId: string;
    readonly action: BookingAction | "book" | "offer";
    readonly from?: BookingState | null;
    readonly by: string | null;
    readonly now: Date;
  },
): Promise<void> {
  const { booker, adviser } = told[action] ?? {};
  if (booker === undefined && adviser === undefined) return;
  const booking = await tx.booking.findUniqueOrThrow({ where: { id: bookingId }, select: tellColumns });
  if (booker !== undefined) await tellBooker(tx, booking, booker, now);
  const adviserId = booking.adviser.personId;
  if (adviser !== undefined && from !== "offered" && adviserId !== by)
    await notify(tx, {
      to: { about: { kind: "booking", id: booking.id }, personId: adviserId },
      event: adviser,
      facts: { number: booking.number, due: null, at: booking.startsAt.toISOString() },
      dedupeKey: `booking:${booking.id}:${booking.version}:${adviser}`,
      now,
    });
}

export const tellColumns = {
  id: true,
  number: true,
  version: true,
  startsAt: true,
  offeredUntil: true,
  personId: true,
  phoneConfirmed: true,
  adviser: { select: { personId: true } },
} as const;

type TellBooking = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly startsAt: Date;
  readonly offeredUntil: Date | null;
  readonly personId: string | null;
  readonly phoneConfirmed: boolean;
};

/** Nothing for somebody without an account whose number nobody confirmed: it might be a stranger's. */
export async function tellBooker(
  tx: Transaction,
  booking: TellBooking,
  event: NotificationEvent,
  now: Date,
): Promise<void> {
  if (booking.personId === null && !booking.phoneConfirmed) return;
  const at = event === "booking_offered" ? booking.offeredUntil : booking.startsAt;
  await notify(tx, {
    to: { about: { kind: "booking", id: booking.id }, personId: booking.personId },
    event,
    facts: { number: booking.number, due: null, at: at?.toISOString() ?? null },
    // A booking that is moved is told of anew, and reminded of anew.
    dedupeKey: `booking:${booking.id}:${onceA(event, booking, now)}:${event}`,
    now,
  });
}

/** A reminder comes once a time, several opinions of one day are told of once, everything else once a step. */
function onceA(event: NotificationEvent, { startsAt, version }: TellBooking, now: Date): string {
  if (event === "booking_tomorrow" || event === "booking_soon") return startsAt.toISOString();
  return event === "booking_opinion" ? localDateOf(now) : String(version);
}
