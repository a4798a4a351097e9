/** Why a step of a booking was refused, in the person's words. Shared by who booked and the adviser. */
import type { Messages } from "#app/i18n/index.ts";
import type { BookingChanged } from "./change-booking.server.ts";

/** Throws 404 for a booking that is not there, or not theirs. */
export function bookingRefusal(
  refused: Extract<BookingChanged, { ok: false }>,
  { bookings: { closed } }: Messages,
): string {
  if (refused.reason === "not_found") throw new Response(null, { status: 404 });
  if (refused.reason === "changed_meanwhile" || refused.because === "state") return closed.changed;
  return closed[refused.because];
}
